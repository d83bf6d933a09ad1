//! The programme in time: what is on, what comes next, and which day opens, over the whole of the Bałtów meeting.

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use kuluary::domain::{
    agenda::{Entry, Phase, Standing, at_local, effective_end, entries, in_meeting_zone, now_next, opening_day, standing},
    id::BlockId,
    session::{Kind, Status},
};
use proptest::prelude::*;

use crate::support::{at, baltow, id, ids, meeting, minute, session};

#[track_caller]
fn check(now: &str, phase: Phase, on_now: &[&str], next: &[&str]) {
    let found = now_next(&baltow(), at(now));
    assert_eq!((found.phase, found.now, found.next), (phase, ids(on_now), ids(next)), "at {now}");
}

#[test]
fn the_clock_walks_through_the_whole_meeting() {
    check("2017-09-25T23:59", Phase::Before, &[], &["rejestracja"]);
    check("2017-09-26T09:59", Phase::Before, &[], &["rejestracja"]);
    check("2017-09-26T10:00", Phase::Running, &["rejestracja"], &["powitanie"]);
    check("2017-09-26T11:00", Phase::Running, &["powitanie"], &["wojt"]);
    check("2017-09-26T12:00", Phase::Running, &["prezydent"], &["ministerstwo"]);
    check("2017-09-26T13:30", Phase::Running, &["obiad-1"], &["klient-1", "sciezki-1"]);
    check("2017-09-26T15:00", Phase::Running, &["klient-1", "sciezki-1"], &["przerwa-1"]);
    check("2017-09-26T16:00", Phase::Running, &["przerwa-1"], &["klient-2", "sciezki-2"]);
    check("2017-09-26T17:59", Phase::Running, &["podsumowanie-1"], &["kolacja"]);
    check("2017-09-26T18:00", Phase::Gap, &[], &["kolacja"]);
    check("2017-09-26T21:59", Phase::Running, &["kolacja"], &["sniadanie"]);
    check("2017-09-26T22:00", Phase::BetweenDays, &[], &["sniadanie"]);
    check("2017-09-27T00:30", Phase::Gap, &[], &["sniadanie"]);
    check("2017-09-27T07:30", Phase::Running, &["sniadanie"], &["wprowadzenie"]);
    check("2017-09-27T08:45", Phase::Gap, &[], &["wprowadzenie"]);
    check("2017-09-27T14:29", Phase::Running, &["obiad-2"], &[]);
    check("2017-09-27T14:30", Phase::After, &[], &[]);
    check("2026-01-01T12:00", Phase::After, &[], &[]);
}

#[test]
fn a_meeting_without_sessions_is_over() {
    let empty = meeting(Vec::new(), Vec::new());
    assert_eq!(now_next(&empty, minute(0)).phase, Phase::After);
    assert_eq!(opening_day(&empty, minute(0)), None);
    assert_eq!(at_local(&empty, minute(0).naive_local()), None);
}

#[test]
fn a_cancelled_session_is_neither_on_nor_next() {
    let mut baltow = baltow();
    for cancelled in baltow.sessions.iter_mut().filter(|session| session.id == id("prezydent")) {
        cancelled.status = Status::Cancelled;
    }
    let found = now_next(&baltow, at("2017-09-26T11:30"));
    assert_eq!((found.now, found.next), (ids(&["wojt"]), ids(&["ministerstwo"])));
    assert_eq!(now_next(&baltow, at("2017-09-26T12:10")).phase, Phase::Gap);
}

#[test]
fn a_session_without_an_end_runs_until_the_next_one_of_its_day_and_three_hours_at_most() {
    let open = session("kolacja", Kind::Meal, minute(19 * 60), None);
    let alone = meeting(vec![open.clone()], Vec::new());
    assert_eq!(effective_end(&alone, &alone.sessions[0]), minute(22 * 60));
    let followed = meeting(vec![open.clone(), session("ognisko", Kind::Social, minute(20 * 60 + 30), None)], Vec::new());
    assert_eq!(effective_end(&followed, &followed.sessions[0]), minute(20 * 60 + 30));
    let mut past_midnight = meeting(vec![open, session("tance", Kind::Social, minute(25 * 60), None)], Vec::new());
    past_midnight.sessions[0].start = minute(23 * 60);
    assert_eq!(effective_end(&past_midnight, &past_midnight.sessions[0]), minute(26 * 60), "the next one is of another day");
    past_midnight.day_starts = NaiveTime::from_hms_opt(4, 0, 0).expect("a valid time");
    assert_eq!(effective_end(&past_midnight, &past_midnight.sessions[0]), minute(25 * 60), "one programme day until four");
    assert_eq!(past_midnight.days().len(), 1);
}

#[test]
fn a_cancelled_session_does_not_end_an_open_one() {
    let mut cancelled = session("ognisko", Kind::Social, minute(20 * 60), None);
    cancelled.status = Status::Cancelled;
    let evening = meeting(vec![session("kolacja", Kind::Meal, minute(19 * 60), None), cancelled], Vec::new());
    assert_eq!(effective_end(&evening, &evening.sessions[0]), minute(22 * 60));
}

#[test]
fn a_block_takes_one_line_at_its_first_session() {
    let first = NaiveDate::from_ymd_opt(2017, 9, 26).expect("a valid date");
    let lines = entries(&baltow(), first);
    let block = |name: &str| Entry::Block(BlockId::parse(name).expect("a valid id"));
    assert_eq!(lines[6..10], [block("tura-1"), Entry::Session(id("przerwa-1")), block("tura-2"), Entry::Session(id("podsumowanie-1"))]);
    assert_eq!(lines.len(), 11);
}

#[track_caller]
fn check_opening(now: &str, day: u32) {
    assert_eq!(opening_day(&baltow(), at(now)), NaiveDate::from_ymd_opt(2017, 9, day), "at {now}");
}

#[test]
fn the_programme_opens_with_today_and_otherwise_with_day_one() {
    check_opening("2017-09-01T12:00", 26);
    check_opening("2017-09-26T23:59", 26);
    check_opening("2017-09-27T00:01", 27);
    check_opening("2017-09-28T00:01", 26);
}

#[test]
fn a_phone_in_tokyo_is_told_the_meetings_own_hours() {
    let tokyo = chrono::DateTime::parse_from_rfc3339("2017-09-26T19:00:00+09:00").expect("a valid time");
    let local = in_meeting_zone(&baltow(), tokyo);
    assert_eq!(local.to_rfc3339(), "2017-09-26T12:00:00+02:00");
    assert_eq!(now_next(&baltow(), tokyo).now, ids(&["prezydent"]));
    assert_eq!(at_local(&baltow(), local.naive_local()), Some(local));
}

proptest! {
    #[test]
    fn at_every_minute_standing_phase_and_next_agree(of_day in -2_000_i64..6_000) {
        let baltow = baltow();
        let now = minute(of_day);
        let found = now_next(&baltow, now);
        for session in &baltow.sessions {
            let stands = standing(&baltow, session, now);
            prop_assert_eq!(stands == Standing::Running, found.now.contains(&session.id));
            prop_assert_eq!(stands == Standing::Running, session.start <= now && now < effective_end(&baltow, session));
            if found.next.contains(&session.id) {
                prop_assert_eq!(stands, Standing::Ahead);
                let earlier_ahead = baltow.sessions.iter().filter(|other| other.start > now && other.start < session.start).count();
                prop_assert_eq!(earlier_ahead, 0);
            }
        }
        prop_assert_eq!(found.phase == Phase::Running, !found.now.is_empty());
        prop_assert_eq!(found.next.is_empty(), now >= at("2017-09-27T13:20"));
    }

    #[test]
    fn every_session_ends_after_it_starts(starts in prop::collection::vec((0_i64..2_880, prop::option::of(1_i64..300)), 1..12)) {
        let sessions = starts.iter().enumerate().map(|(at, (start, length))| {
            session(&format!("s{at}"), Kind::Talk, minute(*start), length.map(|length| minute(start + length)))
        });
        let meeting = meeting(sessions.collect(), Vec::new());
        for session in &meeting.sessions {
            let lasts = effective_end(&meeting, session) - session.start;
            prop_assert!(lasts > TimeDelta::zero());
            prop_assert!(session.end.is_some() || lasts <= TimeDelta::hours(3));
        }
        let all: usize = meeting.days().into_iter().map(|day| entries(&meeting, day).len()).sum();
        prop_assert_eq!(all, meeting.sessions.len());
    }
}
