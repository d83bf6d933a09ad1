//! Words of the sheet of codes to print.

use super::plural::Forms;
use crate::domain::text::Language::{English, Polish};

/// Words of the sheet.
#[expect(missing_docs, reason = "the names say where each text stands")]
pub struct QrSheetWords {
    pub title: &'static str,
    pub lead: &'static str,
    pub what: &'static str,
    pub everything: &'static str,
    pub door: &'static str,
    pub workshops: &'static str,
    pub rooms: &'static str,
    pub room: fn(&str) -> String,
    pub layout: &'static str,
    pub large: &'static str,
    pub small: &'static str,
    pub count: fn(u64) -> String,
    pub preview: &'static str,
    pub scan: &'static str,
    pub scan_door: &'static str,
    pub anonymous: &'static str,
    pub by_hand: &'static str,
    pub code_of: fn(&str) -> String,
    pub round: fn(u32) -> String,
    pub too_long: &'static str,
    pub nothing: &'static str,
}

const CODES: Forms = Forms { one: "kod", few: "kody", many: "kodów" };
const CODES_EN: Forms = Forms { one: "code", few: "codes", many: "codes" };

/// Polish.
pub static POLISH: QrSheetWords = QrSheetWords {
    title: "Kody QR do wydruku",
    lead: "Kod prowadzi prosto do ankiety. Wydrukuj go na drzwi, na stoły albo na ekran na koniec punktu programu.",
    what: "Co wydrukować",
    everything: "wszystko",
    door: "tylko wejście",
    workshops: "tylko warsztaty",
    rooms: "sala po sali",
    room: |name| format!("sala: {name}"),
    layout: "Układ strony",
    large: "jeden kod na stronie, na drzwi",
    small: "sześć kodów na stronie, na stoły",
    count: |n| CODES.count(Polish, n),
    preview: "Podgląd",
    scan: "Zeskanuj i\u{a0}oceń – minuta",
    scan_door: "Zeskanuj: program, mój plan, ankiety",
    anonymous: "Bez logowania, anonimowo.",
    by_hand: "Albo wpisz adres:",
    code_of: |what| format!("Kod QR: {what}"),
    round: |n| format!("tura\u{a0}{n}"),
    too_long: "Ten adres nie mieści się w\u{a0}kodzie.",
    nothing: "To spotkanie nie ma ankiet, więc jest tylko kod na wejście.",
};

/// English.
pub static ENGLISH: QrSheetWords = QrSheetWords {
    title: "QR codes to print",
    lead: "A code leads straight to its survey. Print it for the door, for the tables, or for the screen at the end of a session.",
    what: "What to print",
    everything: "everything",
    door: "the entrance only",
    workshops: "workshops only",
    rooms: "room by room",
    room: |name| format!("room: {name}"),
    layout: "Lay-out",
    large: "one code a page, for doors",
    small: "six codes a page, for tables",
    count: |n| CODES_EN.count(English, n),
    preview: "Preview",
    scan: "Scan and rate – one minute",
    scan_door: "Scan: programme, my plan, surveys",
    anonymous: "No sign-in, anonymous.",
    by_hand: "Or type the address:",
    code_of: |what| format!("QR code: {what}"),
    round: |n| format!("round\u{a0}{n}"),
    too_long: "This address does not fit a code.",
    nothing: "This meeting has no surveys, so there is the code for the entrance only.",
};
