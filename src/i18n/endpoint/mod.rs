//! Words of the self-test of the endpoint: for the organiser, and for the person who runs the server.

mod english;
mod polish;

use super::plural::Forms;
use crate::domain::{
    delivery::self_test::{Finding, Step},
    text::Language::{English, Polish},
};

/// Where the test is made, for the words that name hosts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// Scheme, host and port of this page.
    pub page: String,
    /// The host of the endpoint.
    pub server: String,
}

/// Words of the self-test.
#[expect(missing_docs, reason = "the names say where each text stands")]
pub struct EndpointWords {
    pub title: &'static str,
    pub lead: &'static str,
    pub to_desk: &'static str,
    pub link: &'static str,
    pub which: &'static str,
    pub configured: fn(&str, &str) -> String,
    pub configured_device: &'static str,
    pub other: &'static str,
    pub other_note: &'static str,
    pub profile: &'static str,
    pub url: &'static str,
    pub url_note: &'static str,
    pub more: &'static str,
    pub more_note: &'static str,
    pub sign_in: &'static str,
    pub sign_in_note: &'static str,
    pub start: &'static str,
    pub again: &'static str,
    pub writes: &'static str,
    pub running: &'static str,
    pub results: &'static str,
    pub good: &'static str,
    pub weak: &'static str,
    pub bad: &'static str,
    pub unknown: &'static str,
    pub all_good: &'static str,
    pub not_all: fn(u64) -> String,
    pub stopped: &'static str,
    pub step: fn(Step) -> &'static str,
    pub told: fn(Step, &Finding, &Place) -> (String, String),
    pub record: fn(&str) -> String,
    pub remove: &'static str,
    pub report: &'static str,
    pub report_note: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub not_copied: &'static str,
    pub snippet: &'static str,
    pub snippet_note: &'static str,
    pub wrong: &'static str,
}

const BAD: Forms = Forms { one: "rzecz do naprawienia", few: "rzeczy do naprawienia", many: "rzeczy do naprawienia" };
const BAD_EN: Forms = Forms { one: "thing to mend", few: "things to mend", many: "things to mend" };

fn said(intro: &str, said: &str) -> String {
    if said.is_empty() { String::new() } else { format!(" {intro} {said}") }
}

/// Polish.
pub static POLISH: EndpointWords = EndpointWords {
    title: "Próba serwera ankiet",
    lead: "Sprawdza przed spotkaniem, czy odpowiedzi dojdą i\u{a0}czy czyta je tylko organizator.",
    to_desk: "Panel organizatora",
    link: "Wypróbuj serwer ankiet",
    which: "Co wypróbować",
    configured: |host, profile| format!("Ustawienia tej aplikacji: {host} ({profile})"),
    configured_device: "Ustawienia tej aplikacji: odpowiedzi zostają na urządzeniach, więc nie ma czego próbować.",
    other: "Inne ustawienia",
    other_note: "Jeśli nagłówki strony zawężono poleceniem `cargo xtask headers`, przeglądarka przepuści tylko serwer z\u{a0}config.json.",
    profile: "Profil",
    url: "Adres",
    url_note: "Adres, pod który trafiają odpowiedzi.",
    more: "Pozostałe pola (JSON)",
    more_note: "Tylko to, co różni się od profilu, na przykład {\"headers\": {\"apikey\": \"…\"}}. Może zostać puste.",
    sign_in: "Logowanie organizatora (niekonieczne)",
    sign_in_note: "Z\u{a0}nim próba sprawdzi też odczyt. Hasło trafi tylko do wypróbowanego serwera, a\u{a0}zapomnimy je z\u{a0}zamknięciem karty.",
    start: "Rozpocznij próbę",
    again: "Powtórz próbę",
    writes: "Próba zapisuje na serwerze jeden oznaczony rekord. Żadne podsumowanie go nie liczy.",
    running: "Trwa próba…",
    results: "Wynik",
    good: "Dobrze",
    weak: "Uwaga",
    bad: "Do naprawienia",
    unknown: "Nie sprawdzono",
    all_good: "Serwer jest gotowy: nic nie wymaga naprawy.",
    not_all: |n| format!("{}. Do tego czasu nie zbieraj odpowiedzi na tym serwerze.", BAD.count(Polish, n)),
    stopped: "Dalszych kroków nie sprawdzono: najpierw trzeba naprawić ten.",
    step: |step| match step {
        Step::Settings => "Ustawienia",
        Step::Reach => "Połączenie z\u{a0}serwerem",
        Step::Write => "Zapis odpowiedzi",
        Step::Again => "Ta sama odpowiedź drugi raz",
        Step::Changed => "Zmieniona odpowiedź pod tym samym numerem",
        Step::SignIn => "Logowanie organizatora",
        Step::Found => "Odczyt odpowiedzi",
        Step::List => "Lista odpowiedzi bez logowania",
        Step::Record => "Jedna odpowiedź bez logowania",
        Step::Change => "Zmiana odpowiedzi bez logowania",
        Step::Delete => "Usunięcie odpowiedzi bez logowania",
        Step::Clock => "Zegar",
    },
    told: polish::told,
    record: |id| format!("Rekord próbny ma numer {id} i\u{a0}spotkanie „kuluary-self-test”."),
    remove: "Można go zostawić. Kto chce go usunąć, zrobi to z\u{a0}prawami organizatora:",
    report: "Raport dla osoby, która prowadzi serwer",
    report_note: "Nie ma w\u{a0}nim haseł ani tokenów.",
    copy: "Kopiuj",
    copied: "Skopiowano.",
    not_copied: "Przeglądarka nie pozwoliła skopiować. Zaznacz tekst i\u{a0}skopiuj go.",
    snippet: "Do wklejenia w\u{a0}config.json",
    snippet_note: "To miejsce w\u{a0}pliku nazywa się „delivery”. Potem zawęź nagłówki: cargo xtask headers config.json.",
    wrong: "Te ustawienia mają błędy:",
};

/// English.
pub static ENGLISH: EndpointWords = EndpointWords {
    title: "Trying the survey server",
    lead: "Checks before the meeting that answers arrive, and that only the organiser reads them.",
    to_desk: "Organiser’s desk",
    link: "Try the survey server",
    which: "What to try",
    configured: |host, profile| format!("The settings of this app: {host} ({profile})"),
    configured_device: "The settings of this app: answers stay on the devices, so there is nothing to try.",
    other: "Other settings",
    other_note: "If the page’s headers were narrowed by `cargo xtask headers`, the browser lets only the server of config.json through.",
    profile: "Profile",
    url: "Address",
    url_note: "The address that answers are sent to.",
    more: "Further fields (JSON)",
    more_note: "Only what differs from the profile, such as {\"headers\": {\"apikey\": \"…\"}}. May stay empty.",
    sign_in: "Organiser’s sign-in (optional)",
    sign_in_note: "With it, reading is tried as well. The password goes to the server that is tried and nowhere else, and is forgotten when the tab is closed.",
    start: "Start the test",
    again: "Repeat the test",
    writes: "The test writes one marked record to the server. No summary counts it.",
    running: "Testing…",
    results: "Result",
    good: "Good",
    weak: "Note",
    bad: "To be mended",
    unknown: "Not checked",
    all_good: "The server is ready: nothing needs mending.",
    not_all: |n| format!("{}. Until then, do not collect answers on this server.", BAD_EN.count(English, n)),
    stopped: "The further steps were not checked: mend this one first.",
    step: |step| match step {
        Step::Settings => "Settings",
        Step::Reach => "Connection to the server",
        Step::Write => "Writing an answer",
        Step::Again => "The same answer again",
        Step::Changed => "A changed answer under the same number",
        Step::SignIn => "Organiser’s sign-in",
        Step::Found => "Reading answers",
        Step::List => "The list of answers without signing in",
        Step::Record => "One answer without signing in",
        Step::Change => "Changing an answer without signing in",
        Step::Delete => "Deleting an answer without signing in",
        Step::Clock => "Clock",
    },
    told: english::told,
    record: |id| format!("The test record has the number {id} and the meeting “kuluary-self-test”."),
    remove: "It may stay. Whoever wants to remove it does so with the organiser’s rights:",
    report: "Report for the person who runs the server",
    report_note: "It holds no passwords and no tokens.",
    copy: "Copy",
    copied: "Copied.",
    not_copied: "The browser did not allow copying. Select the text and copy it.",
    snippet: "To paste into config.json",
    snippet_note: "Its place in the file is “delivery”. Then narrow the headers: cargo xtask headers config.json.",
    wrong: "There are mistakes in these settings:",
};
