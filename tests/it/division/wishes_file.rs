//! Names and wishes from a spreadsheet: every usual way to write them down is read, and whatever is not is told with its row.

use kuluary::domain::{
    choices::Ranked,
    division::{Origin, from_choices, merge},
    format::{
        ChoiceHeadings, choices_csv,
        wishes_csv::{MAX_WISHES, WishHeadings, WishList, WishProblem, WishProblemKind, read_wishes, write_wishes},
    },
    text::Language,
};
use proptest::prelude::*;

use super::support::{choice, meeting, ranked};

const HEADINGS: WishHeadings = WishHeadings { person: "Osoba" };
const BOTH: &[(&str, &[&str])] = &[("tura-1", &["klient-1", "sciezki-1"]), ("tura-2", &["klient-2", "sciezki-2"])];

fn read(text: &str) -> WishList {
    read_wishes(text.as_bytes(), &meeting(10))
}

#[track_caller]
fn people(text: &str) -> Vec<(String, Ranked)> {
    let list = read(text);
    assert_eq!(list.problems, []);
    list.people.into_iter().map(|person| (person.name, person.listed)).collect()
}

/// Sessions by block.
type Wishes<'a> = &'a [(&'a str, &'a [&'a str])];

#[track_caller]
fn check(text: &str, expected: &[(&str, Wishes)]) {
    let expected: Vec<_> = expected.iter().map(|(name, wishes)| ((*name).to_owned(), ranked(wishes))).collect();
    assert_eq!(people(text), expected, "{text}");
}

#[track_caller]
fn check_problems(text: &str, names: &[&str], expected: &[(usize, WishProblemKind)]) {
    let list = read(text);
    assert_eq!(list.people.iter().map(|person| person.name.as_str()).collect::<Vec<_>>(), names);
    let expected: Vec<_> = expected.iter().map(|(row, kind)| WishProblem { row: *row, kind: kind.clone() }).collect();
    assert_eq!(list.problems, expected);
}

#[test]
fn sessions_and_workshops_are_known_by_id_and_by_title_however_written() {
    let first: &[(&str, &[&str])] = &[("tura-1", &["sciezki-1", "klient-1"])];
    check("Anna;sciezki-1;klient-1\n", &[("Anna", first)]);
    check("Anna,sciezki-1,klient-1", &[("Anna", first)]);
    check("\u{feff}Anna\tsciezki-1\tklient-1\r\n", &[("Anna", first)]);
    check("Anna;sciezki-1|klient-1", &[("Anna", first)]);
    check("Anna;\"sciezki-1\";;klient-1;;", &[("Anna", first)]);
    check("Anna;JAK PRACOWAC z trudnym klientem;Ścieżki pracy doradcy biznesowego", &[("Anna", BOTH)]);
    check("Anna;klient;sciezki", &[("Anna", BOTH)]);
}

#[test]
fn headings_tell_the_block_of_each_column() {
    let both: &[(&str, &[&str])] = &[("tura-1", &["sciezki-1"]), ("tura-2", &["klient-2", "sciezki-2"])];
    check("osoba;tura-1;tura-2;tura-2 drugi wybór\nAnna;sciezki;klient;sciezki\n", &[("Anna", both)]);
    check("\n\nImię i nazwisko;pierwszy wybór;drugi\nAnna;klient;sciezki\n", &[("Anna", BOTH)]);
    assert_eq!(read("osoba;tura-1\nAnna;klient\n").heading, Some(1));
    assert_eq!(read("Anna;klient\n").heading, None);
}

#[test]
fn who_wishes_nothing_is_taken_in_all_the_same() {
    check("Anna\nEwa;;\n", &[("Anna", &[]), ("Ewa", &[])]);
}

#[test]
fn names_with_commas_quotation_marks_and_guards_come_as_they_are_meant() {
    let first: &[(&str, &[&str])] = &[("tura-1", &["klient-1"])];
    check("\"Nowak, Anna\",klient-1", &[("Nowak, Anna", first)]);
    check("Nowak, Anna;klient-1", &[("Nowak, Anna", first)]);
    check("\"Anna \"\"Ania\"\" Nowak\";klient-1", &[("Anna \"Ania\" Nowak", first)]);
    check("Anna \"Ania\" Nowak;klient-1", &[("Anna \"Ania\" Nowak", first)]);
    check("'=1+1;klient-1", &[("=1+1", first)]);
}

#[test]
fn the_old_encoding_of_windows_is_read_and_told() {
    let (meeting, mut bytes) = (meeting(10), b"Gra".to_vec());
    bytes.extend([0xbf, b'y', b'n', b'a', b' ', 0xa3, b'o', 0x9c, b';', 0x8c, b'c', b'i', b'e', 0xbf, b'k', b'i']);
    bytes.extend(b" pracy doradcy biznesowego\r\n");
    let list = read_wishes(&bytes, &meeting);
    assert_eq!((list.people[0].name.as_str(), list.old_encoding, list.problems.len()), ("Grażyna Łoś", true, 0));
    assert_eq!(list.people[0].listed, ranked(&[("tura-1", &["sciezki-1"]), ("tura-2", &["sciezki-2"])]));
    assert!(!read_wishes("Grażyna;klient".as_bytes(), &meeting).old_encoding);
}

#[test]
fn every_bad_input_is_told_with_its_row_and_the_rest_is_taken_in() {
    use WishProblemKind::{Empty, LongName, NoName, OpenQuote, OtherBlock, SameName, Twice, Unknown};
    check_problems("", &[], &[(0, Empty)]);
    check_problems("\u{feff}\n;;\n", &[], &[(0, Empty)]);
    let like = Some("Ścieżki pracy doradcy biznesowego".to_owned());
    check_problems("Anna;klient-1\nEwa;doradcy\n", &["Anna", "Ewa"], &[(2, Unknown("doradcy".into(), like.clone()))]);
    check_problems("Ewa;Sciezki pracy doradcy biznsowego\n", &["Ewa"], &[(1, Unknown("Sciezki pracy doradcy biznsowego".into(), like))]);
    check_problems("Ewa;xyzzy", &["Ewa"], &[(1, Unknown("xyzzy".into(), None))]);
    check_problems("Anna;klient-1\n;klient-1\nEwa\n", &["Anna", "Ewa"], &[(2, NoName)]);
    check_problems("Anna;klient-1\n\n anna ;sciezki-1\n", &["Anna"], &[(3, SameName(1))]);
    check_problems("osoba;tura-2\nAnna;klient-1\n", &["Anna"], &[(2, OtherBlock("klient-1".into()))]);
    check_problems("Anna;klient;klient-1\n", &["Anna"], &[(1, Twice("klient-1".into()))]);
    check_problems("Anna;\"klient-1\nEwa;klient-1\n", &["Anna"], &[(1, OpenQuote), (1, Unknown("klient-1\nEwa;klient-1".into(), None))]);
    let long = "ż".repeat(90);
    check_problems(&format!("{long};klient-1"), &["ż".repeat(80).as_str()], &[(1, LongName(80))]);
}

#[test]
fn two_sessions_with_one_title_are_told_apart_by_id_alone() {
    let mut meeting = meeting(10);
    let parallel = kuluary::domain::session::Session { id: crate::support::id("klient-1b"), ..meeting.sessions[6].clone() };
    meeting.sessions.insert(7, parallel);
    meeting.blocks[0].sessions.push(crate::support::id("klient-1b"));
    let list = read_wishes(b"Anna;klient\nEwa;klient-1b", &meeting);
    assert_eq!(list.problems, [WishProblem { row: 1, kind: WishProblemKind::Several("klient".into()) }]);
    assert_eq!(list.people[1].listed, ranked(&[("tura-1", &["klient-1b"])]));
}

#[test]
fn what_is_too_much_is_refused_and_told() {
    let meeting = meeting(10);
    let list = read_wishes(&vec![b'a'; MAX_WISHES + 1], &meeting);
    assert_eq!(list.problems, [WishProblem { row: 0, kind: WishProblemKind::TooLarge }]);
    let rows: Vec<_> = (0..5_001).map(|number| format!("osoba nr {number};klient-1")).collect();
    let list = read_wishes(rows.join("\n").as_bytes(), &meeting);
    assert_eq!((list.people.len(), list.problems), (5_000, vec![WishProblem { row: 5_001, kind: WishProblemKind::TooManyRows(5_000) }]));
}

#[test]
fn the_table_of_choices_that_the_desk_exports_comes_back_with_its_ids() {
    let meeting = meeting(10);
    let all = [choice(1, Some("=Anna; \"A\""), BOTH, None), choice(2, None, &[("tura-2", &["sciezki-2"])], None)];
    let headings = ChoiceHeadings {
        choice: "Numer wyboru",
        badge: "Napis",
        at: "Kiedy",
        block: "Blok",
        block_title: "Nazwa",
        place: "Miejsce",
        session: "Punkt",
        title: "Tytuł",
    };
    for language in [Language::Polish, Language::English] {
        let list = read_wishes(choices_csv(&meeting, &all, language, &headings).as_bytes(), &meeting);
        assert_eq!((list.problems, list.heading), (vec![], Some(1)));
        let mut handed = from_choices(&meeting, &all);
        for (read, known) in list.people.iter().zip(&handed) {
            assert_eq!((&read.handed, &read.name, &read.listed), (&known.handed, &known.name, &known.chosen));
        }
        assert_eq!(merge(&mut handed, list.people).added, 0, "the same choices are the same people");
        assert!(handed.iter().all(|person| person.origin == Origin::Choice));
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_back_as_it_was(
        names in prop::collection::btree_set("[a-zA-Zążśćłó=+@;,\"' -]{0,20}", 0..8),
        lists in prop::collection::vec((0_usize..5, 0_usize..5), 8),
        polish in any::<bool>(),
    ) {
        let meeting = meeting(10);
        let language = if polish { Language::Polish } else { Language::English };
        let orders: [&[&str]; 5] = [&[], &["klient"], &["sciezki"], &["klient", "sciezki"], &["sciezki", "klient"]];
        let of_block = |round: usize, order: usize| {
            let sessions: Vec<_> = orders[order].iter().map(|workshop| crate::support::id(&format!("{workshop}-{round}"))).collect();
            (!sessions.is_empty()).then(|| (super::support::block(&format!("tura-{round}")), sessions))
        };
        let mut seen = std::collections::BTreeSet::new();
        let names = names.into_iter().filter(|name| {
            // What no file can hold: no name, one with white space around it, a second one alike, or marks that open a quotation.
            let plain = kuluary::domain::division::plain_name(name);
            !plain.is_empty() && name.trim() == name && !name.starts_with('\'') && seen.insert(plain)
        });
        let people: Vec<(String, Ranked)> = names
            .zip(lists)
            .map(|(name, (one, other))| (name, [of_block(1, one), of_block(2, other)].into_iter().flatten().collect()))
            .collect();
        let text = write_wishes(&meeting, people.iter().map(|(name, ranked)| (name.as_str(), ranked)), language, &HEADINGS);
        let list = read_wishes(text.as_bytes(), &meeting);
        prop_assert_eq!(list.problems, vec![]);
        let read: Vec<_> = list.people.into_iter().map(|person| (person.name, person.listed)).collect();
        prop_assert_eq!(read, people);
    }

    #[test]
    fn no_text_makes_the_reader_fail_and_rows_are_neither_lost_nor_made(text in "[a-z0-9;,\"|\n\r\t' -]{0,200}") {
        let meeting = meeting(10);
        let list = read_wishes(text.as_bytes(), &meeting);
        for person in &list.people {
            prop_assert!(!person.name.is_empty());
        }
        prop_assert!(!list.people.is_empty() || list.heading.is_some() || !list.problems.is_empty());
    }
}
