//! Clashes: an overlap of at least a minute, seen from either side, and never at touching ends.

use kuluary::domain::{
    clash::{clashes, overlap},
    meeting::Meeting,
    picks::Picks,
    session::{Kind, Status},
};
use proptest::prelude::*;

use crate::support::{id, ids, meeting, minute, session};

fn two(a: (i64, i64), b: (i64, i64)) -> Meeting {
    let made = |name: &str, (start, end)| session(name, Kind::Talk, minute(start), Some(minute(end)));
    meeting(vec![made("a", a), made("b", b)], Vec::new())
}

#[track_caller]
fn check(a: (i64, i64), b: (i64, i64), clash: bool) {
    let meeting = two(a, b);
    let found = clashes(&meeting, &ids(&["a", "b"]).into_iter().collect());
    assert_eq!(!found.is_empty(), clash, "{a:?} and {b:?}");
}

#[test]
fn sessions_clash_from_the_first_common_minute_on() {
    check((600, 660), (660, 720), false);
    check((600, 661), (660, 720), true);
    check((600, 660), (600, 660), true);
    check((600, 720), (630, 640), true);
    check((600, 660), (700, 720), false);
}

#[test]
fn half_a_minute_is_not_a_clash() {
    let mut meeting = two((600, 660), (660, 720));
    meeting.sessions[0].end = Some(minute(660) + chrono::Duration::seconds(30));
    assert!(!overlap(&meeting, &meeting.sessions[0], &meeting.sessions[1]));
}

#[test]
fn a_cancelled_session_clashes_with_nothing() {
    let mut meeting = two((600, 660), (600, 660));
    meeting.sessions[1].status = Status::Cancelled;
    assert_eq!(clashes(&meeting, &ids(&["a", "b"]).into_iter().collect()), []);
}

#[test]
fn only_picked_sessions_clash() {
    let meeting = two((600, 660), (600, 660));
    assert_eq!(clashes(&meeting, &ids(&["a"]).into_iter().collect()), []);
    assert_eq!(clashes(&meeting, &ids(&["a", "b", "gone"]).into_iter().collect()), [(id("a"), id("b"))]);
}

proptest! {
    #[test]
    fn clashes_are_those_that_share_a_minute(spans in prop::collection::vec((0_i64..180, 1_i64..60), 2..9)) {
        let sessions = spans.iter().enumerate().map(|(at, (start, length))| {
            session(&format!("s{at}"), Kind::Talk, minute(*start), Some(minute(start + length)))
        });
        let meeting = meeting(sessions.collect(), Vec::new());
        let picks: Picks = meeting.sessions.iter().map(|session| session.id.clone()).collect();
        let found = clashes(&meeting, &picks);
        let mut by_minutes = 0;
        for (at, first) in meeting.sessions.iter().enumerate() {
            for second in &meeting.sessions[at + 1..] {
                let covers = |session: &kuluary::domain::session::Session, t: i64| {
                    session.start <= minute(t) && session.end.is_some_and(|end| minute(t + 1) <= end)
                };
                let share = (0..240).any(|t| covers(first, t) && covers(second, t));
                by_minutes += usize::from(share);
                prop_assert_eq!(overlap(&meeting, first, second), share);
                prop_assert_eq!(overlap(&meeting, second, first), share);
                prop_assert_eq!(found.contains(&(first.id.clone(), second.id.clone())), share);
            }
        }
        prop_assert_eq!(found.len(), by_minutes);
    }
}
