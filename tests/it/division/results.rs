//! The task of a division, what is told of its result, and what is published of it.

use kuluary::domain::{
    allocation::{Certificate, Fault, Target, Wish},
    division::{BlockFigures, Demand, Order, Plan, Spot, WhyNot, explain, figures, from_choices, publish},
    format::{GroupHeadings, groups_csv, read_published, write_published},
    published::{Group, Published},
    session::Status,
    text::Language,
};
use proptest::prelude::*;

use super::support::{block, choice, division, draw, listed, meeting, rule, uuid, workshop};
use crate::support::{at, id, ids};

const KLIENT: &[(&str, &[&str])] = &[("tura-1", &["klient-1", "sciezki-1"]), ("tura-2", &["klient-2", "sciezki-2"])];

#[test]
fn the_task_holds_what_was_decided_and_names_what_does_nothing() {
    let mut meeting = meeting(10);
    let mut divided = division(&meeting, vec![listed("Anna", KLIENT), listed("Ewa", &[("tura-1", &["dawny", "klient-1"])])]);
    divided.set_capacity(&meeting, &id("sciezki-2"), None);
    divided.set_capacity(&meeting, &id("klient-2"), Some(0));
    divided.rules = vec![
        rule("name:anna", Order::Pin(Spot::Session(id("sciezki-1")))),
        rule("name:anna", Order::Bar(workshop("klient"))),
        rule("name:ewa", Order::Away(block("tura-2"))),
        rule("name:ewa", Order::Pin(Spot::Session(id("dawny")))),
        rule("name:jan", Order::Away(block("tura-1"))),
    ];
    let plan = Plan::of(&meeting, &divided);
    assert_eq!(plan.sessions, ids(&["klient-1", "sciezki-1", "klient-2", "sciezki-2"]));
    assert_eq!(plan.task.sessions.iter().map(|session| session.capacity).collect::<Vec<_>>(), [Some(10), Some(10), Some(0), None]);
    assert_eq!((plan.void_wishes, plan.idle.len(), plan.faults.len()), (1, 2, 0));
    let [anna, ewa] = plan.task.people.as_slice() else { panic!("two people") };
    assert_eq!((anna.pinned.as_slice(), anna.barred.as_slice()), (&[Target::Session(1)][..], &[Target::Workshop(0)][..]));
    assert_eq!(ewa.wishes, [Wish::Ranked(vec![0]), Wish::Away]);
    divided.decide(rule("name:anna", Order::Pin(workshop("klient"))));
    let contradiction = Fault::Contradiction { person: 0, pin: Target::Workshop(0) };
    assert_eq!(Plan::of(&meeting, &divided).faults, [contradiction]);
    meeting.sessions.iter_mut().filter(|session| session.id == id("klient-1")).for_each(|session| session.status = Status::Cancelled);
    assert_eq!(Plan::of(&meeting, &divided).sessions.len(), 3, "what is cancelled is not divided");
    divided.blocks = vec![block("tura-2")];
    let plan = Plan::of(&meeting, &divided);
    assert_eq!((plan.sessions.len(), plan.blocks.len()), (2, 1));
    assert!(plan.overlapping.is_empty());
}

#[test]
fn blocks_at_one_time_are_named() {
    let mut meeting = meeting(10);
    for session in meeting.sessions.iter_mut().filter(|session| session.workshop.is_some()) {
        (session.start, session.end) = (at("2017-09-26T14:30"), Some(at("2017-09-26T16:00")));
    }
    let plan = Plan::of(&meeting, &division(&meeting, Vec::new()));
    assert_eq!(plan.overlapping, [(block("tura-1"), block("tura-2"))]);
}

#[test]
fn each_person_is_told_why_not_the_dearer_session() {
    let meeting = meeting(1);
    let mut divided = division(&meeting, vec![listed("Anna", KLIENT), listed("Ewa", KLIENT)]);
    let (plan, outcome) = draw(&meeting, &mut divided);
    assert_eq!((outcome.objective.worst, outcome.certificate), (2, Certificate::Optimal));
    let first = (0..2).find(|person| outcome.assignment.of(*person) == [0, 3]).expect("somebody begins with the first choice");
    let second = explain(&plan, &outcome.assignment, &[1, 1, 1, 1], 1 - first);
    assert_eq!((second[0].rank, second[0].dearer.as_slice()), (Some(2), &[(0, WhyNot::Had { session: 2 })][..]));
    assert_eq!((second[1].rank, second[1].dearer.as_slice()), (Some(1), &[][..]));
    divided.repeats = true;
    let (plan, outcome) = draw(&meeting, &mut divided);
    let told: Vec<_> = (0..2).flat_map(|person| explain(&plan, &outcome.assignment, &[1, 1, 1, 1], person)).collect();
    let full = told.iter().flat_map(|place| &place.dearer).filter(|(_, why)| *why == WhyNot::Full { seats: 1, as_dear: 1 });
    assert_eq!(full.count(), 2, "{told:?}");
}

#[test]
fn decisions_and_free_seats_are_told_as_such() {
    let meeting = meeting(5);
    let mut divided = division(&meeting, vec![listed("Anna", KLIENT), listed("Ewa", &[("tura-1", &["klient-1"])])]);
    divided.blocks = vec![block("tura-1")];
    divided.decide(rule("name:anna", Order::Pin(Spot::Session(id("sciezki-1")))));
    divided.decide(rule("name:ewa", Order::Bar(workshop("klient"))));
    let (plan, outcome) = draw(&meeting, &mut divided);
    let [anna] = explain(&plan, &outcome.assignment, &[0, 2], 0).try_into().expect("one place");
    assert!(anna.pinned && anna.rank.is_none());
    assert_eq!(anna.dearer, [(0, WhyNot::Pinned)]);
    let [ewa] = explain(&plan, &outcome.assignment, &[0, 2], 1).try_into().expect("one place");
    assert!(ewa.unlisted);
    assert_eq!(ewa.dearer, [(0, WhyNot::Barred)]);
    divided.rules.clear();
    let plan = Plan::of(&meeting, &divided);
    assert_eq!(explain(&plan, &outcome.assignment, &[0, 2], 1)[0].dearer, [(0, WhyNot::Free)]);
}

#[test]
fn the_numbers_of_a_block_add_up() {
    let meeting = meeting(1);
    let people = vec![listed("Anna", KLIENT), listed("Ewa", KLIENT), listed("Jan", &[]), listed("Ola", KLIENT)];
    let mut divided = division(&meeting, people);
    divided.decide(rule("name:ola", Order::Away(block("tura-1"))));
    let (plan, outcome) = draw(&meeting, &mut divided);
    let all = figures(&plan, Some(&outcome.assignment));
    assert_eq!((all[0].people, all[0].ranked, all[1].people), (3, 2, 4));
    assert_eq!(all[0].demand, [Demand { session: 0, first: 2, listed: 2 }, Demand { session: 1, first: 0, listed: 2 }]);
    for numbers in &all {
        assert_eq!(numbers.choices.iter().sum::<u32>() + numbers.free + numbers.unseated, numbers.people);
    }
    assert_eq!(all.iter().map(|numbers| u64::from(numbers.unseated)).sum::<u64>(), outcome.objective.unseated);
    let before = figures(&plan, None);
    assert_eq!(before[0], BlockFigures { people: 3, ranked: 2, demand: all[0].demand.clone(), ..BlockFigures::default() });
}

fn published(people: u32, former: Option<&Published>) -> (kuluary::domain::meeting::Meeting, Published) {
    let meeting = meeting(people);
    let all: Vec<_> = (1..=people).map(|number| choice(number, None, KLIENT, None)).collect();
    let mut divided = division(&meeting, from_choices(&meeting, &all));
    divided.people.push(listed("Anna", KLIENT));
    let (plan, outcome) = draw(&meeting, &mut divided);
    let file = publish(&meeting, &divided, &plan, &outcome.assignment, former, at("2017-09-26T13:00"));
    (meeting, file)
}

#[test]
fn a_phone_finds_its_group_by_its_choice_and_who_has_none_is_counted_only() {
    let (meeting, file) = published(5, None);
    assert_eq!(file.groups.len(), 5);
    assert_eq!(file.seats.values().sum::<u32>(), 12, "six people in two rounds");
    let Group::Mine { sessions, by_latest } = file.group_of(&[uuid(3)], &meeting) else { panic!("a group") };
    assert_eq!((sessions.len(), by_latest), (2, true));
    assert_eq!(file.group_of(&[uuid(9)], &meeting), Group::NotAmong);
}

#[test]
fn what_an_earlier_file_said_of_other_sessions_stays() {
    let former = Published {
        at: at("2017-09-26T09:00"),
        seats: [(id("wizyta"), 30), (id("klient-1"), 99), (id("dawny"), 3)].into(),
        groups: [(uuid(1), ids(&["wizyta", "klient-1"])), (uuid(77), ids(&["wizyta"])), (uuid(78), ids(&["klient-1"]))].into(),
    };
    let (_, file) = published(5, Some(&former));
    assert_eq!((file.seats.get(&id("wizyta")), file.seats.contains_key(&id("dawny"))), (Some(&30), false));
    assert_ne!(file.seats[&id("klient-1")], 99);
    assert_eq!((file.groups[&uuid(1)].len(), file.groups[&uuid(1)][0].as_str()), (3, "wizyta"));
    assert_eq!((file.groups.get(&uuid(77)), file.groups.get(&uuid(78))), (Some(&ids(&["wizyta"])), None));
}

proptest! {
    #[test]
    fn the_published_file_is_read_back_as_it_was_written(
        seats in prop::collection::btree_map("[a-z0-9][a-z0-9-]{0,10}", 0_u32..1_000, 0..8),
        groups in prop::collection::btree_map(any::<u32>(), prop::collection::vec("[a-z0-9][a-z0-9-]{0,10}", 0..3), 0..8),
        minute in 0_i64..10_000,
    ) {
        let file = Published {
            at: crate::support::minute(minute),
            seats: seats.iter().map(|(name, taken)| (id(name), *taken)).collect(),
            groups: groups.iter().map(|(number, own)| (uuid(*number), own.iter().map(|name| id(name)).collect())).collect(),
        };
        let read = read_published(write_published(&file).as_bytes()).expect("the app reads what it wrote");
        prop_assert_eq!((read.value, read.warnings.len()), (file, 0));
    }
}

#[test]
fn the_table_of_groups_has_a_row_for_every_place() {
    let meeting = meeting(1);
    let people = vec![listed("=Anna; \"A\"", KLIENT), listed("Ewa", KLIENT), listed("Jan", KLIENT)];
    let mut divided = division(&meeting, people);
    let (plan, outcome) = draw(&meeting, &mut divided);
    let headings = GroupHeadings {
        person: "Osoba",
        choice: "Numer wyboru",
        block: "Blok",
        block_title: "Nazwa bloku",
        session: "Punkt programu",
        title: "Tytuł",
        start: "Początek",
        room: "Sala",
        rank: "Wybór",
        no_seat: "bez miejsca",
    };
    let text = groups_csv(&meeting, &divided, &plan, &outcome.assignment, Language::Polish, &headings);
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<_> = reader.records().map(|row| row.expect("a sound table")).collect();
    assert_eq!(rows.len(), 6);
    assert!(rows.iter().all(|row| row.len() == 9));
    assert_eq!(&rows[0][0], "'=Anna; \"A\"");
    assert_eq!(rows.iter().filter(|row| &row[5] == "bez miejsca").count(), 2);
    assert_eq!(rows.iter().filter(|row| &row[8] == "1").count(), 2);
}
