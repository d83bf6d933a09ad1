//! Bałtów with seats, people of every origin, and random divisions.

use kuluary::domain::{
    allocation::{Outcome, Solver},
    choices::Ranked,
    division::{Attendee, Division, Drawn, Handed, Move, Order, Origin, Plan, Rule, Spot},
    id::{BlockId, SessionId, WorkshopId},
    meeting::Meeting,
    submission::{Head, Submission, SubmissionId},
    text::Language,
};
use proptest::prelude::*;

use crate::support::{at, baltow, id, ids};

pub(super) const MORNING: &str = "2017-09-26T11:00";

/// Two workshops in two rounds whose groups swap, so many seats in each.
pub(super) fn meeting(seats: u32) -> Meeting {
    let mut meeting = baltow();
    for session in meeting.sessions.iter_mut().filter(|session| session.workshop.is_some()) {
        session.capacity = Some(seats);
    }
    meeting
}

pub(super) fn block(name: &str) -> BlockId {
    BlockId::parse(name).expect("the test writes a valid id")
}

pub(super) fn workshop(name: &str) -> Spot {
    Spot::Workshop(WorkshopId::parse(name).expect("the test writes a valid id"))
}

pub(super) fn uuid(number: u32) -> SubmissionId {
    SubmissionId::parse(&format!("00000000-0000-4000-8000-{number:012x}")).expect("a UUID")
}

pub(super) fn ranked(blocks: &[(&str, &[&str])]) -> Ranked {
    blocks.iter().map(|(name, sessions)| (block(name), ids(sessions))).collect()
}

/// A choice handed over in time.
pub(super) fn choice(number: u32, badge: Option<&str>, blocks: &[(&str, &[&str])], replaces: Option<u32>) -> Submission {
    let head = Head { id: uuid(number), meeting: baltow().id, at: at(MORNING), language: Language::Polish };
    Submission::of_choices(head, ranked(blocks), badge.map(str::to_owned), replaces.map(uuid))
}

/// Somebody from a list.
pub(super) fn listed(name: &str, blocks: &[(&str, &[&str])]) -> Attendee {
    let key = format!("name:{}", name.to_lowercase());
    Attendee { key, name: name.to_owned(), handed: None, chosen: Ranked::new(), listed: ranked(blocks), origin: Origin::File }
}

pub(super) fn division(meeting: &Meeting, people: Vec<Attendee>) -> Division {
    Division { people, ..Division::new(meeting, 7) }
}

pub(super) fn rule(person: &str, order: Order) -> Rule {
    Rule { person: person.to_owned(), order }
}

/// Draws, and keeps the result in the division.
#[track_caller]
pub(super) fn draw(meeting: &Meeting, division: &mut Division) -> (Plan, Outcome) {
    let plan = Plan::of(meeting, division);
    let outcome = Solver::new(plan.task.clone(), 100_000).map_err(|faults| format!("{faults:?}")).expect("no faults").run();
    let seats = plan.seats(&outcome.assignment);
    division.drawn = Some(Drawn { seats, lower: outcome.lower(), task: plan.fingerprint(), moves: Vec::new(), done: 0 });
    (plan, outcome)
}

pub(super) fn step(person: &str, from: Option<&str>, to: Option<&str>) -> Move {
    Move { person: person.to_owned(), from: from.map(id), to: to.map(id) }
}

fn session() -> impl Strategy<Value = SessionId> {
    prop::sample::select(ids(&["klient-1", "sciezki-1", "klient-2", "sciezki-2", "dawny"]))
}

fn wishes() -> impl Strategy<Value = Ranked> {
    let name = prop::sample::select(vec![block("tura-1"), block("tura-2"), block("dawny")]);
    prop::collection::btree_map(name, prop::collection::vec(session(), 0..3), 0..3)
}

fn attendee() -> impl Strategy<Value = Attendee> {
    let origin = prop::sample::select(vec![Origin::Choice, Origin::File, Origin::Hand]);
    let handed = prop::option::of((0_u32..50, 0_u32..50)).prop_map(|ids| ids.map(|(a, b)| Handed { first: uuid(a), last: uuid(b) }));
    ("\\PC{0,12}", "\\PC{0,20}", handed, wishes(), wishes(), origin).prop_map(|(key, name, handed, chosen, listed, origin)| Attendee {
        key,
        name,
        handed,
        chosen,
        listed,
        origin,
    })
}

fn rules() -> impl Strategy<Value = Rule> {
    let order = prop_oneof![
        session().prop_map(|id| Order::Pin(Spot::Session(id))),
        Just(Order::Bar(workshop("klient"))),
        Just(Order::Away(block("tura-2"))),
    ];
    ("\\PC{0,6}", order).prop_map(|(person, order)| Rule { person, order })
}

fn drawn() -> impl Strategy<Value = Drawn> {
    let step = ("\\PC{0,6}", prop::option::of(session()), prop::option::of(session()));
    let step = step.prop_map(|(person, from, to)| Move { person, from, to });
    let seats = prop::collection::btree_map("\\PC{0,6}", prop::collection::vec(session(), 0..3), 0..4);
    (seats, any::<(u8, u8, u8)>(), "[0-9a-f]{16}", prop::collection::vec(step, 0..6), 0_usize..7).prop_map(
        |(seats, (unseated, worst, sum), task, moves, done)| {
            let lower = kuluary::domain::allocation::Objective { unseated: unseated.into(), worst: worst.into(), sum: sum.into() };
            let done = done.min(moves.len());
            Drawn { seats, lower, task, moves, done }
        },
    )
}

/// Any division, sensible or not: what a record must hold.
pub(super) fn divisions() -> impl Strategy<Value = Division> {
    let people = prop::collection::vec(attendee(), 0..5);
    let capacities = prop::collection::btree_map(session(), prop::option::of(0_u32..100), 0..4);
    (people, capacities, any::<bool>(), prop::collection::vec(rules(), 0..5), any::<u32>(), prop::option::of(drawn())).prop_map(
        |(people, capacities, repeats, rules, seed, drawn)| Division {
            people,
            blocks: vec![block("tura-1"), block("tura-2")],
            capacities,
            repeats,
            rules,
            seed,
            drawn,
        },
    )
}
