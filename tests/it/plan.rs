//! My plan: picks in order, what everybody shares, what is undecided, and the gaps.

use chrono::NaiveDate;
use kuluary::domain::{
    id::BlockId,
    meeting::Meeting,
    picks::Picks,
    plan::{Line, lines},
    session::{Kind, Status},
};
use proptest::prelude::*;

use crate::support::{baltow, block, id, ids, meeting, minute, session};

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2017, 9, day).expect("a valid date")
}

fn picks(held: &[&str]) -> Picks {
    ids(held).into_iter().collect()
}

#[track_caller]
fn check(meeting: &Meeting, held: &[&str], expected: &[&str]) {
    let words = lines(meeting, &picks(held), day(26)).into_iter().map(|line| match line {
        Line::Session(id) => id.to_string(),
        Line::Undecided(id) => format!("? {id}"),
        Line::Gap { from, minutes } => format!("gap {} {minutes}", from.format("%H:%M")),
    });
    assert_eq!(words.collect::<Vec<_>>(), expected);
}

#[test]
fn a_day_without_picks_has_no_plan() {
    check(&baltow(), &[], &[]);
    check(&baltow(), &["wizyta"], &[]);
    check(&baltow(), &["zniknela"], &[]);
}

#[test]
fn the_plan_holds_picks_shared_pauses_and_gaps() {
    let expected = [
        "rejestracja",
        "gap 11:00 60",
        "prezydent",
        "gap 12:30 60",
        "obiad-1",
        "klient-1",
        "przerwa-1",
        "sciezki-2",
        "gap 17:45 75",
        "kolacja",
    ];
    check(&baltow(), &["prezydent", "klient-1", "sciezki-2"], &expected);
}

#[test]
fn a_block_without_a_pick_stands_as_undecided() {
    let expected = ["rejestracja", "gap 11:00 150", "obiad-1", "klient-1", "przerwa-1", "? tura-2", "gap 17:45 75", "kolacja"];
    check(&baltow(), &["klient-1"], &expected);
}

#[test]
fn a_cancelled_pick_leaves_its_block_undecided() {
    let mut sessions = ["a", "b"].map(|name| session(name, Kind::Workshop, minute(600), Some(minute(660)))).to_vec();
    sessions[0].status = Status::Cancelled;
    check(&meeting(sessions, vec![block("blok", &["a", "b"], 1)]), &["a"], &["a", "? blok"]);
}

#[test]
fn nothing_is_undecided_where_every_session_is_cancelled() {
    let mut sessions = vec![session("a", Kind::Workshop, minute(600), Some(minute(660)))];
    sessions[0].status = Status::Cancelled;
    sessions.push(session("z", Kind::Talk, minute(660), Some(minute(700))));
    check(&meeting(sessions, vec![block("blok", &["a"], 1)]), &["z"], &["z"]);
}

#[test]
fn a_long_session_covers_what_lies_within_it() {
    let sessions = vec![
        session("dluga", Kind::Visit, minute(600), Some(minute(800))),
        session("krotka", Kind::Talk, minute(610), Some(minute(620))),
        session("pozna", Kind::Talk, minute(809), Some(minute(830))),
        session("ostatnia", Kind::Talk, minute(840), Some(minute(850))),
    ];
    let held = ["dluga", "krotka", "pozna", "ostatnia"];
    check(&meeting(sessions, Vec::new()), &held, &["dluga", "krotka", "pozna", "gap 13:50 10", "ostatnia"]);
}

proptest! {
    #[test]
    fn every_pick_of_the_day_stands_once_and_every_gap_is_free(
        spans in prop::collection::vec((0_i64..1_200, 1_i64..120, any::<bool>()), 1..12),
    ) {
        let sessions = spans.iter().enumerate().map(|(at, (start, length, pause))| {
            let kind = if *pause { Kind::Break } else { Kind::Talk };
            session(&format!("s{at}"), kind, minute(*start), Some(minute(start + length)))
        });
        let meeting = meeting(sessions.collect(), Vec::new());
        let held: Picks = (0..spans.len()).step_by(2).map(|at| id(&format!("s{at}"))).collect();
        let lines = lines(&meeting, &held, day(26));
        for session in &meeting.sessions {
            let stands = lines.iter().filter(|line| **line == Line::Session(session.id.clone())).count();
            prop_assert_eq!(stands, usize::from(held.holds(&session.id) || session.kind.is_pause()));
        }
        for line in &lines {
            if let Line::Gap { from, minutes } = line {
                prop_assert!(*minutes >= 10);
                let until = *from + chrono::Duration::minutes(*minutes);
                let busy = meeting.sessions.iter().filter(|session| lines.contains(&Line::Session(session.id.clone())));
                prop_assert!(!busy.into_iter().any(|session| session.start < until && session.end.is_some_and(|end| end > *from)));
            }
        }
        prop_assert!(!lines.iter().any(|line| matches!(line, Line::Undecided(id) if BlockId::parse(id.as_str()).is_ok())));
    }
}
