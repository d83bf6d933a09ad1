//! Tables and the codebook as CSV: every number of the summary and none that is hidden, read back by an independent reader.

use std::collections::{BTreeMap, BTreeSet};

use csv::ReaderBuilder;
use kuluary::{
    domain::{
        comments::{CommentId, Marks},
        format::{codebook_csv, comments_csv, csv::unguard, tables_csv},
        id::ThemeId,
        submission::About,
        summary::{Attendance, Subject, summarise},
        text::Language,
    },
    i18n::{desk, exports},
};

use crate::filled_in::{PUBLISHED, about, form, option, points, published, question_id, shipped, survey_id, words};

type Rows = Vec<BTreeMap<String, String>>;

fn read(file: &str, delimiter: u8) -> Rows {
    let body = file.strip_prefix('\u{feff}').expect("a byte-order mark");
    let mut reader = ReaderBuilder::new().delimiter(delimiter).from_reader(body.as_bytes());
    let headings = reader.headers().expect("a row of headings").clone();
    let distinct: BTreeSet<_> = headings.iter().collect();
    assert_eq!(distinct.len(), headings.len(), "every column has a name of its own");
    let told =
        |row: csv::StringRecord| headings.iter().zip(row.iter()).map(|(heading, cell)| (heading.to_owned(), cell.to_owned())).collect();
    reader.records().map(|row| told(row.expect("every row has as many cells as there are headings"))).collect()
}

fn name(subject: &Subject) -> String {
    match subject {
        Subject::Workshop(id) => id.to_string(),
        Subject::Session(id) => id.to_string(),
        Subject::Day(day) => day.to_string(),
        Subject::Meeting => "spotkanie".to_owned(),
    }
}

/// The rows about this, of a kind.
fn about_this<'r>(rows: &'r Rows, survey: &str, subject: &str, kind: &str, question: &str) -> Vec<&'r BTreeMap<String, String>> {
    rows.iter()
        .filter(|row| row["ankieta"] == survey && row["czego dotyczy"] == subject && row["wiersz"] == kind && row["pytanie"] == question)
        .collect()
}

#[test]
fn every_figure_of_the_summary_has_its_cell_in_polish_numbers() {
    let forms: Vec<_> = (0..12)
        .map(|number| {
            form(number, "meeting", &About::Meeting, &[("O1", points(if number < 9 { 5 } else { 2 })), ("O8", words("=1+1; „tak”"))])
        })
        .collect();
    let attendance = Attendance::from([(About::Meeting, 40.try_into().expect("not zero"))]);
    let summary = summarise(&shipped(), &forms, &attendance, PUBLISHED);
    let rows = read(&tables_csv(&shipped(), &summary, Language::Polish, &exports::POLISH.in_tables, &name), b';');
    let group = about_this(&rows, "meeting", "całość", "grupa", "")[0];
    assert_eq!((&*group["n"], &*group["obecni"], &*group["zwrot %"]), ("12", "40", "30,0"));
    let o1 = about_this(&rows, "meeting", "całość", "pytanie", "O1")[0];
    let expected = [
        ("n", "12"),
        ("nie dotyczy", "0"),
        ("bez odpowiedzi", "0"),
        ("mediana", "5,0"),
        ("średnia", "4,25"),
        ("oceny 4–5, liczba", "9"),
        ("oceny 4–5, %", "75,0"),
        ("przedział 95%, od %", "46,8"),
        ("przedział 95%, do %", "91,1"),
    ];
    for (column, cell) in expected {
        assert_eq!(o1[column], cell, "{column}");
    }
    let answers = about_this(&rows, "meeting", "całość", "odpowiedź", "O1");
    let counts: Vec<_> = answers.iter().map(|row| (&*row["odpowiedź"], &*row["liczba"], &*row["udział %"])).collect();
    assert_eq!(counts, [("1", "0", "0,0"), ("2", "3", "25,0"), ("3", "0", "0,0"), ("4", "0", "0,0"), ("5", "9", "75,0")]);
    assert!(!rows.iter().any(|row| row.values().any(|cell| cell.contains("„tak”"))), "comments are another file's");
}

#[test]
fn a_hidden_group_or_role_says_so_and_has_no_number_anywhere() {
    let mut forms: Vec<_> = (0..12).map(|number| form(number, "workshop", &about("warsztat-a-1"), &[("W1", points(4))])).collect();
    forms.extend((20..22).map(|number| form(number, "workshop", &about("warsztat-b-1"), &[("W1", points(1))])));
    forms.extend((30..39).map(|number| form(number, "workshop", &about("warsztat-b-2"), &[("W1", points(1))])));
    let role = |number: usize| option(if number < 2 { "inna" } else { "monitorowanie" });
    forms.extend((50..70).map(|number| form(number, "meeting", &About::Meeting, &[("M1", role(number - 50))])));
    let rows = read(&tables_csv(&shipped(), &published(&forms), Language::Polish, &exports::POLISH.in_tables, &name), b';');
    for hidden in ["warsztat-b-1", "warsztat-b-2"] {
        let of_it: Vec<_> = rows.iter().filter(|row| row["czego dotyczy"] == hidden).collect();
        assert_eq!(of_it.len(), 1, "{of_it:?}");
        assert_eq!((&*of_it[0]["n"], &*of_it[0]["obecni"], &*of_it[0]["zwrot %"]), ("ukryto", "ukryto", "ukryto"));
        let numbers = of_it[0]
            .iter()
            .filter(|(column, cell)| !["wersja", "czego dotyczy"].contains(&column.as_str()) && cell.contains(char::is_numeric));
        assert_eq!(numbers.count(), 0);
    }
    let roles = about_this(&rows, "meeting", "całość", "odpowiedź", "M1");
    let rare = roles.iter().find(|row| row["odpowiedź"] == "inna").expect("it has a row");
    assert_eq!((&*rare["liczba"], &*rare["udział %"]), ("ukryto", "ukryto"));
}

#[test]
fn under_ten_answers_there_are_counts_and_nothing_else() {
    let forms: Vec<_> = (0..9).map(|number| form(number, "meeting", &About::Meeting, &[("O1", points(5))])).collect();
    let rows = read(&tables_csv(&shipped(), &published(&forms), Language::English, &exports::ENGLISH.in_tables, &name), b',');
    let o1 = rows.iter().find(|row| row["question"] == "O1" && row["row"] == "question").expect("it has a row");
    assert_eq!((&*o1["n"], &*o1["median"], &*o1["mean"], &*o1["rated 4–5, %"]), ("9", "", "", ""));
    let five = rows.iter().find(|row| row["question"] == "O1" && row["answer"] == "5").expect("it has a row");
    assert_eq!((&*five["count"], &*five["share %"]), ("9", ""));
}

#[test]
fn comments_have_their_themes_and_nothing_that_was_taken_out() {
    let forms: Vec<_> = ["Anna Nowak", "tajne", "=1+1", "c", "d"]
        .iter()
        .zip(0..)
        .map(|(text, number)| form(number, "meeting", &About::Meeting, &[("O8", words(text))]))
        .collect();
    let mut marks = Marks::default();
    let id = |text: &str| CommentId::of(&survey_id("meeting"), &question_id("O8"), text);
    let theme = |id: &str| ThemeId::parse(id).expect("an id");
    marks.name(&theme("t1"), "Kawa").expect("a name");
    marks.name(&theme("t2"), "Sala").expect("a name");
    marks.assign(&id("=1+1"), &theme("t1"), true);
    marks.assign(&id("=1+1"), &theme("t2"), true);
    marks.mask(&id("Anna Nowak"), [1].into());
    marks.hide(&id("tajne"), true);
    let table =
        |forms: &[_]| read(&comments_csv(&shipped(), &published(forms), &marks, Language::Polish, &exports::POLISH.in_tables), b';');
    let rows = table(&forms);
    let mut told: Vec<_> =
        rows.iter().filter(|row| row["pytanie"] == "O8").map(|row| (unguard(&row["komentarz"]), &*row["tematy"])).collect();
    told.sort_unstable();
    assert_eq!(told, [("=1+1", "Kawa | Sala"), ("Anna […]", ""), ("c", ""), ("d", "")]);
    let few = table(&forms[..4]);
    assert!(few.iter().all(|row| row["komentarz"] == "ukryto" || row["komentarz"].is_empty()), "{few:?}");
}

#[test]
fn the_codebook_explains_every_question_option_and_column_of_the_answers() {
    let meeting = shipped();
    let book = read(&codebook_csv(&meeting, Language::Polish, &desk::POLISH.headings, &exports::POLISH.in_codebook), b';');
    let answers = kuluary::domain::format::answers_csv(&meeting, &[], Language::Polish, &desk::POLISH.headings);
    let columns: Vec<_> =
        answers.trim_start_matches('\u{feff}').trim_end().split(';').map(|cell| cell.trim_matches('"').to_owned()).collect();
    let explained: BTreeSet<_> =
        book.iter().flat_map(|row| row["kolumna w\u{a0}pliku odpowiedzi"].split(" | ").map(str::to_owned)).collect();
    for column in &columns {
        assert!(explained.contains(column), "{column} among {explained:?}");
    }
    for survey in &meeting.surveys {
        for question in &survey.questions {
            let rows: Vec<_> =
                book.iter().filter(|row| row["ankieta"] == survey.id.as_str() && row["pytanie"] == question.id.as_str()).collect();
            assert_eq!(rows[0]["treść pytania"], question.text.pick(Language::Polish).0);
            assert_eq!(rows.iter().any(|row| row["wartość"] == "nie dotyczy"), question.not_applicable, "{}", question.id);
        }
    }
    let w2: Vec<_> = book
        .iter()
        .filter(|row| row["pytanie"] == "W2" && row["wiersz"] == "wartość")
        .map(|row| (&*row["wartość"], &*row["znaczenie"]))
        .collect();
    assert_eq!(w2[..3], [("za-wolne", "za wolne"), ("w-sam-raz", "w\u{a0}sam raz"), ("za-szybkie", "za szybkie")]);
    let w1 = book.iter().find(|row| row["pytanie"] == "W1" && row["wartość"] == "5").expect("every point has a row");
    assert!(!w1["znaczenie"].is_empty());
}
