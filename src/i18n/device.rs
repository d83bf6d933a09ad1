//! Words of what this phone cannot do as it should: keep what is written, tell the time.

use chrono::Duration;

use super::plural::Forms;
use crate::domain::{
    clock_doubt::Doubt,
    text::Language::{self, English, Polish},
};

/// Words of what this phone cannot do as it should.
#[expect(missing_docs, reason = "the names say where each text stands")]
pub struct DeviceWords {
    pub broken: &'static str,
    pub fragile: &'static str,
    pub not_remembered: &'static str,
    pub nothing_kept: &'static str,
    pub nothing_kept_device: &'static str,
    pub clock_doubt: fn(Doubt) -> String,
    pub clock_doubt_lead: &'static str,
}

const DAYS: Forms = Forms { one: "dzień", few: "dni", many: "dni" };
const HOURS: Forms = Forms { one: "godzinę", few: "godziny", many: "godzin" };
const MINUTES: Forms = Forms { one: "minutę", few: "minuty", many: "minut" };
const DAYS_EN: Forms = Forms { one: "day", few: "days", many: "days" };
const HOURS_EN: Forms = Forms { one: "hour", few: "hours", many: "hours" };
const MINUTES_EN: Forms = Forms { one: "minute", few: "minutes", many: "minutes" };

/// A span of time in its largest unit, rounded.
fn span(language: Language, by: Duration, [days, hours, minutes]: [Forms; 3]) -> String {
    let whole = |minutes_each: i64| u64::try_from((by.num_minutes() + minutes_each / 2) / minutes_each).unwrap_or_default();
    match by.num_minutes() {
        0..90 => minutes.count(language, whole(1)),
        90..2_160 => hours.count(language, whole(60)),
        _ => days.count(language, whole(1_440)),
    }
}

fn span_pl(by: Duration) -> String {
    span(Polish, by, [DAYS, HOURS, MINUTES])
}

fn span_en(by: Duration) -> String {
    span(English, by, [DAYS_EN, HOURS_EN, MINUTES_EN])
}

/// Polish.
pub static POLISH: DeviceWords = DeviceWords {
    broken: "Ta przeglądarka nie daje teraz trwałej pamięci. Odpowiedzi zapisują się tylko tymczasowo: zanim ją zamkniesz, sprawdź, czy są wysłane, albo zapisz je jako plik.",
    fragile: "Okno prywatne kasuje wszystko, gdy je zamkniesz. iPhone może usunąć dane strony, której nie otwierasz przez 7\u{a0}dni. Odpowiedzi, których organizator jeszcze nie ma, przekaż wcześniej.",
    not_remembered: "Ta przeglądarka nie zapamięta planu, notatek ani ustawień. Znikną po zamknięciu karty.",
    nothing_kept: "Ta przeglądarka nie pozwala niczego zapisać. Plan, notatki i\u{a0}szkice znikną po zamknięciu karty. Ankiety wysyłamy od razu.",
    nothing_kept_device: "Ta przeglądarka nie pozwala niczego zapisać. Plan, notatki i\u{a0}szkice znikną po zamknięciu karty. Wypełnioną ankietę można zapisać jako plik.",
    clock_doubt: |doubt| match doubt {
        Doubt::Ahead(by) => format!("Zegar tego telefonu spieszy się o\u{a0}{}.", span_pl(by)),
        Doubt::Behind(by) => format!("Zegar tego telefonu spóźnia się o\u{a0}{}.", span_pl(by)),
    },
    clock_doubt_lead: "To, co oznaczono jako „Teraz” i\u{a0}„Następnie”, może się nie zgadzać. Godziny w\u{a0}programie są dobre.",
};

/// English.
pub static ENGLISH: DeviceWords = DeviceWords {
    broken: "This browser gives no lasting storage at the moment. Answers are saved for now only: before you close it, see that they are sent, or save them as a file.",
    fragile: "A private window erases everything when you close it. An iPhone may remove the data of a site that is not opened for 7\u{a0}days. Hand over before that what the organiser does not have yet.",
    not_remembered: "This browser will not remember plan, notes or settings. They will be gone when the tab is closed.",
    nothing_kept: "This browser does not let anything be saved. Plan, notes and drafts will be gone when the tab is closed. Surveys are sent at once.",
    nothing_kept_device: "This browser does not let anything be saved. Plan, notes and drafts will be gone when the tab is closed. A finished survey can be saved as a file.",
    clock_doubt: |doubt| match doubt {
        Doubt::Ahead(by) => format!("This phone’s clock is {} ahead.", span_en(by)),
        Doubt::Behind(by) => format!("This phone’s clock is {} behind.", span_en(by)),
    },
    clock_doubt_lead: "What is marked as “now” and “next” may be wrong. The hours of the programme are right.",
};
