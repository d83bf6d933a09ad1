//! Names of stored records.

use kuluary::domain::{
    id::MeetingId,
    storage_key::{Directory, RecordType, StorageKey},
};

#[test]
fn a_directory_and_its_index_page_share_their_records() {
    assert_eq!(Directory::of_path("/x/"), Directory::of_path("/x/index.html"));
    assert_ne!(Directory::of_path("/x/"), Directory::of_path("/x"));
    assert_eq!(Directory::of_path("/x"), Directory::of_path("/"));
    assert_eq!(Directory::of_path(""), Directory::of_path("/"));
}

#[test]
fn a_key_names_directory_meeting_type_and_id() {
    let meeting = MeetingId::parse("2017-09-baltow").ok();
    let key = Directory::of_path("/x/").key(meeting.as_ref(), RecordType::Draft, "a:b");
    assert_eq!(key.as_str(), "kuluary:1:/x/:2017-09-baltow:draft:a:b");
    assert_eq!(key.id(), "a:b");
    assert_eq!(StorageKey::parse(key.as_str()), Some(key));
    assert_eq!(StorageKey::parse("other:1:/x/:m:draft:a"), None);
}

#[test]
fn a_colon_in_the_path_does_not_shift_the_parts() {
    let key = Directory::of_path("/a:b/").key(None, RecordType::Setting, "theme");
    assert_eq!(key.as_str(), "kuluary:1:/a%3Ab/:-:setting:theme");
    assert_eq!(key.id(), "theme");
}
