//! Names of stored records: `kuluary:1:<directory path>:<meeting>:<type>:<id>`, one record per name.
//!
//! The directory keeps apps on one origin apart, the meeting keeps editions apart. Nothing here touches a storage.

use std::fmt;

use super::id::MeetingId;

/// The version of the naming scheme, with the app's name: every key begins with it.
const SCHEME: &str = "kuluary:1:";

/// What a record holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RecordType {
    /// A setting of the device, of no meeting.
    Setting,
    /// A picked or starred session; the id is the session's.
    Pick,
    /// Two picked sessions that clash and were both kept; the id is theirs, joined by `~`.
    Kept,
    /// Ranked wishes in a block; the id is the block's.
    Wish,
    /// The last good copy of what the organiser published beside the programme; the id is its address.
    Published,
    /// A private note; the id is the session's.
    Note,
    /// A form being filled in; the id is the submission's.
    Draft,
    /// A submission with its place on the way; the id is the submission's.
    Submission,
    /// The last good copy of a file of the app; the id is its address.
    Copy,
    /// When the host was last known to have that copy as its newest, in RFC 3339; the id is the file's address.
    Checked,
    /// The programme whose changes were last read, as its file was; the id is the file's address.
    Read,
    /// Data typed in at the organiser's desk.
    Desk,
    /// A submission of this device that was handed over; the id is the submission's.
    HandedOver,
    /// A submission that was given at a stand, so nobody's own; the id is the submission's.
    Stand,
    /// A submission that an organiser's device received, or what of it could not be read, as earlier versions stored it; the id is the
    /// submission's with a fingerprint of its text.
    Received,
    /// The last import of received submissions, as earlier versions stored it.
    Import,
    /// The organiser's division of people among workshops.
    Allocation,
    /// The organiser's marks on a comment, or a theme of them; the id is a fingerprint of the comment, or the theme's.
    Mark,
    /// The results of another meeting that the organiser compares with; the id is a fingerprint of them.
    Edition,
    /// The organiser's own texts of the evaluation report; the id tells one from another.
    Report,
    /// An import of submissions that are stored in parcels.
    Gathered,
    /// A parcel of submissions.
    Parcel,
}

impl RecordType {
    /// The word that stands in the key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Setting => "setting",
            Self::Pick => "pick",
            Self::Kept => "kept",
            Self::Wish => "wish",
            Self::Published => "published",
            Self::Note => "note",
            Self::Draft => "draft",
            Self::Submission => "submission",
            Self::Copy => "copy",
            Self::Checked => "checked",
            Self::Read => "read",
            Self::Desk => "desk",
            Self::HandedOver => "handed",
            Self::Stand => "stand",
            Self::Received => "received",
            Self::Import => "import",
            Self::Allocation => "allocation",
            Self::Mark => "mark",
            Self::Edition => "edition",
            Self::Report => "report",
            Self::Gathered => "gathered",
            Self::Parcel => "parcel",
        }
    }
}

/// The directory the app is served from; `/x/` and `/x/index.html` are the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directory(String);

impl Directory {
    /// The directory of a page's path (`location.pathname`).
    pub fn of_path(path: &str) -> Self {
        let end = path.rfind('/').map_or(0, |at| at + 1);
        let directory = if end == 0 { "/" } else { &path[..end] };
        // A colon would be taken for the separator of the key's parts.
        Self(directory.replace(':', "%3A"))
    }

    /// The key of one record.
    pub fn key(&self, meeting: Option<&MeetingId>, kind: RecordType, id: &str) -> StorageKey {
        StorageKey(format!("{}{id}", self.prefix(meeting, kind)))
    }

    /// What the keys of all records of a type begin with.
    pub fn prefix(&self, meeting: Option<&MeetingId>, kind: RecordType) -> String {
        // A dash is no meeting id, so records of the device and of a meeting never meet.
        let meeting = meeting.map_or("-", MeetingId::as_str);
        format!("{}{meeting}:{}:", self.all(), kind.code())
    }

    /// What the keys of every record of this app begin with.
    pub fn all(&self) -> String {
        format!("{SCHEME}{}:", self.0)
    }

    /// The name of the database of this app.
    pub fn database(&self) -> String {
        format!("{SCHEME}{}", self.0)
    }

    /// The name of the database of what an organiser gathered: so much that the other one stays quick without it.
    pub fn gathered_database(&self) -> String {
        format!("{SCHEME}{}:gathered", self.0)
    }
}

/// The name of one record.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StorageKey(String);

impl StorageKey {
    /// A key as a storage lists it; `None` when it is not one of ours.
    pub fn parse(text: &str) -> Option<Self> {
        (text.starts_with(SCHEME) && text.splitn(6, ':').count() == 6).then(|| Self(text.to_owned()))
    }

    /// The id: the last part.
    pub fn id(&self) -> &str {
        self.0.splitn(6, ':').last().unwrap_or_default()
    }

    /// The meeting; `None` for a record of the device.
    pub fn meeting(&self) -> Option<MeetingId> {
        self.0.split(':').nth(3).and_then(|meeting| MeetingId::parse(meeting).ok())
    }

    /// The type, as `RecordType::code` writes it.
    pub fn kind(&self) -> &str {
        self.0.split(':').nth(4).unwrap_or_default()
    }

    /// The key as the storage knows it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for StorageKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
