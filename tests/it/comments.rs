//! What the organiser makes of comments: words taken out stay out, themes come and go, small groups show none.

use std::{collections::BTreeSet, sync::Arc};

use kuluary::domain::{
    comments::{Comment, CommentId, Mark, Marks, NotAName, Query, Record, RecordName, by_theme, masked, open_answers, pieces},
    format::{
        marks_json::{read_mark, write_mark},
        record_json::Unreadable,
    },
    id::ThemeId,
    summary::{Comments, Summary},
};
use proptest::prelude::*;

use crate::filled_in::{about, form, published, question_id, survey_id, words};

fn theme(id: &str) -> ThemeId {
    ThemeId::parse(id).expect("the test writes a valid id")
}

fn places(places: &[u32]) -> BTreeSet<u32> {
    places.iter().copied().collect()
}

fn of_workshop(text: &str) -> CommentId {
    CommentId::of(&survey_id("workshop"), &question_id("S3"), text)
}

/// A summary of a workshop about which these were written.
fn summary(texts: &[&str]) -> Summary {
    let forms: Vec<_> =
        texts.iter().zip(1..).map(|(text, serial)| form(serial, "workshop", &about("warsztat-a-1"), &[("S3", words(text))])).collect();
    published(&forms)
}

fn comments_of(summary: &Summary) -> Vec<String> {
    let survey = summary.surveys.iter().find(|survey| survey.survey.as_str() == "workshop").expect("it is summed up");
    match &survey.whole.questions[3].comments {
        Comments::Shown(comments) => comments.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn words_are_taken_out_and_signs_around_them_stay() {
    let text = "Pani Anna Nowak (OWES), tel. 600 100 200, była świetna!";
    let found: Vec<_> = pieces(text).iter().map(|piece| piece.word).collect();
    assert_eq!(found, ["Pani", "Anna", "Nowak", "OWES", "tel", "600", "100", "200", "była", "świetna", ""]);
    assert_eq!(masked(text, &places(&[1, 2])), "Pani […] (OWES), tel. 600 100 200, była świetna!");
    assert_eq!(masked(text, &places(&[3, 5, 6, 7])), "Pani Anna Nowak ([…]), tel. […], była świetna!");
    assert_eq!(masked(text, &places(&[])), text);
    assert_eq!(masked("jan@example.pl\nok", &places(&[0])), "[…]\nok");
    assert_eq!(masked("!!! …", &places(&[0, 1])), "!!! …", "signs alone are no word");
}

proptest! {
    #[test]
    fn pieces_put_together_are_the_text(text in "(?s).{0,60}") {
        let together: String = pieces(&text).iter().flat_map(|piece| [piece.before, piece.word]).collect();
        prop_assert_eq!(together, text);
    }

    #[test]
    fn a_word_that_is_taken_out_is_nowhere_in_what_is_left(before in "[a-m ]{0,20}", secret in "[n-z]{3,9}", after in "[a-m ,.]{0,20}") {
        let text = format!("{before} {secret} {after}");
        let at = pieces(&text).iter().position(|piece| piece.word.contains(&secret)).expect("the word is one of the pieces");
        prop_assert!(!masked(&text, &places(&[u32::try_from(at).unwrap()])).contains(&secret));
    }
}

#[test]
fn what_is_taken_out_is_gone_from_the_summary_and_comes_back_with_an_undo() {
    let texts = ["Zadzwońcie do Anny", "Za długo", "Dobrze", "Sala", "Kawa"];
    let raw = Arc::new(summary(&texts));
    let mut marks = Marks::default();
    assert!(Arc::ptr_eq(&marks.redacted(&raw), &raw), "nothing to take out costs nothing");
    marks.mask(&of_workshop("Zadzwońcie do Anny"), places(&[2]));
    marks.hide(&of_workshop("Za długo"), true);
    let mut left = comments_of(&marks.redacted(&raw));
    left.sort();
    assert_eq!(left, ["Dobrze", "Kawa", "Sala", "Zadzwońcie do […]"]);
    marks.hide(&of_workshop("Za długo"), false);
    assert_eq!(comments_of(&marks.redacted(&raw)).len(), 5);
    marks.hide(&of_workshop("Zadzwońcie do Anny"), true);
    marks.hide(&of_workshop("Zadzwońcie do Anny"), false);
    assert!(comments_of(&marks.redacted(&raw)).contains(&"Zadzwońcie do […]".to_owned()), "what comes back is masked as before");
    marks.mask(&of_workshop("Zadzwońcie do Anny"), places(&[]));
    assert_eq!(marks, Marks::default(), "no mark is left of what was undone");
}

#[test]
fn where_every_comment_is_hidden_nothing_says_that_nobody_wrote_any() {
    let texts = ["a", "b", "c", "d", "e"];
    let mut marks = Marks::default();
    for text in texts {
        marks.hide(&of_workshop(text), true);
    }
    let survey =
        |summary: &Summary| summary.surveys.iter().find(|survey| survey.survey.as_str() == "workshop").cloned().expect("it is there");
    assert_eq!(survey(&marks.redacted(&Arc::new(summary(&texts)))).whole.questions[3].comments, Comments::None);
    assert_eq!(survey(&marks.redacted(&Arc::new(summary(&[])))).whole.questions[3].comments, Comments::Shown(Vec::new()));
}

#[test]
fn a_group_that_is_too_small_shows_no_comments_whatever_the_marks() {
    let raw = summary(&["a", "b", "c", "d"]);
    let workshop = survey_id("workshop");
    let group = &raw.surveys.iter().find(|survey| survey.survey == workshop).expect("it is summed up").whole;
    let answers = open_answers(&Marks::default(), &workshop, group);
    assert_eq!(answers.len(), 1, "of four questions one takes words");
    assert_eq!(answers[0].comments, None);
}

#[test]
fn open_answers_stand_by_theme_and_those_without_one_come_last() {
    let raw = summary(&["sala zimna", "sala ciemna i kawa", "kawa zimna", "tajne", "nic"]);
    let mut marks = Marks::default();
    marks.name(&theme("t1"), "Sala").expect("a name");
    marks.name(&theme("t2"), "  Jedzenie   i kawa ").expect("a name");
    marks.name(&theme("t3"), "Dojazd").expect("a name");
    for (text, themes) in [("sala zimna", &["t1"][..]), ("sala ciemna i kawa", &["t1", "t2"]), ("kawa zimna", &["t2"]), ("tajne", &["t1"])]
    {
        for id in themes {
            marks.assign(&of_workshop(text), &theme(id), true);
        }
    }
    marks.hide(&of_workshop("tajne"), true);
    let workshop = survey_id("workshop");
    let group = &raw.surveys.iter().find(|survey| survey.survey == workshop).expect("it is summed up").whole;
    let answers = open_answers(&marks, &workshop, group);
    let groups = by_theme(&marks, answers[0].comments.as_ref().expect("five are enough"));
    let told: Vec<_> = groups
        .into_iter()
        .map(|(theme, mut words)| {
            words.sort_unstable();
            (theme.map(|theme| theme.name), words.join(", "))
        })
        .collect();
    let expected =
        [(Some("Jedzenie i kawa"), "kawa zimna, sala ciemna i kawa"), (Some("Sala"), "sala ciemna i kawa, sala zimna"), (None, "nic")];
    assert_eq!(told, expected.map(|(theme, words)| (theme.map(str::to_owned), words.to_owned())));
}

#[test]
fn a_theme_keeps_its_comments_through_a_new_name_and_through_being_deleted_and_brought_back() {
    let mut marks = Marks::default();
    let comment = of_workshop("kawa");
    marks.name(&theme("t1"), "Kawa").expect("a name");
    marks.assign(&comment, &theme("t1"), true);
    marks.name(&theme("t1"), "Kawa i herbata").expect("a name");
    assert!(marks.has(&comment, &theme("t1")));
    let before = marks.clone();
    marks.remove(&theme("t1"));
    assert!(marks.themes().is_empty() && marks.themes_of(&comment).is_empty());
    assert_eq!(before.changes(&marks), (Vec::new(), vec![RecordName::Theme(theme("t1"))]));
    marks.name(&theme("t1"), "Kawa i herbata").expect("a name");
    assert_eq!(marks, before);
    assert_eq!(marks.name(&theme("t2"), "kawa I HERBATA"), Err(NotAName::Taken));
    assert_eq!(marks.name(&theme("t2"), " \n "), Err(NotAName::Blank));
    assert_eq!(marks.name(&theme("t2"), &"x".repeat(61)), Err(NotAName::TooLong));
}

#[test]
fn search_ignores_case_and_diacritics_and_never_looks_behind_what_was_taken_out() {
    let comment = |raw: &str, shown: Option<&str>| Comment { id: of_workshop(raw), raw: raw.into(), shown: shown.map(Arc::from) };
    let whole = comment("Ścieżki są ŚWIETNE", Some("Ścieżki są ŚWIETNE"));
    assert!(Query::new("sciezki swietne").finds(&whole) && Query::new(" ").finds(&whole) && !Query::new("nowak").finds(&whole));
    let redacted = comment("Anna Nowak", Some("Anna […]"));
    assert!(!Query::new("nowak").finds(&redacted) && Query::new("anna").finds(&redacted));
    let hidden = comment("Anna Nowak", None);
    assert!(!Query::new("anna").finds(&hidden) && Query::new("").finds(&hidden));
}

#[test]
fn records_round_trip_and_hold_none_of_the_words() {
    let mut marks = Marks::default();
    marks.name(&theme("t1"), "Sala „B”; = kawa").expect("a name");
    marks.mask(&of_workshop("Anna Nowak"), places(&[0, 1]));
    marks.assign(&of_workshop("Anna Nowak"), &theme("t1"), true);
    marks.hide(&of_workshop("tajne"), true);
    let (written, removed) = Marks::default().changes(&marks);
    assert!(removed.is_empty());
    let texts: Vec<_> = written.iter().map(write_mark).collect();
    assert!(texts.iter().all(|text| !text.contains("Nowak") && !text.contains("tajne") && text.contains("kuluary.marks/1")));
    let mut again = Marks::default();
    for text in &texts {
        again.add(read_mark(text).expect("what was written is read"));
    }
    assert_eq!(again, marks);
    let keys: Vec<_> = written.iter().map(|record| record.name().id()).collect();
    assert!(keys.contains(&"theme~t1".to_owned()) && keys.contains(&of_workshop("tajne").as_str().to_owned()), "{keys:?}");
}

#[test]
fn damaged_records_are_told_from_those_of_a_newer_version_which_stay_hidden_and_unchanged() {
    let id = of_workshop("tajne");
    let newer = format!(r#"{{"schema":"kuluary.marks/2","comment":"{}"}}"#, id.as_str());
    assert_eq!(read_mark(&newer), Err(Unreadable::Newer));
    for damaged in [
        "",
        "{}",
        r#"{"schema":"kuluary.marks/1"}"#,
        r#"{"schema":"kuluary.marks/1","comment":"xyz"}"#,
        r#"{"schema":"kuluary.marks/1","comment":"0123456789abcdef","hidden":"some"}"#,
        r#"{"schema":"kuluary.marks/1","comment":"0123456789abcdef","masked":[-1]}"#,
        r#"{"schema":"kuluary.marks/1","comment":"0123456789abcdef","themes":["Ą"]}"#,
        r#"{"schema":"kuluary.marks/1","theme":"t","name":" "}"#,
    ] {
        assert_eq!(read_mark(damaged), Err(Unreadable::Corrupt), "{damaged}");
    }
    let mut marks = Marks::default();
    marks.seal(id.clone());
    assert_eq!(marks.shown(&id, &"tajne".into()), None);
    let before = marks.clone();
    marks.hide(&id, false);
    marks.assign(&id, &theme("t1"), true);
    assert_eq!(marks, before);
    assert!(matches!(read_mark(&write_mark(&Record::Comment(id, Mark::default()))), Ok(Record::Comment(..))));
}

#[test]
fn two_windows_that_mark_the_same_comment_lose_nothing_of_either() {
    let (kawa, sala) = (of_workshop("kawa"), of_workshop("sala"));
    let mut base = Marks::default();
    base.name(&theme("t1"), "Sala").expect("a name");
    base.mask(&kawa, places(&[1, 2]));
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    mine.mask(&kawa, places(&[2, 3]));
    mine.hide(&sala, true);
    theirs.hide(&kawa, true);
    theirs.assign(&kawa, &theme("t1"), true);
    let (written, removed) = base.changes(&theirs);
    assert_eq!((written.len(), removed.len()), (1, 0));
    for record in &written {
        mine.take_up(&base, &record.name(), Some(record));
    }
    assert_eq!(mine.masked(&kawa), places(&[2, 3]), "what was changed here stays changed");
    assert!(mine.has(&kawa, &theme("t1")) && mine.shown(&kawa, &"kawa".into()).is_none() && mine.shown(&sala, &"sala".into()).is_none());
    let mut undone = base.clone();
    undone.take_up(&base, &written[0].name(), Some(&written[0]));
    assert_eq!(undone, theirs, "an undo leaves what the other window did");
    mine.take_up(&theirs, &written[0].name(), None);
    assert_eq!(mine.masked(&kawa), places(&[3]), "what was put back there comes back");
}

#[test]
fn a_theme_renamed_here_keeps_that_name_and_one_removed_elsewhere_is_gone() {
    let mut base = Marks::default();
    for (id, name) in [("t1", "Sala"), ("t2", "Kawa")] {
        base.name(&theme(id), name).expect("a name");
    }
    let mut mine = base.clone();
    mine.name(&theme("t1"), "Sale i krzesła").expect("a name");
    for id in ["t1", "t2"] {
        mine.take_up(&base, &RecordName::Theme(theme(id)), None);
    }
    let names: Vec<_> = mine.themes().into_iter().map(|theme| theme.name).collect();
    assert_eq!(names, ["Sale i krzesła"]);
}

#[test]
fn the_name_of_a_record_is_read_back() {
    for name in [RecordName::Comment(of_workshop("kawa")), RecordName::Theme(theme("t1"))] {
        assert_eq!(RecordName::parse(&name.id()), Some(name));
    }
    assert_eq!(RecordName::parse("division"), None);
}
