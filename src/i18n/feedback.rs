//! Words of surveys: the list of what is still to be rated, and the form.

use super::plural::Forms;
use crate::domain::{
    form::AnswerProblem,
    text::Language::{English, Polish},
};

/// Words of surveys.
#[expect(missing_docs, reason = "the names say where each text stands")]
pub struct FeedbackWords {
    pub title: &'static str,
    pub lead: fn(u64) -> String,
    pub nothing: &'static str,
    pub all_done: &'static str,
    pub next_opens: fn(&str, &str) -> String,
    pub to_rate: &'static str,
    pub from_plan: &'static str,
    pub shared: &'static str,
    pub others: &'static str,
    pub begun: &'static str,
    pub begun_only: &'static str,
    pub my_surveys: &'static str,
    pub my_surveys_lead: fn(u64) -> String,
    pub about_meeting: &'static str,
    pub about_day: fn(&str) -> String,
    pub gone: &'static str,
    pub gone_lead: &'static str,
    pub not_open: fn(&str) -> String,
    pub loading: &'static str,
    pub questions: fn(u64) -> String,
    pub none_required: &'static str,
    pub required: &'static str,
    pub not_applicable: &'static str,
    pub clear: &'static str,
    pub clear_what: fn(&str) -> String,
    pub add_words: &'static str,
    pub before: &'static str,
    pub after: &'static str,
    pub characters: fn(u64, u64) -> String,
    pub number_between: fn(Option<i64>, Option<i64>) -> String,
    pub no_names: &'static str,
    pub notice: &'static str,
    pub notice_endpoint: &'static str,
    pub notice_device: &'static str,
    pub send: &'static str,
    pub save: &'static str,
    pub send_correction: &'static str,
    pub leave_as_it_was: &'static str,
    pub correcting: &'static str,
    pub questions_gone: &'static str,
    pub draft_saved: &'static str,
    pub draft_loose: &'static str,
    pub draft_failed: &'static str,
    pub problems: fn(u64) -> String,
    pub empty_form: &'static str,
    pub problem: fn(AnswerProblem) -> String,
    pub save_failed: &'static str,
    pub save_failed_lead: &'static str,
    pub save_full: &'static str,
    pub thanks: &'static str,
    pub next: &'static str,
    pub correct: &'static str,
    pub withdraw: &'static str,
    pub withdraw_lead: &'static str,
    pub withdraw_sure: &'static str,
    pub withdraw_failed: &'static str,
}

const SURVEYS: Forms = Forms { one: "ankieta", few: "ankiety", many: "ankiet" };
const SURVEYS_EN: Forms = Forms { one: "survey", few: "surveys", many: "surveys" };
const QUESTIONS: Forms = Forms { one: "pytanie", few: "pytania", many: "pytań" };
const QUESTIONS_EN: Forms = Forms { one: "question", few: "questions", many: "questions" };
const WAITING: Forms = Forms { one: "pytanie czeka", few: "pytania czekają", many: "pytań czeka" };
const WAITING_EN: Forms = Forms { one: "question needs", few: "questions need", many: "questions need" };
const ANSWERS: Forms = Forms { one: "odpowiedź", few: "odpowiedzi", many: "odpowiedzi" };
const ANSWERS_EN: Forms = Forms { one: "answer", few: "answers", many: "answers" };
const CHARACTERS: Forms = Forms { one: "znak", few: "znaki", many: "znaków" };
const CHARACTERS_EN: Forms = Forms { one: "character", few: "characters", many: "characters" };

fn problem_pl(problem: AnswerProblem) -> String {
    match problem {
        AnswerProblem::Missing => "Odpowiedz na to pytanie".to_owned(),
        AnswerProblem::OutOfScale { min, max } => format!("Wybierz liczbę od\u{a0}{min} do\u{a0}{max}"),
        AnswerProblem::NotANumber => "Wpisz liczbę całkowitą, na przykład 3".to_owned(),
        AnswerProblem::OutOfRange { min, max } => format!("Wpisz liczbę {}", bounds_pl(min, max)),
        AnswerProblem::UnknownOption => "Tej odpowiedzi już nie ma. Wybierz inną".to_owned(),
        AnswerProblem::TooLong { limit, length } => {
            let over = u64::try_from(length).unwrap_or(u64::MAX).saturating_sub(u64::from(limit));
            format!("Skróć odpowiedź o\u{a0}{}", CHARACTERS.count(Polish, over))
        }
        AnswerProblem::HalfFilled => "Zaznacz obie odpowiedzi: przed spotkaniem i\u{a0}po\u{a0}nim".to_owned(),
    }
}

fn problem_en(problem: AnswerProblem) -> String {
    match problem {
        AnswerProblem::Missing => "Answer this question".to_owned(),
        AnswerProblem::OutOfScale { min, max } => format!("Choose a number from {min} to {max}"),
        AnswerProblem::NotANumber => "Enter a whole number, such as 3".to_owned(),
        AnswerProblem::OutOfRange { min, max } => format!("Enter a number {}", bounds_en(min, max)),
        AnswerProblem::UnknownOption => "This answer is no longer offered. Choose another".to_owned(),
        AnswerProblem::TooLong { limit, length } => {
            let over = u64::try_from(length).unwrap_or(u64::MAX).saturating_sub(u64::from(limit));
            format!("Shorten the answer by {}", CHARACTERS_EN.count(English, over))
        }
        AnswerProblem::HalfFilled => "Mark both: before the meeting and after it".to_owned(),
    }
}

fn bounds_pl(min: Option<i64>, max: Option<i64>) -> String {
    match (min, max) {
        (Some(min), Some(max)) => format!("od\u{a0}{min} do\u{a0}{max}"),
        (Some(min), None) => format!("co\u{a0}najmniej {min}"),
        (None, Some(max)) => format!("co\u{a0}najwyżej {max}"),
        (None, None) => "całkowitą".to_owned(),
    }
}

fn bounds_en(min: Option<i64>, max: Option<i64>) -> String {
    match (min, max) {
        (Some(min), Some(max)) => format!("from {min} to {max}"),
        (Some(min), None) => format!("of at least {min}"),
        (None, Some(max)) => format!("of at most {max}"),
        (None, None) => "without a fraction".to_owned(),
    }
}

/// Polish.
pub static POLISH: FeedbackWords = FeedbackWords {
    title: "Ankiety",
    lead: |n| format!("{} do wypełnienia. Każda zajmuje około minuty.", SURVEYS.count(Polish, n)),
    nothing: "Na razie nie ma nic do oceny.",
    all_done: "Wszystko ocenione. Dziękujemy!",
    next_opens: |what, when| format!("Następna ankieta: {what}, {when}."),
    to_rate: "Jeszcze do oceny",
    from_plan: "Z\u{a0}mojego planu",
    shared: "Dzień i\u{a0}całe spotkanie",
    others: "Pozostałe punkty programu",
    begun: "szkic zapisany na tym urządzeniu",
    begun_only: "szkic",
    my_surveys: "Moje ankiety",
    my_surveys_lead: |n| match n {
        0 => "Tu zobaczysz, gdzie jest każda odpowiedź.".to_owned(),
        n => format!("{}: gdzie są, jak poprawić albo wycofać.", ANSWERS.count(Polish, n)),
    },
    about_meeting: "Całe spotkanie",
    about_day: |day| format!("Dzień: {day}"),
    gone: "Nie ma takiej ankiety",
    gone_lead: "Zniknęła po zmianie programu albo należy do innego spotkania.",
    not_open: |when| format!("Ta ankieta otworzy się: {when}."),
    loading: "Wczytywanie ankiety…",
    questions: |n| QUESTIONS.count(Polish, n),
    none_required: "Żadne nie jest obowiązkowe.",
    required: "wymagane",
    not_applicable: "Nie dotyczy",
    clear: "Wyczyść odpowiedź",
    clear_what: |question| format!("Wyczyść odpowiedź: {question}"),
    add_words: "Dopisz kilka słów (nieobowiązkowo)",
    before: "Przed spotkaniem",
    after: "Po spotkaniu",
    characters: |n, limit| format!("{n}\u{a0}z\u{a0}{}", CHARACTERS.count(Polish, limit)),
    number_between: |min, max| format!("Liczba {}", bounds_pl(min, max)),
    no_names: "Bez nazwisk, proszę.",
    notice: "Ankieta jest dobrowolna i\u{a0}anonimowa. Nie pytamy o\u{a0}imię ani e-mail. Nie podawaj danych osobowych, swoich ani cudzych.",
    notice_endpoint: "Odpowiedzi zapisują się najpierw na tym urządzeniu, a\u{a0}potem trafiają do organizatora.",
    notice_device: "Odpowiedzi zostają na tym urządzeniu, dopóki ich nie przekażesz.",
    send: "Wyślij ankietę",
    save: "Zapisz ankietę",
    send_correction: "Zapisz poprawkę",
    leave_as_it_was: "Zostaw bez zmian",
    correcting: "Poprawiasz wcześniejszą odpowiedź. Liczyć się będzie tylko ta nowa.",
    questions_gone: "Organizator zmienił pytania tej ankiety. Te słowa dotyczą pytań, których już w\u{a0}niej nie ma, więc nie zostaną wysłane:",
    draft_saved: "Szkic zapisany na tym urządzeniu.",
    draft_loose: "Szkic zapisany tymczasowo: ta przeglądarka może go nie zachować.",
    draft_failed: "Szkicu nie udało się zapisać. Odpowiedzi są tylko na ekranie.",
    problems: |n| format!("{} na poprawkę", WAITING.count(Polish, n)),
    empty_form: "Ankieta jest pusta. Odpowiedz choć na jedno pytanie.",
    problem: problem_pl,
    save_failed: "Nie udało się zapisać odpowiedzi",
    save_failed_lead: "Ta przeglądarka nie pozwala niczego zapisać. Odpowiedzi są tylko na ekranie. Zapisz je jako plik i\u{a0}przekaż organizatorowi.",
    save_full: "Na tym urządzeniu skończyło się miejsce. Odpowiedzi są tylko na ekranie. Zapisz je jako plik albo zwolnij miejsce i\u{a0}spróbuj ponownie.",
    thanks: "Dziękujemy za odpowiedź",
    next: "Następna ankieta",
    correct: "Popraw odpowiedź",
    withdraw: "Wycofaj odpowiedź",
    withdraw_lead: "Organizator nie policzy wycofanej odpowiedzi. Ankietę będzie można wypełnić od nowa.",
    withdraw_sure: "Tak, wycofaj",
    withdraw_failed: "Nie udało się zapisać wycofania. Odpowiedź liczy się nadal.",
};

/// English.
pub static ENGLISH: FeedbackWords = FeedbackWords {
    title: "Surveys",
    lead: |n| format!("{} to fill in. Each takes about a minute.", SURVEYS_EN.count(English, n)),
    nothing: "There is nothing to rate yet.",
    all_done: "Everything is rated. Thank you!",
    next_opens: |what, when| format!("The next survey: {what}, {when}."),
    to_rate: "Still to rate",
    from_plan: "From my plan",
    shared: "The day and the whole meeting",
    others: "Other sessions",
    begun: "draft saved on this device",
    begun_only: "draft",
    my_surveys: "My surveys",
    my_surveys_lead: |n| match n {
        0 => "Here you will see where each answer is.".to_owned(),
        n => format!("{}: where they are, how to correct or withdraw them.", ANSWERS_EN.count(English, n)),
    },
    about_meeting: "The whole meeting",
    about_day: |day| format!("Day: {day}"),
    gone: "There is no such survey",
    gone_lead: "It went with a change of the programme, or it belongs to another meeting.",
    not_open: |when| format!("This survey opens: {when}."),
    loading: "Loading the survey…",
    questions: |n| QUESTIONS_EN.count(English, n),
    none_required: "None of them is required.",
    required: "required",
    not_applicable: "Not applicable",
    clear: "Clear the answer",
    clear_what: |question| format!("Clear the answer: {question}"),
    add_words: "Add a few words (optional)",
    before: "Before the meeting",
    after: "After the meeting",
    characters: |n, limit| format!("{n} of {}", CHARACTERS_EN.count(English, limit)),
    number_between: |min, max| format!("A number {}", bounds_en(min, max)),
    no_names: "No names, please.",
    notice: "The survey is voluntary and anonymous. We ask for no name or e-mail. Do not give personal data, your own or anybody else’s.",
    notice_endpoint: "Answers are saved on this device first, and then go to the organiser.",
    notice_device: "Answers stay on this device until you hand them over.",
    send: "Send the survey",
    save: "Save the survey",
    send_correction: "Save the correction",
    leave_as_it_was: "Leave it as it was",
    correcting: "This corrects an earlier answer. Only the new one will count.",
    questions_gone: "The organiser changed the questions of this survey. These words answer questions that are no longer in it, so they will not be sent:",
    draft_saved: "Draft saved on this device.",
    draft_loose: "Draft saved for now: this browser may not keep it.",
    draft_failed: "The draft could not be saved. The answers are on the screen only.",
    problems: |n| format!("{} a correction", WAITING_EN.count(English, n)),
    empty_form: "The survey is empty. Answer at least one question.",
    problem: problem_en,
    save_failed: "The answer could not be saved",
    save_failed_lead: "This browser does not let anything be saved. The answers are on the screen only. Save them as a file and hand it to the organiser.",
    save_full: "There is no room left on this device. The answers are on the screen only. Save them as a file, or make room and try again.",
    thanks: "Thank you for your answer",
    next: "Next survey",
    correct: "Correct the answer",
    withdraw: "Withdraw the answer",
    withdraw_lead: "The organiser will not count a withdrawn answer. The survey can then be filled in anew.",
    withdraw_sure: "Yes, withdraw it",
    withdraw_failed: "The withdrawal could not be saved. The answer still counts.",
};
