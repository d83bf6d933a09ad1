//! The files that ship say what `meetings.md` and `surveys.md` say: the tables here are written down a second time, by hand.

use std::{fs, path::Path};

use chrono::Timelike;
use kuluary::domain::{
    config::{Config, Delivery},
    format::{check_config, read_config, read_meeting},
    meeting::Meeting,
    session::{Kind, Session},
    survey::{Measure, Opens, QuestionKind, Scale, Target},
    text::Language,
    time::Moment,
};

const BALTOW: [(&str, &str, &str, Kind, &str); 20] = [
    ("2017-09-26", "10:00", "11:00", Kind::Registration, "Rejestracja, powitalna kawa"),
    ("2017-09-26", "11:00", "11:15", Kind::Plenary, "Powitanie, cele spotkania"),
    ("2017-09-26", "11:15", "12:00", Kind::Talk, "Wójt gminy Bałtów: rozwój oparty na ekonomii społecznej i partnerstwie trójsektorowym"),
    ("2017-09-26", "12:00", "12:30", Kind::Talk, "Prezydent Starachowic: spółdzielnia socjalna „Starachowiczanka”"),
    ("2017-09-26", "12:30", "13:30", Kind::Talk, "Standardy OWES i lista sprawdzająca statusu PS"),
    ("2017-09-26", "13:30", "14:30", Kind::Meal, "Obiad"),
    ("2017-09-26", "14:30", "16:00", Kind::Workshop, "Jak pracować z trudnym klientem"),
    ("2017-09-26", "14:30", "16:00", Kind::Workshop, "Ścieżki pracy doradcy biznesowego"),
    ("2017-09-26", "16:00", "16:15", Kind::Break, "Przerwa kawowa"),
    ("2017-09-26", "16:15", "17:45", Kind::Workshop, "Jak pracować z trudnym klientem"),
    ("2017-09-26", "16:15", "17:45", Kind::Workshop, "Ścieżki pracy doradcy biznesowego"),
    ("2017-09-26", "17:45", "18:00", Kind::Plenary, "Podsumowanie dnia, ankieta dnia 1"),
    ("2017-09-26", "19:00", "", Kind::Meal, "Kolacja"),
    ("2017-09-27", "7:30", "8:45", Kind::Meal, "Śniadanie, wykwaterowanie"),
    ("2017-09-27", "9:00", "9:15", Kind::Plenary, "Wprowadzenie do wizyty"),
    ("2017-09-27", "9:15", "11:45", Kind::Visit, "Wizyta studyjna: Bałtowski Kompleks Turystyczny, przedsiębiorstwo społeczne „Allozaur”"),
    ("2017-09-27", "11:45", "12:00", Kind::Break, "Przerwa kawowa"),
    ("2017-09-27", "12:00", "13:00", Kind::GroupWork, "Wnioski w grupach, wymiana doświadczeń"),
    ("2017-09-27", "13:00", "13:20", Kind::Plenary, "Podsumowanie, ankieta końcowa, zaświadczenia"),
    ("2017-09-27", "13:20", "14:30", Kind::Meal, "Obiad, wyjazd"),
];

pub(crate) fn bytes(path: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[track_caller]
fn meeting(path: &str) -> Meeting {
    let read = read_meeting(&bytes(path)).unwrap_or_else(|problems| panic!("{path}: {problems:#?}"));
    assert_eq!(read.warnings, [], "{path}");
    read.value
}

fn shipped(id: &str) -> Meeting {
    meeting(&format!("public/meetings/{id}.json"))
}

#[track_caller]
fn config() -> Config {
    let read = read_config(&bytes("public/config.json")).unwrap_or_else(|problems| panic!("{problems:#?}"));
    assert_eq!(read.warnings, []);
    read.value
}

fn clock(time: Moment) -> String {
    format!("{}:{:02}", time.hour(), time.minute())
}

/// A text with plain spaces, as the tables above are written.
fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

fn title(meeting: &Meeting, session: &Session) -> String {
    plain(meeting.title_of(session).pick(Language::Polish).0)
}

fn hours(meeting: &Meeting) -> Vec<String> {
    let end = |session: &Session| session.end.map(clock).unwrap_or_default();
    meeting.sessions.iter().map(|session| format!("{}–{} {}", clock(session.start), end(session), session.kind.code())).collect()
}

#[test]
fn the_programme_of_baltow_is_that_of_the_table_and_all_its_hours_are_marked_as_reconstructed() {
    let meeting = shipped("2017-09-baltow");
    let told: Vec<_> = meeting
        .sessions
        .iter()
        .map(|session| {
            let day = session.start.date_naive().to_string();
            (day, clock(session.start), session.end.map(clock).unwrap_or_default(), session.kind, title(&meeting, session))
        })
        .collect();
    let expected: Vec<_> =
        BALTOW.map(|(day, start, end, kind, title)| (day.into(), start.into(), end.into(), kind, title.into())).into_iter().collect();
    assert_eq!(told, expected);
    assert!(meeting.sessions.iter().all(|session| session.approximate), "every hour is reconstructed");
    assert_eq!(plain(meeting.note.as_ref().unwrap().pick(Language::Polish).0), "Program odtworzony – godziny orientacyjne.");
    assert!(meeting.sessions.iter().all(|session| session.start.offset().local_minus_utc() == 2 * 3600));
}

#[test]
fn both_rounds_of_baltow_offer_the_same_two_workshops_and_groups_swap() {
    let meeting = shipped("2017-09-baltow");
    let rounds: Vec<Vec<_>> = meeting
        .blocks
        .iter()
        .map(|block| {
            let sessions = block.sessions.iter().map(|id| meeting.session(id).unwrap());
            sessions.map(|session| (session.workshop.clone().unwrap().to_string(), session.round.unwrap())).collect()
        })
        .collect();
    let round = |number| vec![("warsztat-a".to_owned(), number), ("warsztat-b".to_owned(), number)];
    assert_eq!(rounds, [round(1), round(2)]);
    assert!(meeting.blocks.iter().all(|block| block.pick == 1));
    assert!(!meeting.repeats);
}

#[test]
fn published_hours_of_warsaw_and_november_stand_as_published_and_the_rest_is_marked() {
    let warsaw = shipped("2017-06-warszawa");
    let published = ["9:00–11:00", "11:00–11:40", "11:40–12:30", "12:30–13:00", "13:00–14:30", "14:30–16:00"];
    check_published(&warsaw, &published, 2);
    let november = shipped("2017-11-baltow");
    let published = ["10:00–11:00", "11:00–11:30", "11:30–12:00", "12:00–13:30", "13:30–14:30", "14:30–16:00", "14:30–16:00"];
    check_published(&november, &published, 1);
}

#[track_caller]
fn check_published(meeting: &Meeting, published: &[&str], offset_hours: i32) {
    for (session, (told, expected)) in meeting.sessions.iter().zip(hours(meeting).iter().zip(published)) {
        assert!(told.starts_with(expected), "{told} against {expected}");
        assert!(!session.approximate, "{told} was published");
    }
    assert!(meeting.sessions[published.len()..].iter().all(|session| session.approximate), "the rest is reconstructed");
    assert!(meeting.sessions.iter().all(|session| session.start.offset().local_minus_utc() == offset_hours * 3600));
    assert!(meeting.note.is_some());
}

#[test]
fn october_holds_its_two_parallel_workshops_in_one_block() {
    let october = shipped("2017-10-baltow");
    let titles: Vec<_> = october.blocks[0].sessions.iter().map(|id| title(&october, october.session(id).unwrap())).collect();
    assert_eq!(titles, ["Jak zachęcić samorządy i przedsiębiorców do współpracy z OWES", "Sesja z psychologiem"]);
    assert!(october.sessions.iter().all(|session| session.approximate));
}

#[test]
fn every_meeting_has_two_days_both_languages_and_nothing_that_no_source_tells() {
    for entry in config().meetings {
        let meeting = shipped(entry.id.as_str());
        assert_eq!(meeting.days(), [entry.from, entry.to], "{}", entry.id);
        assert_eq!(meeting.languages, [Language::Polish, Language::English]);
        assert!(meeting.rooms.is_empty() && meeting.contacts.is_empty() && meeting.announcements.is_empty(), "{}", entry.id);
        assert!(meeting.sessions.iter().all(|session| session.capacity.is_none() && session.room.is_none()), "{}", entry.id);
        for session in &meeting.sessions {
            let (english, language) = meeting.title_of(session).pick(Language::English);
            assert_eq!(language, Language::English, "{english}");
        }
        for question in meeting.surveys.iter().flat_map(|survey| &survey.questions) {
            assert_eq!(question.text.pick(Language::English).1, Language::English, "{}", question.id);
        }
    }
}

#[test]
fn surveys_ask_what_the_question_bank_assigns_to_them() {
    let meeting = shipped("2017-09-baltow");
    let asked: Vec<_> = meeting
        .surveys
        .iter()
        .map(|survey| {
            let questions: Vec<_> = survey.questions.iter().map(|question| question.id.as_str()).collect();
            (survey.id.as_str(), survey.version, questions.join(" "))
        })
        .collect();
    let expected = [
        ("session", "S1 S2 S3"),
        ("workshop", "W1 W2 W3 S3"),
        ("visit", "V1 V2 V4"),
        ("day", "N1 N2 O8"),
        ("meeting", "O1 O2 O4a O4b O4c O4d O5 O7 O8 O9 M1"),
    ];
    assert_eq!(asked, expected.map(|(id, questions)| (id, 1, questions.to_owned())));
    let targets: Vec<_> = meeting.surveys.iter().map(|survey| survey.target.clone()).collect();
    let expected = [
        Target::Kinds(vec![Kind::Talk, Kind::Panel, Kind::Plenary]),
        Target::Kinds(vec![Kind::Workshop]),
        Target::Kinds(vec![Kind::Visit]),
        Target::Days(vec![meeting.days()[0]]),
        Target::Meeting,
    ];
    assert_eq!(targets, expected);
    assert!(meeting.surveys.iter().all(|survey| survey.opens == Opens::BeforeEnd));
}

#[test]
fn questions_are_worded_and_scaled_as_in_the_bank_and_none_is_required() {
    let meeting = shipped("2017-09-baltow");
    let questions = || meeting.surveys.iter().flat_map(|survey| &survey.questions);
    let find = |id: &str| questions().find(|question| question.id.as_str() == id).unwrap();
    let words = |id: &str| plain(find(id).text.pick(Language::Polish).0);
    assert_eq!(words("S1"), "Na ile ta sesja przyda się w Twojej pracy?");
    assert_eq!(words("W3"), "Wiem, co zrobię inaczej w najbliższym miesiącu.");
    assert_eq!(words("V4"), "Które rozwiązanie warto naśladować?");
    assert_eq!(words("N2"), "Wymiana doświadczeń między OWES była dla mnie wartościowa.");
    assert_eq!(words("O7"), "Na ile prawdopodobne, że polecisz takie spotkanie osobie z innego OWES?");
    assert!(questions().all(|question| !question.required));
    for question in questions() {
        match &question.kind {
            QuestionKind::Scale(Scale { min, max, low, high }) => {
                let nps = question.measure == Some(Measure::Nps);
                assert_eq!((*min, *max), if nps { (0, 10) } else { (1, 5) }, "{}", question.id);
                assert_eq!(question.not_applicable, !nps, "{}", question.id);
                assert!(low.is_some() && high.is_some(), "{} says what its ends mean", question.id);
            }
            QuestionKind::Text { max_length } => assert_eq!(*max_length, 500),
            QuestionKind::Choice(options) => assert!(options.len() >= 3, "{}", question.id),
            other => panic!("{} is of an unexpected kind: {other:?}", question.id),
        }
    }
    let ends = |id: &str| match &find(id).kind {
        QuestionKind::Scale(scale) => [&scale.low, &scale.high].map(|end| plain(end.as_ref().unwrap().pick(Language::Polish).0)),
        other => panic!("{id} is no scale: {other:?}"),
    };
    assert_eq!(ends("S1"), ["wcale", "bardzo"]);
    assert_eq!(ends("W1"), ["zdecydowanie nie", "zdecydowanie tak"]);
    assert_eq!(ends("O4b"), ["bardzo słabo", "bardzo dobrze"]);
    let options = |id: &str| match &find(id).kind {
        QuestionKind::Choice(options) => options.iter().map(|option| option.id.to_string()).collect::<Vec<_>>(),
        other => panic!("{id} is no choice: {other:?}"),
    };
    assert_eq!(options("W2"), ["za-wolne", "w-sam-raz", "za-szybkie"]);
    assert_eq!(options("N1"), ["0", "1-2", "3-5", "6-plus"]);
    assert_eq!(find("M1").measure, Some(Measure::Role));
}

#[test]
fn the_configuration_lists_the_four_meetings_opens_baltow_and_keeps_answers_on_the_device() {
    let config = config();
    let ids: Vec<_> = config.meetings.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids, ["2017-06-warszawa", "2017-09-baltow", "2017-10-baltow", "2017-11-baltow"]);
    assert_eq!(config.current.as_str(), "2017-09-baltow");
    assert_eq!(check_config(config.file.as_bytes()).map(|read| read.value.1), Ok(Delivery::Device));
    assert_eq!((config.smallest_group, config.ask_badge), (5, false));
    for entry in &config.meetings {
        assert_eq!(entry.file, format!("meetings/{}.json", entry.id));
        assert_eq!(entry.title, shipped(entry.id.as_str()).title, "{}", entry.id);
    }
}

#[test]
fn no_polish_text_leaves_a_one_letter_word_at_the_end_of_a_line() {
    for id in ["2017-06-warszawa", "2017-09-baltow", "2017-10-baltow", "2017-11-baltow"] {
        let file: serde_json::Value = serde_json::from_slice(&bytes(&format!("public/meetings/{id}.json"))).unwrap();
        check_polish(&file, "pl");
    }
}

fn check_polish(value: &serde_json::Value, name: &str) {
    match value {
        serde_json::Value::Object(fields) => fields.iter().for_each(|(name, value)| check_polish(value, name)),
        serde_json::Value::Array(items) => items.iter().for_each(|item| check_polish(item, name)),
        serde_json::Value::String(text) if name != "en" => {
            let mut words = text.split(' ').peekable();
            while let Some(word) = words.next() {
                let last = word.rsplit(['\u{a0}', '\n', '„', '(']).next().unwrap_or_default();
                let hangs = matches!(last.to_lowercase().as_str(), "a" | "i" | "o" | "u" | "w" | "z") && words.peek().is_some();
                assert!(!hangs, "a plain space after „{last}” in {text:?}");
            }
        }
        _ => {}
    }
}

#[test]
fn the_fixture_meeting_of_the_tests_holds_what_the_real_ones_lack() {
    let meeting = meeting("tests/fixtures/meeting.json");
    let kinds: Vec<_> = meeting.surveys.iter().flat_map(|survey| &survey.questions).map(|question| &question.kind).collect();
    assert!(kinds.iter().any(|kind| matches!(kind, QuestionKind::Number { min: Some(0), max: Some(500) })));
    assert!(kinds.iter().any(|kind| matches!(kind, QuestionKind::BeforeAfter(_))));
    assert!(kinds.iter().any(|kind| matches!(kind, QuestionKind::Choices(_))));
    assert!(kinds.iter().any(|kind| matches!(kind, QuestionKind::Choice(options) if options.iter().any(|option| option.with_text))));
    assert!(meeting.sessions.iter().any(|session| session.end.is_none()));
    assert_eq!(meeting.days().len(), 2, "what happens after midnight belongs to the first day");
}
