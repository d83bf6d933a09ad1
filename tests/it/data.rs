//! The files that ship: every one is read without a problem or a warning.

use std::{fs, path::Path};

use kuluary::domain::format::{read_config, read_meeting};

fn bytes(path: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn every_meeting_that_ships_is_read_without_a_problem_or_a_warning() {
    for id in ["2017-06-warszawa", "2017-09-baltow", "2017-10-baltow", "2017-11-baltow"] {
        let read = read_meeting(&bytes(&format!("public/meetings/{id}.json"))).unwrap_or_else(|problems| panic!("{id}: {problems:#?}"));
        assert_eq!(read.warnings, [], "{id}");
        assert_eq!(read.value.id.as_str(), id);
    }
}

#[test]
fn the_configuration_that_ships_lists_the_four_meetings_and_keeps_answers_on_the_device() {
    let read = read_config(&bytes("public/config.json")).unwrap_or_else(|problems| panic!("{problems:#?}"));
    assert_eq!(read.warnings, []);
    assert_eq!(read.value.meetings.len(), 4);
}
