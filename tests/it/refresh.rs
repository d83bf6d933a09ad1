//! Files that may change under way: what is shown, stored and said after a look at the host, and how often there is one.

use kuluary::domain::{
    address::{Address, Route},
    delivery::Tick,
    refresh::{IDLE, Occasion, PAUSE, Settled, Stale, Version, is_due, may_follow, settle},
    time::Moment,
};
use proptest::prelude::*;

use crate::support::at;

fn version(text: &str, at: Option<Moment>) -> Version<u8> {
    Version { value: 1, text: text.to_owned(), at }
}

/// How a look ended: `(text shown, stale, stored)`, or nothing to show.
fn looked(copy: Option<&str>, fetched: Result<&str, &'static str>) -> Result<(String, bool, bool), &'static str> {
    let settled = settle(copy.map(|text| version(text, None)), fetched.map(|text| version(text, None)))?;
    Ok((settled.version.text, settled.stale, settled.store))
}

#[test]
fn a_first_visit_shows_and_stores_what_came() {
    assert_eq!(looked(None, Ok("a")), Ok(("a".to_owned(), false, true)));
}

#[test]
fn a_first_visit_without_a_usable_file_says_what_is_wrong() {
    assert_eq!(looked(None, Err("damaged")), Err("damaged"));
}

#[test]
fn the_same_file_is_fresh_and_not_stored_again() {
    assert_eq!(looked(Some("a"), Ok("a")), Ok(("a".to_owned(), false, false)));
}

#[test]
fn a_new_file_becomes_the_copy() {
    assert_eq!(looked(Some("a"), Ok("b")), Ok(("b".to_owned(), false, true)));
}

#[test]
fn row_38_a_damaged_file_leaves_the_copy_untouched_and_stale() {
    assert_eq!(looked(Some("a"), Err("damaged")), Ok(("a".to_owned(), true, false)));
}

#[test]
fn row_38_the_time_of_the_copy_is_told_and_only_after_a_failed_look() {
    let settled = |minute: &str, stale: bool| {
        let version = version("a", Some(at(&format!("2017-09-26T{minute}"))));
        Settled { version, stale, store: false }
    };
    let told = |settings, programme| Stale::of(&settings, &programme);
    assert_eq!(told(settled("14:00", false), settled("14:05", false)), None);
    assert_eq!(told(settled("14:00", false), settled("14:05", true)), Some(Stale::Programme(Some(at("2017-09-26T14:05")))));
    assert_eq!(told(settled("14:00", true), settled("14:05", false)), Some(Stale::Settings(Some(at("2017-09-26T14:00")))));
    assert_eq!(told(settled("14:00", true), settled("14:05", true)), Some(Stale::Programme(Some(at("2017-09-26T14:05")))));
}

#[test]
fn who_comes_back_often_asks_once_a_minute_at_most() {
    let last = Tick(1_000_000);
    assert!(!is_due(last, Tick(last.0 + PAUSE - 1), Occasion::Return));
    assert!(is_due(last, Tick(last.0 + PAUSE), Occasion::Return));
    assert!(!is_due(last, Tick(last.0 + PAUSE), Occasion::Idle));
}

#[test]
fn a_clock_set_back_does_not_stop_the_looking() {
    assert!(is_due(Tick(9_000_000), Tick(8_000_000), Occasion::Idle));
}

#[test]
fn a_form_a_desk_and_a_field_being_typed_into_are_not_rebuilt_under_the_hands() {
    let route = |hash: &str| Address::parse(hash).route;
    for hash in
        ["#/", "#/agenda/2017-09-26", "#/session/wojt", "#/plan", "#/plan/shared/wojt", "#/feedback", "#/outbox", "#/info", "#/meetings"]
    {
        assert!(!matches!(route(hash), Route::Unknown(_)), "{hash} is a view");
        assert!(may_follow(&route(hash), false), "{hash}");
        assert!(!may_follow(&route(hash), true), "{hash}");
    }
    for hash in ["#/feedback/talk/s-wojt", "#/feedback/day/d-2017-09-26", "#/desk"] {
        assert!(!may_follow(&route(hash), false), "{hash}");
    }
}

proptest! {
    #[test]
    fn an_idle_hour_looks_four_times_at_most(start in 0_u64..10_000_000_000, every in 1_000_u64..120_000) {
        let mut last = Tick(start);
        let mut looks = 0;
        let mut now = start;
        while now < start + 3_600_000 {
            now += every;
            if is_due(last, Tick(now), Occasion::Idle) {
                last = Tick(now);
                looks += 1;
            }
        }
        // Each look is three requests at most (configuration, programme, what is published): an idle hour stays below fifteen.
        prop_assert!(looks <= 3_600_000 / IDLE && looks * 3 <= 12, "{looks} looks");
    }
}
