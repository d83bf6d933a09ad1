//! A stand's PIN and its record.

use kuluary::domain::{
    delivery::Tick,
    format::{
        record_json::Unreadable,
        stand_json::{read_stand, write_stand},
    },
    id::{MeetingId, SurveyId},
    stand::{Lock, Pin, PinProblem, Stand},
    submission::About,
    text::Language,
};

fn lock(pin: &str) -> Lock {
    Lock::of(&Pin::chosen(pin, pin).expect("a good PIN"), "sól".to_owned())
}

#[test]
fn a_pin_has_at_least_four_digits_typed_twice_alike() {
    assert!(Pin::chosen("0427", " 0427").is_ok());
    assert_eq!(Pin::chosen("", ""), Err(PinProblem::Length));
    assert_eq!(Pin::chosen("042", "042"), Err(PinProblem::Length));
    assert_eq!(Pin::chosen("1234567890123", "1234567890123"), Err(PinProblem::Length));
    assert_eq!(Pin::chosen("12a4", "12a4"), Err(PinProblem::NotDigits));
    assert_eq!(Pin::chosen("1234", "1243"), Err(PinProblem::Differ));
}

#[test]
fn only_its_pin_opens_a_lock_and_the_pin_itself_is_not_kept() {
    let lock = lock("0427");
    assert!(lock.opens("0427") && lock.opens(" 0427 "));
    for wrong in ["", "427", "00427", "0428", "7240"] {
        assert!(!lock.opens(wrong), "{wrong}");
    }
    assert!(!lock.hash.contains("0427"));
    assert_ne!(lock.hash, Lock::of(&Pin::chosen("0427", "0427").expect("a good PIN"), "inna".to_owned()).hash, "salted");
}

#[test]
fn a_running_stand_reads_back() {
    let stand = Stand {
        meeting: MeetingId::parse("probne").expect("an id"),
        survey: SurveyId::parse("dzien").expect("an id"),
        about: About::Meeting,
        since: Tick(7),
        language: Language::Polish,
        lock: lock("0427"),
    };
    let text = write_stand(&stand);
    assert!(!text.contains("0427"));
    assert_eq!(read_stand(&text), Ok(stand));
    assert_eq!(read_stand(&text.replace("stand/1", "stand/2")), Err(Unreadable::Newer));
    assert_eq!(read_stand(&text.replace("meeting", "spotkanie")), Err(Unreadable::Corrupt));
}
