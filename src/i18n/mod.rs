//! Every word the user reads, in Polish and English. A missing text does not compile.
//!
//! Each area of the app has a file with one struct of texts and one value of it per language; what depends on a number or a date
//! is a function. No logic of the app lives here.

pub mod agenda;
pub mod dates;
pub mod desk;
pub mod feedback;
pub mod kinds;
pub mod outbox;
pub mod pages;
pub mod plan;
pub mod plural;
pub mod problems;
pub mod shell;

use crate::domain::text::Language;

/// All words of one language.
pub struct Words {
    /// The language they are in.
    pub language: Language,
    /// Frame of every page.
    pub shell: shell::ShellWords,
    /// Programme and session.
    pub agenda: agenda::AgendaWords,
    /// Plan.
    pub plan: plan::PlanWords,
    /// Information, settings, meetings, privacy, accessibility.
    pub pages: pages::PageWords,
    /// Surveys.
    pub feedback: feedback::FeedbackWords,
    /// Where answers are.
    pub outbox: outbox::OutboxWords,
    /// The organiser's desk.
    pub desk: desk::DeskWords,
}

static POLISH: Words = Words {
    language: Language::Polish,
    shell: shell::POLISH,
    agenda: agenda::POLISH,
    plan: plan::POLISH,
    pages: pages::POLISH,
    feedback: feedback::POLISH,
    outbox: outbox::POLISH,
    desk: desk::POLISH,
};
static ENGLISH: Words = Words {
    language: Language::English,
    shell: shell::ENGLISH,
    agenda: agenda::ENGLISH,
    plan: plan::ENGLISH,
    pages: pages::ENGLISH,
    feedback: feedback::ENGLISH,
    outbox: outbox::ENGLISH,
    desk: desk::ENGLISH,
};

/// The words of a language.
pub fn words(language: Language) -> &'static Words {
    match language {
        Language::Polish => &POLISH,
        Language::English => &ENGLISH,
    }
}
