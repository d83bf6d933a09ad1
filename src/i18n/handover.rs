//! Words of handing answers over: on the participant's device.

use super::plural::Forms;
use crate::domain::text::Language::{English, Polish};

/// Words of handing over. What was handed over is never called sent.
#[expect(missing_docs, reason = "the names say where each text stands")]
pub struct HandoverWords {
    pub title: &'static str,
    pub lead_device: &'static str,
    pub lead_endpoint: &'static str,
    pub which: &'static str,
    pub missing: fn(u64) -> String,
    pub all: fn(u64) -> String,
    pub making: &'static str,
    pub code: &'static str,
    pub code_holds: fn(u64) -> String,
    pub no_code: &'static str,
    pub no_link: &'static str,
    pub link_note: &'static str,
    pub share_file: &'static str,
    pub save_file: &'static str,
    pub file_failed: &'static str,
    pub file_given: &'static str,
    pub arrived: &'static str,
    pub mark: &'static str,
    pub marked: fn(u64) -> String,
    pub unmark: &'static str,
    pub all_given: &'static str,
    pub by_file: fn(&str) -> String,
    pub by_link: fn(&str) -> String,
    pub remind: fn(u64) -> String,
    pub remind_lead: &'static str,
    pub install: &'static str,
    pub install_lead: &'static str,
    pub stand: fn(u64) -> String,
    pub stand_lead: &'static str,
}

const ANSWERS: Forms = Forms { one: "odpowiedź", few: "odpowiedzi", many: "odpowiedzi" };
const ANSWERS_EN: Forms = Forms { one: "answer", few: "answers", many: "answers" };
const WAITING: Forms =
    Forms { one: "odpowiedź czeka na przekazanie", few: "odpowiedzi czekają na przekazanie", many: "odpowiedzi czeka na przekazanie" };
const WAITING_EN: Forms =
    Forms { one: "answer waits to be handed over", few: "answers wait to be handed over", many: "answers wait to be handed over" };

/// Polish.
pub static POLISH: HandoverWords = HandoverWords {
    title: "Przekaż organizatorowi",
    lead_device: "Odpowiedzi zostają na tym urządzeniu, dopóki ich nie przekażesz.",
    lead_endpoint: "Gdy nie ma zasięgu albo serwer odmawia, odpowiedzi można przekazać z\u{a0}ręki do ręki. Nic nie policzy się dwa razy.",
    which: "Co przekazać",
    missing: |n| format!("jeszcze nieprzekazane ({n})"),
    all: |n| format!("wszystkie z\u{a0}tego urządzenia ({n})"),
    making: "Przygotowywanie linku…",
    code: "Kod QR z\u{a0}odpowiedziami",
    code_holds: |n| format!("W\u{a0}kodzie: {}. Organizator skanuje go aparatem telefonu.", ANSWERS.count(Polish, n)),
    no_code: "To za dużo na jeden kod QR. Skopiuj link albo zapisz plik.",
    no_link: "To za dużo na link i\u{a0}kod QR. Zapisz plik.",
    link_note: "Odpowiedzi są w\u{a0}samym linku: kto go ma, może je przeczytać.",
    share_file: "Udostępnij plik",
    save_file: "Zapisz jako plik",
    file_failed: "Przeglądarka nie pozwoliła zapisać pliku.",
    file_given: "Plik gotowy. Gdy trafi do organizatora, oznacz odpowiedzi jako przekazane.",
    arrived: "Organizator ma już te odpowiedzi?",
    mark: "Oznacz jako przekazane",
    marked: |n| format!("Oznaczono jako przekazane: {}.", ANSWERS.count(Polish, n)),
    unmark: "Cofnij oznaczenie",
    all_given: "Wszystko przekazane albo wysłane. Można przekazać jeszcze raz: nic nie policzy się dwa razy.",
    by_file: |when| format!("Przekazano jako plik: {when}."),
    by_link: |when| format!("Przekazano linkiem lub kodem: {when}."),
    remind: |n| WAITING.count(Polish, n),
    remind_lead: "Zostają na tym urządzeniu, dopóki ich nie przekażesz.",
    install: "Instalujesz aplikację na iPhonie lub iPadzie?",
    install_lead: "Aplikacja dodana do ekranu początkowego nie widzi tego, co jest w\u{a0}przeglądarce. Zanim ją dodasz, przekaż odpowiedzi albo zapisz je jako plik.",
    stand: |n| format!("Zebrane na stanowisku: {}", ANSWERS.count(Polish, n)),
    stand_lead: "Nie ma ich na liście, bo dało je wiele osób. Idą tą samą drogą co pozostałe.",
};

/// English.
pub static ENGLISH: HandoverWords = HandoverWords {
    title: "Hand over to the organiser",
    lead_device: "Answers stay on this device until you hand them over.",
    lead_endpoint: "Where there is no connection, or the server refuses, answers can go from hand to hand. Nothing counts twice.",
    which: "What to hand over",
    missing: |n| format!("not handed over yet ({n})"),
    all: |n| format!("all on this device ({n})"),
    making: "Preparing the link…",
    code: "QR code with answers",
    code_holds: |n| format!("In the code: {}. The organiser scans it with a phone’s camera.", ANSWERS_EN.count(English, n)),
    no_code: "This is too much for one QR code. Copy the link or save a file.",
    no_link: "This is too much for a link or a QR code. Save a file.",
    link_note: "The answers are in the link itself: whoever has it can read them.",
    share_file: "Share a file",
    save_file: "Save as a file",
    file_failed: "The browser did not let the file be saved.",
    file_given: "The file is ready. Once the organiser has it, mark the answers as handed over.",
    arrived: "Does the organiser have these answers?",
    mark: "Mark as handed over",
    marked: |n| format!("Marked as handed over: {}.", ANSWERS_EN.count(English, n)),
    unmark: "Take the mark back",
    all_given: "Everything is handed over or sent. You can hand it over again: nothing counts twice.",
    by_file: |when| format!("Handed over as a file: {when}."),
    by_link: |when| format!("Handed over by link or code: {when}."),
    remind: |n| WAITING_EN.count(English, n),
    remind_lead: "They stay on this device until you hand them over.",
    install: "Installing the app on an iPhone or iPad?",
    install_lead: "The app added to the home screen does not see what is in the browser. Before you add it, hand the answers over or save them as a file.",
    stand: |n| format!("Collected at a stand: {}", ANSWERS_EN.count(English, n)),
    stand_lead: "They are not in the list, because many people gave them. They go the same way as the others.",
};
