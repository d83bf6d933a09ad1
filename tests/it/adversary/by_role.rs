//! The breakdown by role, with the answers of each, beside the whole.

use kuluary::domain::{
    id::SurveyId,
    submission::About,
    summary::{Attendance, Cube, Findings, Selection, Sight, View},
};
use proptest::prelude::*;

use super::{
    solver::System,
    world::{POINTS, form, points, programme, role, rules},
};

/// What is shown: the whole by point, and for those without a role and each role how many, and their answers by point.
struct Shown {
    whole: Vec<u32>,
    groups: Vec<(Option<u32>, Option<Vec<u32>>)>,
}

/// `counts[group][point]`, those without a role first.
fn shown(counts: &[Vec<u32>], smallest: u32) -> Shown {
    let roles = counts.len() - 1;
    let meeting = programme(roles);
    let mut cube = Cube::new(&meeting);
    let mut serial = 0;
    for (group, counts) in counts.iter().enumerate() {
        for (point, count) in counts.iter().enumerate() {
            for _ in 0..*count {
                serial += 1;
                cube.add(&form(serial, "calosc", About::Meeting, point, group.checked_sub(1).map(role)));
            }
        }
    }
    let survey = SurveyId::parse("calosc").expect("an id");
    let attendance = Attendance::new();
    let sight = Sight::new(&meeting, &cube, &survey, &attendance, rules(smallest)).expect("the survey is there");
    let View::Shown(whole) = sight.view(&Selection::default()) else { panic!("the whole is never hidden") };
    let Findings::Options { counts: of_role, .. } = &whole.questions[1].findings else { panic!("roles are options") };
    let rows = sight.roles();
    let mut groups = Vec::new();
    for group in 0..=roles {
        let wanted = group.checked_sub(1).map(role);
        let row = rows.iter().find(|row| row.role == wanted);
        let none = (wanted.is_none() && row.is_none()).then_some(0);
        let n = none.or(row.and_then(|row| row.n));
        if let Some(at) = group.checked_sub(1) {
            assert_eq!(of_role[at].1, n, "the table and the question tell the same");
            let chosen = sight.view(&Selection { role: wanted, ..Selection::default() });
            let expected = row.and_then(|row| row.group.clone()).map_or(View::Hidden, View::Shown);
            assert_eq!(chosen, expected, "the filter and the table show the same");
        }
        groups.push((n, row.and_then(|row| row.group.as_ref()).map(points)));
    }
    Shown { whole: points(&whole), groups }
}

/// What the adversary works out for certain. Where all whose answers are not shown gave the same one, that is no secret to begin with.
fn found(shown: &Shown, truth: &[Vec<u32>], smallest: u32) -> Vec<String> {
    let columns = POINTS + 1;
    let total: u32 = shown.whole.iter().sum();
    let mut system = System::new(truth.len() * columns + truth.len(), total);
    let people = |group: usize| truth.len() * columns + group;
    for (column, count) in shown.whole.iter().enumerate() {
        system.know((0..truth.len()).map(|group| group * columns + column).collect(), *count);
    }
    system.know((0..truth.len()).map(people).collect(), total);
    for (group, (n, counts)) in shown.groups.iter().enumerate() {
        if let Some(n) = n {
            system.know(vec![people(group)], *n);
            system.know((0..columns).map(|column| group * columns + column).collect(), *n);
        }
        for (column, count) in counts.iter().flatten().enumerate() {
            system.know(vec![group * columns + column], *count);
        }
    }
    let silent: Vec<usize> = (0..truth.len()).filter(|group| shown.groups[*group].1.is_none()).collect();
    let of_silent = |column: usize| silent.iter().map(|group| truth[*group][column]).sum::<u32>();
    let alike = (0..columns).filter(|column| of_silent(*column) > 0).count() < 2;
    let mut found = Vec::new();
    for group in silent {
        let n: u32 = truth[group].iter().sum();
        if shown.groups[group].0.is_none() && (1..smallest).contains(&n) && !system.could_differ(people(group), n) {
            found.push(format!("group {group} has {n}"));
        }
        for column in (0..columns).filter(|_| !alike) {
            let count = truth[group][column];
            if (1..smallest).contains(&n) && count > 0 && !system.could_differ(group * columns + column, count) {
                found.push(format!("group {group} has {count} of answer {column}"));
            }
        }
    }
    found
}

#[test]
fn the_adversary_finds_the_answers_of_those_without_a_role_when_every_role_is_shown() {
    let truth = [vec![0, 1, 0, 1], vec![0, 2, 4, 3], vec![1, 0, 3, 4]];
    let mut naive = shown(&truth, 5);
    for (group, counts) in truth.iter().enumerate().skip(1) {
        naive.groups[group].1 = Some(counts.clone());
    }
    assert_eq!(found(&naive, &truth, 5), ["group 0 has 1 of answer 1", "group 0 has 1 of answer 3"]);
    let careful = shown(&truth, 5);
    assert_eq!(careful.groups[2], (Some(8), None), "the smaller role is counted, and its answers are not shown");
    assert_eq!(careful.groups[1], (Some(9), Some(vec![0, 2, 4, 3])));
    assert_eq!(found(&careful, &truth, 5), Vec::<String>::new());
}

#[test]
fn a_small_role_takes_the_next_smallest_with_it() {
    let truth = [vec![0; 4], vec![0, 4, 10, 14], vec![0, 3, 10, 10], vec![0, 1, 2, 4], vec![0, 0, 1, 2]];
    let shown = shown(&truth, 5);
    let n: Vec<Option<u32>> = shown.groups.iter().map(|(n, _)| *n).collect();
    assert_eq!(n, [Some(0), Some(28), Some(23), None, None]);
}

#[test]
fn roles_are_not_crossed_with_other_filters() {
    let meeting = programme(2);
    let cube = Cube::new(&meeting);
    let survey = SurveyId::parse("calosc").expect("an id");
    let attendance = Attendance::new();
    let sight = Sight::new(&meeting, &cube, &survey, &attendance, rules(5)).expect("the survey is there");
    let day = Some(meeting.sessions[0].start.date_naive());
    assert_eq!(sight.view(&Selection { day, role: Some(role(0)), ..Selection::default() }), View::Crossed);
    assert_eq!(sight.view(&Selection { day, ..Selection::default() }), View::Nothing);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn no_small_role_and_no_answer_of_it_can_be_worked_out(
        truth in prop::collection::vec(prop::collection::vec(0_u32..4, POINTS + 1), 3..6),
        smallest in 3_u32..7,
    ) {
        let shown = shown(&truth, smallest);
        prop_assert_eq!(found(&shown, &truth, smallest), Vec::<String>::new());
    }
}
