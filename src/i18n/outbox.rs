//! Words of "my surveys": where each answer is.

use super::plural::Forms;
use crate::domain::text::Language::{English, Polish};

/// Words of the outbox. What is promised here is what the delivery rules keep.
#[expect(missing_docs, reason = "the names say where each text stands")]
pub struct OutboxWords {
    pub title: &'static str,
    pub empty: &'static str,
    pub lead: fn(u64, u64, u64) -> String,
    pub lead_device: fn(u64) -> String,
    pub unsent: fn(u64) -> String,
    pub remind_lead: &'static str,
    pub attention: &'static str,
    pub on_device: &'static str,
    pub sent_title: &'static str,
    pub saved: &'static str,
    pub saved_lead: &'static str,
    pub saved_device_lead: &'static str,
    pub sending: &'static str,
    pub sending_lead: &'static str,
    pub offline_lead: &'static str,
    pub timed_out_lead: &'static str,
    pub server_lead: &'static str,
    pub not_found_lead: &'static str,
    pub unconfirmed_lead: &'static str,
    pub sent: &'static str,
    pub sent_at: fn(&str) -> String,
    pub blocked: &'static str,
    pub blocked_lead: &'static str,
    pub refused: &'static str,
    pub refused_lead: fn(u16) -> String,
    pub conflict: &'static str,
    pub conflict_lead: &'static str,
    pub unstored: &'static str,
    pub unstored_lead: &'static str,
    pub send_now: &'static str,
    pub retry: &'static str,
    pub correction_of: fn(&str) -> String,
    pub withdrawal_of: fn(&str) -> String,
    pub withdrawal: &'static str,
    pub choices: &'static str,
    pub superseded: &'static str,
    pub keep: &'static str,
    pub aside: &'static str,
    pub aside_corrupt: fn(u64) -> String,
    pub aside_newer: fn(u64) -> String,
    pub other_meeting: fn(&str) -> String,
    pub to_surveys: &'static str,
    pub wrong_delivery: &'static str,
    pub weak: &'static str,
}

const SENT: Forms = Forms { one: "wysłana", few: "wysłane", many: "wysłanych" };
const WAITING: Forms = Forms { one: "czeka na wysłanie", few: "czekają na wysłanie", many: "czeka na wysłanie" };
const ATTENTION: Forms = Forms { one: "wymaga uwagi", few: "wymagają uwagi", many: "wymaga uwagi" };
const ANSWERS: Forms = Forms { one: "odpowiedź", few: "odpowiedzi", many: "odpowiedzi" };
const UNSENT: Forms = Forms { one: "niewysłana odpowiedź", few: "niewysłane odpowiedzi", many: "niewysłanych odpowiedzi" };
const RECORDS: Forms = Forms { one: "zapis", few: "zapisy", many: "zapisów" };
const ANSWERS_EN: Forms = Forms { one: "answer", few: "answers", many: "answers" };
const UNSENT_EN: Forms = Forms { one: "unsent answer", few: "unsent answers", many: "unsent answers" };
const RECORDS_EN: Forms = Forms { one: "record", few: "records", many: "records" };

/// Counts joined by commas, those of nothing left out.
fn joined(counts: [(u64, String); 3]) -> String {
    let told: Vec<_> = counts.into_iter().filter(|(n, _)| *n > 0).map(|(_, words)| words).collect();
    format!("{}.", told.join(", "))
}

/// Polish.
pub static POLISH: OutboxWords = OutboxWords {
    title: "Moje ankiety",
    empty: "Nie ma tu jeszcze żadnej odpowiedzi.",
    lead: |sent, waiting, attention| {
        joined([
            (sent, SENT.count(Polish, sent)),
            (waiting, WAITING.count(Polish, waiting)),
            (attention, ATTENTION.count(Polish, attention)),
        ])
    },
    lead_device: |n| format!("{} na tym urządzeniu.", ANSWERS.count(Polish, n)),
    unsent: |n| UNSENT.count(Polish, n),
    remind_lead: "Wyślemy, gdy otworzysz aplikację w\u{a0}zasięgu.",
    attention: "Wymaga uwagi",
    on_device: "Na tym urządzeniu",
    sent_title: "Wysłane",
    saved: "Zapisano na tym urządzeniu",
    saved_lead: "Wyślemy za chwilę.",
    saved_device_lead: "Odpowiedź zostaje tutaj, dopóki jej nie przekażesz.",
    sending: "Wysyłanie…",
    sending_lead: "To potrwa chwilę.",
    offline_lead: "Nie ma zasięgu. Wyślemy, gdy otworzysz aplikację w\u{a0}zasięgu.",
    timed_out_lead: "Serwer ankiet nie zdążył odpowiedzieć. Spróbujemy ponownie.",
    server_lead: "Serwer ankiet chwilowo nie przyjmuje odpowiedzi. Spróbujemy ponownie.",
    not_found_lead: "Pod tym adresem nie ma serwera ankiet. Powiedz o\u{a0}tym organizatorowi. Spróbujemy ponownie.",
    unconfirmed_lead: "Serwer nie potwierdził odbioru. Może to sieć z\u{a0}logowaniem, na przykład hotelowa. Spróbujemy ponownie.",
    sent: "Wysłano",
    sent_at: |when| format!("Serwer potwierdził odbiór: {when}."),
    blocked: "Serwer ankiet nie pozwala wysyłać",
    blocked_lead: "Odpowiedź jest bezpieczna na tym urządzeniu. Powiedz o\u{a0}tym organizatorowi, a\u{a0}potem spróbuj wysłać ponownie.",
    refused: "Serwer nie przyjął odpowiedzi",
    refused_lead: |status| {
        format!("Kod błędu: {status}. Odpowiedź jest bezpieczna na tym urządzeniu. Zapisz ją jako plik i\u{a0}przekaż organizatorowi.")
    },
    conflict: "Serwer ma inną odpowiedź pod tym samym numerem",
    conflict_lead: "Nic nie zostało nadpisane. Zapisz tę odpowiedź jako plik i\u{a0}przekaż organizatorowi.",
    unstored: "Nie zapisano na tym urządzeniu",
    unstored_lead: "Wysyłamy od razu. Nie zamykaj tej karty, dopóki nie zobaczysz „Wysłano”.",
    send_now: "Wyślij teraz",
    retry: "Spróbuj ponownie",
    correction_of: |what| format!("Poprawka: {what}"),
    withdrawal_of: |what| format!("Wycofanie: {what}"),
    withdrawal: "Wycofanie odpowiedzi",
    choices: "Wybór warsztatów",
    superseded: "zastąpiona albo wycofana",
    keep: "Zachowaj albo przekaż",
    aside: "Odłożone zapisy",
    aside_corrupt: |n| {
        format!("{}, których nie da się odczytać. Zostają na urządzeniu; plik zawiera ich surową treść.", RECORDS.count(Polish, n))
    },
    aside_newer: |n| format!("{} z\u{a0}nowszej wersji aplikacji. Zostają nietknięte.", RECORDS.count(Polish, n)),
    other_meeting: |title| format!("Inne spotkanie: {title}"),
    to_surveys: "Ankiety",
    wrong_delivery: "W\u{a0}ustawieniach aplikacji jest błąd: nie wiadomo na pewno, dokąd wysyłać odpowiedzi. Nic nie zginie. Do czasu poprawki obowiązują poprzednie ustawienia, a\u{a0}bez nich odpowiedzi czekają na tym urządzeniu.",
    weak: "Ten serwer potwierdza odbiór samym kodem, bez numeru odpowiedzi. To słabsze potwierdzenie.",
};

/// English.
pub static ENGLISH: OutboxWords = OutboxWords {
    title: "My surveys",
    empty: "There is no answer here yet.",
    lead: |sent, waiting, attention| {
        let needs = if attention == 1 { "needs" } else { "need" };
        joined([
            (sent, format!("{sent} sent")),
            (waiting, format!("{waiting} waiting to be sent")),
            (attention, format!("{attention} {needs} attention")),
        ])
    },
    lead_device: |n| format!("{} on this device.", ANSWERS_EN.count(English, n)),
    unsent: |n| UNSENT_EN.count(English, n),
    remind_lead: "They will be sent when you open the app in range.",
    attention: "Needs attention",
    on_device: "On this device",
    sent_title: "Sent",
    saved: "Saved on this device",
    saved_lead: "It will be sent in a moment.",
    saved_device_lead: "The answer stays here until you hand it over.",
    sending: "Sending…",
    sending_lead: "This takes a moment.",
    offline_lead: "There is no connection. It will be sent when you open the app in range.",
    timed_out_lead: "The survey server did not answer in time. We will try again.",
    server_lead: "The survey server takes no answers at the moment. We will try again.",
    not_found_lead: "There is no survey server at this address. Please tell the organiser. We will try again.",
    unconfirmed_lead: "The server did not confirm. It may be a network with a sign-in page, as in hotels. We will try again.",
    sent: "Sent",
    sent_at: |when| format!("The server confirmed it: {when}."),
    blocked: "The survey server lets nobody send",
    blocked_lead: "The answer is safe on this device. Please tell the organiser, then try to send it again.",
    refused: "The server did not take the answer",
    refused_lead: |status| {
        format!("Error code: {status}. The answer is safe on this device. Save it as a file and hand it to the organiser.")
    },
    conflict: "The server has another answer under the same number",
    conflict_lead: "Nothing was overwritten. Save this answer as a file and hand it to the organiser.",
    unstored: "Not saved on this device",
    unstored_lead: "It is being sent at once. Do not close this tab until you see “Sent”.",
    send_now: "Send now",
    retry: "Try again",
    correction_of: |what| format!("Correction: {what}"),
    withdrawal_of: |what| format!("Withdrawal: {what}"),
    withdrawal: "Withdrawal of an answer",
    choices: "Choice of workshops",
    superseded: "replaced or withdrawn",
    keep: "Keep or hand over",
    aside: "Records set aside",
    aside_corrupt: |n| {
        format!("{} that cannot be read. They stay on the device; the file holds their raw text.", RECORDS_EN.count(English, n))
    },
    aside_newer: |n| format!("{} of a newer version of the app. They are left untouched.", RECORDS_EN.count(English, n)),
    other_meeting: |title| format!("Another meeting: {title}"),
    to_surveys: "Surveys",
    wrong_delivery: "There is a mistake in the app’s settings: it is not certain where answers go. Nothing is lost. Until it is mended, the former settings hold; without them, answers wait on this device.",
    weak: "This server confirms by its status alone, without the answer’s number. That is a weaker acknowledgement.",
};
