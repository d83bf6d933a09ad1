//! The codes to print: every form once, by day, kind and room, and none for what cannot be rated.

use std::{fs, path::Path};

use kuluary::domain::{
    address::Route,
    feedback::subjects,
    format::read_meeting,
    meeting::Meeting,
    qr_sheet::{Code, What, sheets},
    submission::About,
};

fn fixture() -> Meeting {
    let bytes = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/meeting.json")).expect("the fixture is there");
    read_meeting(&bytes).expect("the fixture is sound").value
}

/// What the forms of a choice are about, each as addresses write it.
fn abouts(what: &What) -> Vec<String> {
    let codes = sheets(&fixture(), what).into_iter().flat_map(|sheet| sheet.codes);
    let about = |code: Code| match code {
        Code::Door => "door".to_owned(),
        Code::Form { about, .. } => about.to_string(),
    };
    codes.map(about).collect()
}

#[test]
fn everything_is_the_door_and_every_form_once() {
    let meeting = fixture();
    let expected: Vec<_> =
        ["door".to_owned()].into_iter().chain(subjects(&meeting).into_iter().map(|subject| subject.about.to_string())).collect();
    let codes = abouts(&What::Everything);
    assert_eq!(codes, expected);
    assert!(codes.contains(&"s-granty".to_owned()), "what was moved can be rated");
    assert!(!codes.contains(&"s-konsultacje".to_owned()), "what was cancelled cannot");
    assert!(!codes.contains(&"s-powitanie".to_owned()), "nor what says that it has no survey");
}

#[test]
fn days_workshops_and_rooms_choose_among_them() {
    let day = fixture().days()[0];
    let of_day = abouts(&What::Day(day));
    assert!(of_day.contains(&format!("d-{day}")) && of_day.contains(&"s-wyklad".to_owned()));
    assert!(!of_day.contains(&"s-granty".to_owned()), "that is on day two");
    assert_eq!(abouts(&What::Workshops), ["s-mapa-1", "s-budzet-1", "s-rozmowa-1", "s-mapa-2", "s-budzet-2", "s-rozmowa-2"]);
    let rooms = sheets(&fixture(), &What::Rooms);
    let names: Vec<_> = rooms.iter().filter_map(|sheet| sheet.room.as_ref()).map(ToString::to_string).collect();
    assert_eq!(names, ["aula", "zielona", "biala", "ogrod"], "in the order of the file");
    let one_by_one: Vec<_> = rooms.iter().flat_map(|sheet| abouts(&What::Room(sheet.room.clone().expect("a room")))).collect();
    assert_eq!(abouts(&What::Rooms), one_by_one);
}

#[test]
fn a_choice_is_offered_only_where_it_prints_something_and_its_word_means_it() {
    let all = What::of(&fixture());
    assert_eq!(all.len(), 2 + 2 + 2 + 4, "all, the door, two days, workshops, rooms, four rooms: {all:?}");
    for what in &all {
        assert!(!sheets(&fixture(), what).is_empty(), "{what:?}");
        assert_eq!(What::parse(&what.word()).as_ref(), Some(what));
    }
    let mut bare = fixture();
    bare.surveys.clear();
    assert_eq!(What::of(&bare), [What::Everything, What::Door]);
    for word in ["", "day-", "day-2026-13-01", "room-", "room-A B", "other"] {
        assert_eq!(What::parse(word), None, "{word}");
    }
}

#[test]
fn a_code_leads_to_the_form_of_its_survey() {
    let meeting = fixture();
    for code in sheets(&meeting, &What::Everything).into_iter().flat_map(|sheet| sheet.codes) {
        match (&code, code.route()) {
            (Code::Door, Route::Home) => {}
            (Code::Form { survey, about }, Route::Form { survey: led, about: to }) => {
                assert_eq!((survey, about), (&led, &to));
                assert!(meeting.survey(survey).is_some());
                assert!(!matches!(about, About::Session(id) if meeting.session(id).is_none()));
            }
            (code, route) => panic!("{code:?} leads to {route}"),
        }
    }
}
