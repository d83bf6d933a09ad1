//! Workshop choices: what is handed over, what stands, what came in time, and how many want what.

use chrono::Duration;
use kuluary::domain::{
    choices::{BlockTally, Ranked, Review, State, badge_of, given, in_time, line, review, tally},
    format::{ChoiceHeadings, choices_csv, read_export, submission_json},
    id::{BlockId, SessionId},
    meeting::{BlockMode, Meeting},
    picks::Picks,
    session::Status,
    submission::{Body, Head, Submission, SubmissionId},
    summary::{Attendance, Rules, summarise},
    text::Language,
    time::Moment,
    wishes::{Step, Wishes},
};
use proptest::prelude::*;

use crate::support::{at, baltow, block, id, ids, session};

/// Bałtów with a block of wishes on the second day: two rounds are free, the first closes at 14:00.
fn meeting() -> Meeting {
    let mut meeting = baltow();
    for name in ["rynek", "muzeum", "rzeka"] {
        let kind = kuluary::domain::session::Kind::Visit;
        meeting.sessions.push(session(name, kind, at("2017-09-27T15:00"), Some(at("2017-09-27T16:00"))));
    }
    let mut walks = block("spacery", &["rynek", "muzeum", "rzeka"], 1);
    walks.mode = BlockMode::Wish;
    walks.closes = Some(at("2017-09-27T10:00"));
    meeting.blocks.push(walks);
    meeting.blocks[0].closes = Some(at("2017-09-26T14:00"));
    meeting
}

const MORNING: &str = "2017-09-26T11:00";
const AFTERNOON: &str = "2017-09-26T14:00";
const LATE: &str = "2017-09-27T10:00";

fn block_id(name: &str) -> BlockId {
    BlockId::parse(name).expect("the test writes a valid id")
}

fn uuid(number: u32) -> SubmissionId {
    SubmissionId::parse(&format!("00000000-0000-4000-8000-{number:012x}")).expect("a UUID")
}

fn head(number: u32, when: &str) -> Head {
    let meeting = meeting().id;
    Head { id: uuid(number), meeting, at: at(when), language: Language::Polish }
}

fn ranked(blocks: &[(&str, &[&str])]) -> Ranked {
    blocks.iter().map(|(block, sessions)| (block_id(block), ids(sessions))).collect()
}

fn choice(number: u32, when: &str, blocks: &[(&str, &[&str])], replaces: Option<u32>) -> Submission {
    Submission::of_choices(head(number, when), ranked(blocks), None, replaces.map(uuid))
}

fn wishes(sessions: &[&str]) -> Wishes {
    let mut wishes = Wishes::default();
    wishes.put(&block_id("spacery"), &ids(sessions));
    wishes
}

fn picks(sessions: &[&str]) -> Picks {
    ids(sessions).into_iter().collect()
}

fn look(picked: &[&str], wished: &[&str], all: &[Submission], when: &str) -> Review {
    let meeting = meeting();
    review(&meeting, &picks(picked), &wishes(wished), None, given(all, &meeting.id), at(when))
}

#[test]
fn picks_of_free_blocks_and_wishes_in_their_order_are_handed_over_together() {
    let now = look(&["sciezki-1", "klient-2", "wizyta"], &["rzeka", "rynek"], &[], MORNING);
    assert_eq!(now.ranked, ranked(&[("tura-1", &["sciezki-1"]), ("tura-2", &["klient-2"]), ("spacery", &["rzeka", "rynek"])]));
    assert_eq!(now.state, State::NotGiven);
    assert!(now.blocks.iter().all(|choice| choice.missing == 0 && !choice.closed));
}

#[test]
fn what_is_missing_is_told_by_block() {
    let missing: Vec<_> = look(&["sciezki-1"], &[], &[], MORNING).blocks.iter().map(|choice| choice.missing).collect();
    assert_eq!(missing, [0, 1, 1]);
}

#[test]
fn nothing_chosen_is_nothing_to_hand_over() {
    let now = look(&["wizyta"], &[], &[], MORNING);
    assert_eq!((now.state, now.ranked), (State::Nothing, Ranked::new()));
}

#[test]
fn what_was_handed_over_stands_until_something_else_is_chosen() {
    let all = [choice(1, MORNING, &[("tura-1", &["sciezki-1"])], None)];
    assert_eq!(look(&["sciezki-1"], &[], &all, MORNING).state, State::Given);
    assert_eq!(look(&["klient-1"], &[], &all, MORNING).state, State::Changed);
    assert_eq!(look(&["sciezki-1"], &["rynek"], &all, MORNING).state, State::Changed);
    assert_eq!(look(&[], &[], &all, MORNING).state, State::Emptied);
    let again = [all[0].clone(), choice(2, MORNING, &[("tura-1", &["klient-1"])], Some(1))];
    assert_eq!(look(&["klient-1"], &[], &again, MORNING).state, State::Given);
    let withdrawn = [all[0].clone(), Submission::withdrawal(head(2, MORNING), uuid(1))];
    assert_eq!(look(&["sciezki-1"], &[], &withdrawn, MORNING).state, State::NotGiven);
}

#[test]
fn the_order_of_wishes_is_part_of_the_choice() {
    let all = [choice(1, MORNING, &[("spacery", &["rynek", "rzeka"])], None)];
    assert_eq!(look(&[], &["rynek", "rzeka"], &all, MORNING).state, State::Given);
    assert_eq!(look(&[], &["rzeka", "rynek"], &all, MORNING).state, State::Changed);
}

#[test]
fn a_closed_block_keeps_what_was_handed_over_before_it_closed() {
    let all = [choice(1, MORNING, &[("tura-1", &["sciezki-1"])], None)];
    let now = look(&["klient-1"], &["rynek"], &all, AFTERNOON);
    assert_eq!(now.ranked, ranked(&[("tura-1", &["sciezki-1"]), ("spacery", &["rynek"])]));
    assert!(now.blocks[0].closed, "it closes at this very minute");
    assert_eq!(look(&["klient-1"], &[], &all, AFTERNOON).state, State::Given, "a change in a closed block tells nobody anything");
    assert_eq!(look(&["klient-1"], &[], &[], AFTERNOON).ranked, Ranked::new(), "what came too late is not handed over");
}

#[test]
fn when_every_block_is_closed_it_is_too_late_or_stays_as_it_was() {
    let mut closed = meeting();
    closed.blocks.remove(1);
    let late = |all: &[Submission], badge| {
        review(&closed, &picks(&["klient-1"]), &Wishes::default(), badge, given(all, &closed.id), at(LATE)).state
    };
    assert_eq!(late(&[], None), State::TooLate);
    assert_eq!(late(&[choice(1, MORNING, &[("tura-1", &["sciezki-1"])], None)], Some("7")), State::Given);
}

#[test]
fn a_cancelled_or_vanished_session_is_not_handed_over() {
    let mut meeting = meeting();
    meeting.sessions.iter_mut().filter(|session| session.id == id("rzeka")).for_each(|session| session.status = Status::Cancelled);
    let now = review(&meeting, &picks(&["bylo-minelo"]), &wishes(&["rzeka", "bylo-minelo", "muzeum"]), None, None, at(MORNING));
    assert_eq!(now.ranked, ranked(&[("spacery", &["muzeum"])]));
}

#[test]
fn another_badge_label_is_a_change() {
    let meeting = meeting();
    let all = [Submission::of_choices(head(1, MORNING), ranked(&[("tura-1", &["klient-1"])]), Some("17".to_owned()), None)];
    let state = |badge| review(&meeting, &picks(&["klient-1"]), &Wishes::default(), badge, given(&all, &meeting.id), at(MORNING)).state;
    assert_eq!(state(Some("17")), State::Given);
    assert_eq!(state(Some("71")), State::Changed);
    assert_eq!(state(None), State::Changed);
}

#[test]
fn a_badge_label_is_one_short_readable_line() {
    assert_eq!(badge_of("  OWES\t17\n\u{0}A "), Some("OWES 17 A".to_owned()));
    assert_eq!(badge_of(" \u{7} \n"), None);
    assert_eq!(badge_of(&"ą".repeat(90)), Some("ą".repeat(40)));
}

#[test]
fn of_two_choices_of_one_device_the_later_is_mine_and_other_meetings_do_not_count() {
    let mut elsewhere = choice(3, LATE, &[("tura-1", &["klient-1"])], None);
    elsewhere.meeting = kuluary::domain::id::MeetingId::parse("inne").expect("an id");
    let all = [choice(1, MORNING, &[], None), choice(2, AFTERNOON, &[], None), elsewhere];
    assert_eq!(given(&all, &meeting().id).map(|given| given.submission.id.clone()), Some(uuid(2)));
}

#[test]
fn the_line_of_corrections_leads_to_the_first_one_and_never_in_a_circle() {
    let all = [choice(1, MORNING, &[], None), choice(2, MORNING, &[], Some(1)), choice(3, MORNING, &[], Some(2))];
    assert_eq!(line(&all, &uuid(3)), [3, 2, 1].map(uuid));
    assert_eq!(line(&all[1..], &uuid(3)), [3, 2, 1].map(uuid), "the first is known by its id alone");
    let circle = [choice(1, MORNING, &[], Some(2)), choice(2, MORNING, &[], Some(1))];
    assert_eq!(line(&circle, &uuid(2)), [2, 1].map(uuid));
}

#[test]
fn the_organiser_counts_the_newest_that_was_handed_over_before_the_block_closed() {
    let meeting = meeting();
    let all = [
        choice(1, MORNING, &[("tura-1", &["sciezki-1"]), ("spacery", &["rynek"])], None),
        choice(2, AFTERNOON, &[("tura-1", &["klient-1"]), ("spacery", &["rzeka", "rynek"])], Some(1)),
        choice(3, LATE, &[("tura-2", &["klient-2"]), ("spacery", &["muzeum"])], Some(2)),
    ];
    let counted = |at: usize| in_time(&all, &uuid(3), &meeting.blocks[at]).map(<[SessionId]>::to_vec);
    assert_eq!(counted(0), Some(ids(&["sciezki-1"])));
    assert_eq!(counted(1), Some(ids(&["klient-2"])));
    assert_eq!(counted(2), Some(ids(&["rzeka", "rynek"])));
}

#[test]
fn the_desk_is_told_how_many_want_what_and_wishes_count_by_the_first() {
    let all = [
        choice(1, MORNING, &[("tura-1", &["sciezki-1"]), ("spacery", &["rynek", "rzeka"])], None),
        choice(2, MORNING, &[("tura-1", &["klient-1"]), ("spacery", &["rzeka"])], Some(1)),
        choice(3, MORNING, &[("tura-1", &["klient-1"])], None),
        choice(4, MORNING, &[("tura-1", &["klient-1"])], None),
        Submission::withdrawal(head(5, MORNING), uuid(4)),
    ];
    let told = tally(&meeting(), &all);
    assert_eq!(told.people, 2);
    let of = |name: &str, people, sessions: &[(&str, usize)]| BlockTally {
        block: block_id(name),
        people,
        sessions: sessions.iter().map(|(session, n)| (id(session), *n)).collect(),
    };
    let walks = of("spacery", 1, &[("rynek", 0), ("muzeum", 0), ("rzeka", 1)]);
    assert_eq!(told.blocks, [of("tura-1", 2, &[("klient-1", 2), ("sciezki-1", 0)]), walks]);
}

#[test]
fn a_choice_is_no_answer_in_the_summary_and_is_taken_away_as_it_was_stored() {
    let all = [choice(1, MORNING, &[("tura-1", &["sciezki-1"])], None)];
    let summary = summarise(&meeting(), &all, &Attendance::new(), Rules { smallest_group: Some(5), seed: 7 });
    assert_eq!((summary.counts.read, summary.counts.counted, summary.counts.choices), (1, 0, 1));
    let stored = submission_json::write(&all[0]);
    assert_eq!(read_export(stored.as_bytes()).expect("a submission").records[0].submission, all[0]);
}

#[test]
fn whoever_divides_in_a_spreadsheet_gets_a_row_for_each_wish_that_came_in_time() {
    let badge = Some("=OWES 17".to_owned());
    let late = choice(3, LATE, &[("tura-1", &["klient-1"]), ("spacery", &["muzeum"])], None);
    let all = [Submission::of_choices(head(1, MORNING), ranked(&[("spacery", &["rzeka", "rynek"])]), badge, None), late];
    let headings = ChoiceHeadings {
        choice: "nr",
        badge: "napis",
        at: "czas",
        block: "blok",
        block_title: "nazwa",
        place: "miejsce",
        session: "punkt",
        title: "tytuł",
    };
    let table = choices_csv(&meeting(), &all, Language::Polish, &headings);
    let row = |place: u8, session: &str| {
        format!("{};'=OWES 17;2017-09-26T11:00:00+02:00;spacery;spacery;{place};{session};{session}\r\n", uuid(1))
    };
    let head = "\u{feff}nr;napis;czas;blok;nazwa;miejsce;punkt;tytuł\r\n";
    assert_eq!(table, [head, &row(1, "rzeka"), &row(2, "rynek")].concat());
}

#[test]
fn wishes_are_added_moved_and_removed_and_never_beyond_the_ends() {
    let (walks, mut list) = (block_id("spacery"), Wishes::default());
    let mut take = |session: &str, step| {
        let done = list.take(&walks, &id(session), step);
        (done, list.of(&walks).iter().map(ToString::to_string).collect::<Vec<_>>().join(" "))
    };
    assert_eq!(take("rynek", Step::Add), (true, "rynek".to_owned()));
    assert_eq!(take("rynek", Step::Add), (false, "rynek".to_owned()));
    assert_eq!(take("rzeka", Step::Add), (true, "rynek rzeka".to_owned()));
    assert_eq!(take("rynek", Step::Up), (false, "rynek rzeka".to_owned()));
    assert_eq!(take("rzeka", Step::Up), (true, "rzeka rynek".to_owned()));
    assert_eq!(take("rynek", Step::Down), (false, "rzeka rynek".to_owned()));
    assert_eq!(take("rzeka", Step::Down), (true, "rynek rzeka".to_owned()));
    assert_eq!(take("muzeum", Step::Up), (false, "rynek rzeka".to_owned()));
    assert_eq!(take("rynek", Step::Remove), (true, "rzeka".to_owned()));
    assert_eq!(list.place(&walks, &id("rzeka")), Some(1));
}

fn any_session() -> impl Strategy<Value = SessionId> {
    prop::sample::select(vec!["klient-1", "sciezki-1", "klient-2", "sciezki-2", "rynek", "muzeum", "rzeka", "wizyta", "bylo-minelo"])
        .prop_map(id)
}

fn any_step() -> impl Strategy<Value = Step> {
    prop::sample::select(vec![Step::Add, Step::Add, Step::Up, Step::Down, Step::Remove])
}

/// A day of somebody who picks, wishes and hands over now and then, every few minutes.
fn any_story() -> impl Strategy<Value = Vec<(SessionId, bool, Option<Step>, bool)>> {
    prop::collection::vec((any_session(), any::<bool>(), prop::option::of(any_step()), any::<bool>()), 1..40)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_handed_over_is_never_doubled_foreign_or_changed_after_closing(story in any_story(), start in 0_i64..1_400) {
        let meeting = meeting();
        let walks = block_id("spacery");
        let (mut picks, mut wishes) = (Picks::default(), Wishes::default());
        let mut all: Vec<Submission> = Vec::new();
        let mut now: Moment = at("2017-09-26T08:00") + Duration::minutes(start);
        for (session, pick, step, hand_over) in story {
            now += Duration::minutes(17);
            let done = if pick { picks.pick(&meeting, &session).is_ok() } else { picks.remove(&session) };
            // Refused picks are part of any day.
            prop_assert!(done || pick || !picks.holds(&session));
            if let Some(step) = step {
                wishes.take(&walks, &session, step);
            }
            let seen = review(&meeting, &picks, &wishes, None, given(&all, &meeting.id), now);
            for (name, sessions) in &seen.ranked {
                let block = meeting.blocks.iter().find(|block| block.id == *name).expect("a block of the programme");
                prop_assert!(!sessions.is_empty() && sessions.iter().all(|id| block.sessions.contains(id)));
                prop_assert!((1..sessions.len()).all(|at| !sessions[..at].contains(&sessions[at])), "{sessions:?}");
            }
            if hand_over && seen.state.can_give() {
                let replaces = given(&all, &meeting.id).map(|given| given.submission.id.clone());
                let number = u32::try_from(all.len()).expect("few") + 1;
                let head = Head { at: now, ..head(number, MORNING) };
                all.push(Submission::of_choices(head, seen.ranked.clone(), None, replaces));
                prop_assert_eq!(review(&meeting, &picks, &wishes, None, given(&all, &meeting.id), now).state, State::Given);
                // It survives the wire.
                let read = submission_json::read(submission_json::write(&all[all.len() - 1]).as_bytes()).expect("it reads back");
                prop_assert_eq!(&read.submission, &all[all.len() - 1]);
            }
        }
        // One line of corrections, whatever happened: the organiser sees one person.
        let counted = kuluary::domain::submission::current(&all).len();
        prop_assert_eq!(counted, usize::from(!all.is_empty()));
        if let Some(last) = all.last() {
            prop_assert_eq!(line(&all, &last.id).len(), all.len());
            for block in &meeting.blocks {
                let Body::Choices { ranked, .. } = &last.body else { unreachable!("only choices are made here") };
                let newest = ranked.get(&block.id).map(Vec::as_slice);
                prop_assert_eq!(in_time(&all, &last.id, block), newest, "the last one carries on what came in time");
            }
        }
    }
}
