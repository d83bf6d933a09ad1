//! Search: without diacritics and case, in titles, descriptions, people and rooms.

use kuluary::domain::{
    id::{PersonId, RoomId},
    meeting::{Meeting, Person, Room},
    search::{Index, fold, kinds},
    session::Kind,
    text::{Language, Text},
};
use proptest::prelude::*;

use crate::support::{baltow, text};

#[track_caller]
fn check(meeting: &Meeting, query: &str, expected: &[&str]) {
    let found = Index::of(meeting).find(query);
    let names = meeting.sessions.iter().zip(found).filter(|(_, found)| *found).map(|(session, _)| session.id.as_str());
    assert_eq!(names.collect::<Vec<_>>(), expected, "{query:?}");
}

#[test]
fn a_search_without_diacritics_finds_the_workshop_in_both_rounds() {
    for query in ["sciezki", "ŚCIEŻKI", "ścieżki pracy", "pracy  sciez", "Ścieżki\u{a0}pracy"] {
        check(&baltow(), query, &["sciezki-1", "sciezki-2"]);
    }
    check(&baltow(), "s\u{301}ciez\u{307}ki", &["sciezki-1", "sciezki-2"]);
}

#[test]
fn a_blank_search_finds_all_and_an_unknown_word_nothing() {
    assert!(Index::of(&baltow()).find(" \u{a0} ,").into_iter().all(|found| found));
    check(&baltow(), "sciezki klient", &[]);
}

#[test]
fn people_rooms_and_descriptions_are_searched_in_every_language() {
    let mut meeting = baltow();
    let person = PersonId::parse("lk").expect("a valid id");
    let room = RoomId::parse("swierk").expect("a valid id");
    meeting.people.push(Person { id: person.clone(), name: "Łucja Żółć-Müller".to_owned(), role: None, about: None });
    meeting.rooms.push(Room { id: room.clone(), name: text("Sala Świerkowa"), capacity: None, place: None });
    meeting.workshops[0].people.push(person);
    meeting.sessions[1].room = Some(room);
    let about = vec![(Language::Polish, "Obróbka drewna".to_owned()), (Language::English, "Woodworking".to_owned())];
    meeting.sessions[2].about = Text::from_versions(about);
    check(&meeting, "lucja zolc muller", &["klient-1", "klient-2"]);
    check(&meeting, "swierkowa", &["powitanie"]);
    check(&meeting, "woodwork", &["wojt"]);
    check(&meeting, "obrobka", &["wojt"]);
}

#[test]
fn letters_lose_their_marks_and_keep_their_number() {
    for (from, to) in [
        ("ZAŻÓŁĆ GĘŚLĄ JAŹŃ", "zazolc gesla jazn"),
        ("Straße, Œuvre – Ærø!", "strasse oeuvre aero "),
        ("„Allozaur”", " allozaur "),
        ("współ\u{ad}praca", "wspolpraca"),
        ("İstanbul", "istanbul"),
        ("", ""),
    ] {
        assert_eq!(fold(from), to);
    }
}

#[test]
fn the_filters_offer_the_kinds_that_the_meeting_has() {
    let found = kinds(&baltow());
    let expected = [Kind::Talk, Kind::Plenary, Kind::Workshop, Kind::GroupWork, Kind::Visit, Kind::Registration, Kind::Break, Kind::Meal];
    assert_eq!(found, expected);
}

/// The nine Polish letters with a mark, taken off.
fn without_polish_marks(word: &str) -> String {
    word.chars()
        .map(|c| "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ".chars().zip("acelnoszzACELNOSZZ".chars()).find(|(m, _)| *m == c).map_or(c, |(_, p)| p))
        .collect()
}

proptest! {
    #[test]
    fn folding_twice_changes_nothing(words in any::<String>()) {
        let once = fold(&words);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn case_and_polish_marks_never_matter(words in "[a-zA-ZąćęłńóśźżĄĆĘŁŃÓŚŹŻ0-9 ,.-]{0,40}") {
        prop_assert_eq!(fold(&words), fold(&without_polish_marks(&words)));
        prop_assert_eq!(fold(&words), fold(&words.to_uppercase()));
    }

    #[test]
    fn any_part_of_a_title_finds_its_session(which in any::<prop::sample::Index>(), from in 0_usize..20, length in 1_usize..20) {
        let baltow = baltow();
        let at = which.index(baltow.sessions.len());
        let title = baltow.title_of(&baltow.sessions[at]).pick(Language::Polish).0.to_owned();
        let part: String = title.chars().skip(from).take(length).collect();
        prop_assert!(Index::of(&baltow).find(&without_polish_marks(&part))[at], "{:?} of {:?}", part, title);
    }

    #[test]
    fn no_query_is_too_strange(query in any::<String>()) {
        prop_assert_eq!(Index::of(&baltow()).find(&query).len(), baltow().sessions.len());
    }
}
