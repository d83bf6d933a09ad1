//! Words of the plan, and of what a pick changed.

use super::plural::Forms;
use crate::domain::text::Language::{English, Polish};

/// Words of the plan.
#[expect(missing_docs, reason = "the names say where each text stands")]
pub struct PlanWords {
    pub empty: &'static str,
    pub empty_lead: &'static str,
    pub lead: fn(u64, u64) -> String,
    pub add_shared: &'static str,
    pub take_along: &'static str,
    pub calendar: &'static str,
    pub qr_lead: &'static str,
    pub to_choose: &'static str,
    pub gap: fn(&str) -> String,
    pub gap_long: fn(&str) -> String,
    pub clash_title: &'static str,
    pub keep_both: &'static str,
    pub keep_only: fn(&str) -> String,
    pub decide: &'static str,
    pub have_already: fn(&str, &str) -> String,
    pub swap: fn(&str) -> String,
    pub added: fn(&str) -> String,
    pub removed: fn(&str) -> String,
    pub replaced: fn(&str, &str) -> String,
    pub rotated_out: fn(&str) -> String,
    pub settled: fn(&str) -> String,
    pub block_full: &'static str,
    pub undo: &'static str,
    pub undone: &'static str,
    pub vanished: &'static str,
    pub vanished_lead: &'static str,
    pub remove_what: fn(&str) -> String,
    pub shared: &'static str,
    pub shared_lead: fn(u64) -> String,
    pub shared_take: &'static str,
    pub shared_all_mine: &'static str,
    pub shared_nothing: &'static str,
}

const POINTS: Forms = Forms { one: "punkt programu", few: "punkty programu", many: "punktów programu" };
const SESSIONS: Forms = Forms { one: "session", few: "sessions", many: "sessions" };
const GAPS: Forms = Forms { one: "przerwa na rozmowy", few: "przerwy na rozmowy", many: "przerw na rozmowy" };
const GAPS_EN: Forms = Forms { one: "gap for conversations", few: "gaps for conversations", many: "gaps for conversations" };

/// Polish.
pub const POLISH: PlanWords = PlanWords {
    empty: "Twój plan jest jeszcze pusty",
    empty_lead: "Wybierz warsztaty i\u{a0}zaznacz w\u{a0}programie to, na czym Ci zależy. Tutaj ułoży się Twój dzień.",
    lead: |points, gaps| match gaps {
        0 => format!("{}. Zapisane na tym urządzeniu.", POINTS.count(Polish, points)),
        _ => format!("{}, {}. Zapisane na tym urządzeniu.", POINTS.count(Polish, points), GAPS.count(Polish, gaps)),
    },
    add_shared: "Dodaj wszystkie części wspólne",
    take_along: "Zabierz ze sobą",
    calendar: "Do kalendarza (.ics)",
    qr_lead: "Zeskanuj drugim telefonem albo pokaż komuś obok. W\u{a0}kodzie jest tylko lista punktów programu.",
    to_choose: "do wyboru",
    gap: |time| format!("{time} wolnego"),
    gap_long: |time| format!("{time} wolnego, dobra pora na kuluary"),
    clash_title: "Dwa punkty o\u{a0}tej samej porze",
    keep_both: "Zostaw oba",
    keep_only: |what| format!("Tylko: {what}"),
    decide: "Zapisz wybór",
    have_already: |what, time| format!("Masz już „{what}” o\u{a0}tej porze ({time})."),
    swap: |what| format!("Zamień na: {what}"),
    added: |what| format!("Dodano do planu: {what}."),
    removed: |what| format!("Usunięto z\u{a0}planu: {what}."),
    replaced: |new, old| format!("Wybrano: {new}. Zastępuje: {old}."),
    rotated_out: |what| format!("Usunięto, bo ten sam warsztat jest już w\u{a0}innej turze: {what}."),
    settled: |what| format!("Przez to ustaliło się też: {what}."),
    block_full: "W\u{a0}tym bloku wybrano już tyle, ile można. Najpierw zdejmij inny wybór.",
    undo: "Cofnij",
    undone: "Cofnięto.",
    vanished: "Zniknęło z\u{a0}programu",
    vanished_lead: "Te punkty były w\u{a0}Twoim planie, ale nie ma ich już w\u{a0}programie.",
    remove_what: |what| format!("Usuń z\u{a0}planu: {what}"),
    shared: "Udostępniony plan",
    shared_lead: |n| format!("Ktoś pokazuje Ci swój wybór: {}.", POINTS.count(Polish, n)),
    shared_take: "Dodaj do mojego planu",
    shared_all_mine: "Wszystko to jest już w\u{a0}Twoim planie.",
    shared_nothing: "W\u{a0}tym linku nie ma żadnego punktu tego programu.",
};

/// English.
pub const ENGLISH: PlanWords = PlanWords {
    empty: "Your plan is still empty",
    empty_lead: "Choose workshops and mark what matters to you in the programme. Your day will take shape here.",
    lead: |points, gaps| match gaps {
        0 => format!("{}. Saved on this device.", SESSIONS.count(English, points)),
        _ => format!("{}, {}. Saved on this device.", SESSIONS.count(English, points), GAPS_EN.count(English, gaps)),
    },
    add_shared: "Add all plenary sessions",
    take_along: "Take it along",
    calendar: "To calendar (.ics)",
    qr_lead: "Scan it with another phone, or show it to somebody nearby. The code holds only the list of sessions.",
    to_choose: "to choose",
    gap: |time| format!("{time} free"),
    gap_long: |time| format!("{time} free, a good time for the corridors"),
    clash_title: "Two sessions at the same time",
    keep_both: "Keep both",
    keep_only: |what| format!("Only: {what}"),
    decide: "Save the choice",
    have_already: |what, time| format!("You already have “{what}” at this time ({time})."),
    swap: |what| format!("Swap for: {what}"),
    added: |what| format!("Added to the plan: {what}."),
    removed: |what| format!("Removed from the plan: {what}."),
    replaced: |new, old| format!("Chosen: {new}. It replaces: {old}."),
    rotated_out: |what| format!("Removed, because the same workshop is in another round already: {what}."),
    settled: |what| format!("This settles also: {what}."),
    block_full: "As many as allowed are chosen in this block. Take another choice off first.",
    undo: "Undo",
    undone: "Undone.",
    vanished: "Gone from the programme",
    vanished_lead: "These were in your plan, but the programme no longer has them.",
    remove_what: |what| format!("Remove from the plan: {what}"),
    shared: "A shared plan",
    shared_lead: |n| format!("Somebody shows you their choice: {}.", SESSIONS.count(English, n)),
    shared_take: "Add to my plan",
    shared_all_mine: "All of this is in your plan already.",
    shared_nothing: "This link holds no session of this programme.",
};
