//! What changed from one revision of the programme to the next.

use kuluary::domain::{
    changes::{What, changes},
    id::RoomId,
    meeting::{Meeting, Room},
    picks::Picks,
    session::{Kind, Session, Status},
    text::{Language, Text},
};
use proptest::prelude::*;

use crate::support::{at, baltow, id, ids, meeting, minute, session, text};

fn picks(held: &[&str]) -> Picks {
    ids(held).into_iter().collect()
}

fn word(what: &What) -> &'static str {
    match what {
        What::Cancelled => "cancelled",
        What::Removed => "removed",
        What::Restored => "restored",
        What::Moved(_) => "moved",
        What::Room { .. } => "room",
        What::Retitled(_) => "retitled",
        What::Added => "added",
    }
}

/// Every change as `session word`, mine with a star.
fn told(old: &Meeting, new: &Meeting, held: &[&str]) -> Vec<String> {
    let star = |mine: bool| if mine { "*" } else { "" };
    changes(old, new, &picks(held)).iter().map(|change| format!("{}{} {}", star(change.mine), change.session, word(&change.what))).collect()
}

#[track_caller]
fn check(edit: impl FnOnce(&mut Meeting), held: &[&str], expected: &[&str]) {
    let old = baltow();
    let mut new = old.clone();
    edit(&mut new);
    new.sessions.sort_by_key(|session| (session.start, session.end));
    assert_eq!(told(&old, &new, held), expected);
}

#[track_caller]
fn of<'m>(meeting: &'m mut Meeting, name: &str) -> &'m mut Session {
    meeting.sessions.iter_mut().find(|session| session.id == id(name)).expect("the programme has it")
}

#[test]
fn a_meeting_is_no_news_to_itself() {
    check(|_| (), &["prezydent"], &[]);
    check(|new| new.revision += 1, &["prezydent"], &[]);
}

#[test]
fn each_kind_of_change_is_listed_with_what_was_before() {
    let old = baltow();
    let mut new = old.clone();
    new.rooms = vec![Room { id: RoomId::parse("aula").expect("an id"), name: text("Aula"), capacity: None, place: None }];
    of(&mut new, "prezydent").room = RoomId::parse("aula").ok();
    of(&mut new, "wojt").title = Some(text("Wójt wita"));
    of(&mut new, "kolacja").start = at("2017-09-26T20:00");
    let whats: Vec<_> = changes(&old, &new, &Picks::default()).into_iter().map(|change| change.what).collect();
    let expected =
        [What::Retitled(text("wojt")), What::Room { from: None, to: Some(text("Aula")) }, What::Moved((at("2017-09-26T19:00"), None))];
    assert_eq!(whats, expected);
}

#[test]
fn what_touches_my_plan_comes_first_and_the_rest_by_time() {
    let edit = |new: &mut Meeting| {
        of(new, "wojt").status = Status::Cancelled;
        of(new, "wnioski").start = at("2017-09-27T12:15");
        new.sessions.retain(|session| session.id != id("prezydent"));
        new.sessions.push(session("film", Kind::Social, at("2017-09-26T21:00"), None));
    };
    let expected = ["*prezydent removed", "*wnioski moved", "wojt cancelled", "film added"];
    check(edit, &["wnioski", "prezydent"], &expected);
}

#[test]
fn an_end_that_moves_is_a_change_of_time() {
    check(|new| of(new, "kolacja").end = Some(at("2017-09-26T22:00")), &[], &["kolacja moved"]);
}

#[test]
fn several_changes_of_one_session_stand_together() {
    let edit = |new: &mut Meeting| {
        let wojt = of(new, "wojt");
        wojt.start = at("2017-09-26T11:20");
        wojt.title = Some(text("Wójt wita"));
        wojt.room = RoomId::parse("aula").ok();
        of(new, "powitanie").title = Some(text("Witamy"));
    };
    check(edit, &[], &["powitanie retitled", "wojt moved", "wojt room", "wojt retitled"]);
}

#[test]
fn a_new_title_of_a_workshop_renames_its_rounds() {
    check(|new| new.workshops[0].title = text("Trudny klient"), &["klient-2"], &["*klient-2 retitled", "klient-1 retitled"]);
}

#[test]
fn what_does_not_take_place_is_no_news_but_what_does_after_all_is() {
    let mut old = baltow();
    of(&mut old, "wojt").status = Status::Cancelled;
    let mut new = old.clone();
    of(&mut new, "wojt").start = at("2017-09-26T11:20");
    new.sessions.push(Session { status: Status::Cancelled, ..session("film", Kind::Social, at("2017-09-26T21:00"), None) });
    assert_eq!(told(&old, &new, &["wojt"]), [] as [&str; 0]);
    new.sessions.retain(|session| session.id != id("wojt"));
    assert_eq!(told(&old, &new, &["wojt"]), [] as [&str; 0]);
    assert_eq!(told(&old, &baltow(), &["wojt"]), ["*wojt restored"]);
}

#[test]
fn a_translation_that_was_added_renames_nothing() {
    let both = |polish: &str| Text::from_versions(vec![(Language::Polish, polish.into()), (Language::English, "Welcome".into())]);
    check(|new| of(new, "powitanie").title = both("powitanie"), &[], &[]);
    check(|new| of(new, "powitanie").title = both("Witamy"), &[], &["powitanie retitled"]);
    check(|new| of(new, "powitanie").title = Some(Text::plain(Language::English, "Welcome")), &[], &["powitanie retitled"]);
}

/// What a test does to a session: its time, its room, its title, whether it is cancelled, whether it is there.
type Fate = (bool, bool, bool, bool, bool);

fn programme(fates: &[Fate]) -> Meeting {
    let one = |(at, fate): (usize, &Fate)| {
        let name = format!("s{at}");
        let start = 600 + 10 * i64::try_from(at).expect("a few sessions") + i64::from(fate.0);
        let mut session = session(&name, Kind::Talk, minute(start), Some(minute(start + 60)));
        session.room = fate.1.then(|| RoomId::parse("aula").expect("an id"));
        session.title = Some(text(if fate.2 { "Inny" } else { "Tytuł" }));
        session.status = if fate.3 { Status::Cancelled } else { Status::Confirmed };
        fate.4.then_some(session)
    };
    meeting(fates.iter().enumerate().filter_map(one).collect(), Vec::new())
}

proptest! {
    #[test]
    fn every_change_is_listed_exactly_once_and_mine_first(
        fates in prop::collection::vec((any::<Fate>(), any::<Fate>()), 1..12),
        mine in prop::collection::vec(any::<bool>(), 12),
    ) {
        let (before, after): (Vec<_>, Vec<_>) = fates.iter().copied().unzip();
        let (old, new) = (programme(&before), programme(&after));
        let held: Picks = (0..fates.len()).filter(|at| mine[*at]).map(|at| id(&format!("s{at}"))).collect();
        prop_assert_eq!(changes(&old, &old, &held), vec![]);
        let found = changes(&old, &new, &held);
        for (at, (was, is)) in fates.iter().enumerate() {
            let of_it: Vec<_> = found.iter().filter(|change| change.session == id(&format!("s{at}"))).collect();
            prop_assert!(of_it.iter().all(|change| change.mine == mine[at]));
            let mut words: Vec<_> = of_it.iter().map(|change| word(&change.what)).collect();
            words.sort_unstable();
            let held_before = was.4 && !was.3;
            let held_after = is.4 && !is.3;
            let both = was.4 && is.4;
            let mut expected = Vec::new();
            let mut expect = |holds: bool, word| if holds { expected.push(word) };
            expect(!was.4 && held_after, "added");
            expect(both && held_before && is.3, "cancelled");
            expect(both && held_after && was.0 != is.0, "moved");
            expect(held_before && !is.4, "removed");
            expect(both && was.3 && held_after, "restored");
            expect(both && held_after && was.2 != is.2, "retitled");
            expect(both && held_after && was.1 != is.1, "room");
            prop_assert_eq!(words, expected);
        }
        let order: Vec<_> = found.iter().map(|change| (!change.mine, change.hours.0)).collect();
        prop_assert!(order.is_sorted());
    }
}
