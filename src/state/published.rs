//! What the organiser published beside the programme: the last good copy at once, the newest with every look at the host.

use leptos::{prelude::*, task::spawn_local};

use super::meeting::{Loading, Programme, use_programme};
use crate::{
    browser::{assets, storage::shelf::Shelf},
    domain::{format::read_published, id::MeetingId, published::Published, storage_key::RecordType},
};

/// The file that belongs to a meeting, with what it said last.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Known {
    meeting: MeetingId,
    address: String,
    says: Option<Published>,
}

/// What the organiser published.
#[derive(Debug, Clone, Copy)]
pub struct PublishedFile {
    known: StoredValue<Option<Known>>,
    changed: Trigger,
}

/// What the organiser published.
pub fn use_published() -> PublishedFile {
    expect_context()
}

impl PublishedFile {
    /// Looks at the host whenever the programme does, so that it costs no hour of its own.
    pub fn provide() -> Self {
        let programme = use_programme();
        let here = Self { known: StoredValue::new(None), changed: Trigger::new() };
        Effect::new(move || {
            programme.looks();
            here.follow(programme);
        });
        provide_context(here);
        here
    }

    /// Reads something from what is published of this meeting; `None` when nothing is known of it. Tracked.
    pub fn with<T>(self, meeting: &MeetingId, read: impl FnOnce(&Published) -> T) -> Option<T> {
        self.changed.track();
        self.known.with_value(|known| known.as_ref().filter(|known| known.meeting == *meeting)?.says.as_ref().map(read))
    }

    /// Goes over to the file of the meeting on screen, and looks at it.
    fn follow(self, programme: Programme) {
        let Loading::Ready(loaded) = programme.loading() else { return };
        let (meeting, address) = (loaded.meeting.id.clone(), loaded.meeting.published.clone());
        let is_same = |known: &Known| known.meeting == meeting && Some(&known.address) == address.as_ref();
        if !self.known.with_value(|known| known.as_ref().map_or(address.is_none(), is_same)) {
            let says = address.as_ref().and_then(|address| copy_of(&meeting, address));
            self.known.set_value(address.clone().map(|address| Known { meeting: meeting.clone(), address, says }));
            self.changed.notify();
        }
        if let Some(address) = address {
            spawn_local(async move { self.look(meeting, address).await });
        }
    }

    async fn look(self, meeting: MeetingId, address: String) {
        // A host that cannot be reached and a file that is not what it should be leave the last good copy, which tells its own time.
        let Ok(bytes) = assets::read(&address).await else { return };
        let Ok(read) = read_published(&bytes) else { return };
        let newest = Known { meeting, address, says: Some(read.value) };
        // By now another meeting may be on screen; and the same as before is no news.
        let is_news = |known: &Known| known.meeting == newest.meeting && known.address == newest.address && *known != newest;
        if self.known.try_with_value(|known| known.as_ref().is_some_and(is_news)) == Some(true) {
            // The copy is a courtesy: where storage refuses, this works as long as the host answers.
            drop(Shelf::of(&newest.meeting, RecordType::Published).write(&newest.address, &String::from_utf8_lossy(&bytes)));
            self.known.set_value(Some(newest));
            self.changed.notify();
        }
    }
}

fn copy_of(meeting: &MeetingId, address: &str) -> Option<Published> {
    let text = Shelf::of(meeting, RecordType::Published).read(address).ok().flatten()?;
    Some(read_published(text.as_bytes()).ok()?.value)
}
