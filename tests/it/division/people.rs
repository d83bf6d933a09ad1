//! The same person from several sources is one, and nobody is lost.

use kuluary::domain::{
    choices::Ranked,
    division::{Attendee, Differing, Origin, Receipt, differing, from_choices, merge, withdraw},
    submission::{Head, Submission},
    text::Language,
};
use proptest::prelude::*;

use super::support::{block, choice, division, divisions, listed, meeting, ranked, uuid};
use crate::support::at;

const BOTH: &[(&str, &[&str])] = &[("tura-1", &["klient-1"]), ("tura-2", &["sciezki-2"])];
const OTHER: &[(&str, &[&str])] = &[("tura-1", &["sciezki-1"])];

#[test]
fn a_choice_and_a_row_with_its_badge_are_one_person_and_the_choice_counts() {
    let meeting = meeting(10);
    let mut people = vec![listed("owes  17", OTHER), listed("Anna", OTHER)];
    let handed = from_choices(&meeting, &[choice(1, Some("OWES 17"), BOTH, None), choice(2, None, OTHER, None)]);
    assert_eq!(merge(&mut people, handed), Receipt { added: 1, changed: 1, ..Receipt::default() });
    assert_eq!(people.len(), 3);
    assert_eq!((people[0].wishes(&block("tura-1")), people[0].origin), (&ranked(BOTH)[&block("tura-1")][..], Origin::Choice));
    assert_eq!(differing(&people), [Differing { person: people[0].key.clone(), block: block("tura-1") }]);
    assert_eq!(people[0].handed.as_ref().map(|handed| handed.last.clone()), Some(uuid(1)));
}

#[test]
fn a_row_fills_only_the_blocks_that_the_person_left_open() {
    let meeting = meeting(10);
    let mut people = from_choices(&meeting, &[choice(1, Some("Anna"), OTHER, None)]);
    merge(&mut people, vec![listed("Anna", BOTH)]);
    assert_eq!(people[0].wishes(&block("tura-1")), &ranked(OTHER)[&block("tura-1")][..]);
    assert_eq!(people[0].wishes(&block("tura-2")), &ranked(BOTH)[&block("tura-2")][..]);
}

#[test]
fn a_corrected_choice_is_the_same_person_with_the_same_key() {
    let meeting = meeting(10);
    let mut all = vec![choice(1, None, BOTH, None)];
    let mut people = from_choices(&meeting, &all);
    let key = people[0].key.clone();
    all.push(choice(2, Some("Ewa"), OTHER, Some(1)));
    assert_eq!(merge(&mut people, from_choices(&meeting, &all)), Receipt { changed: 1, ..Receipt::default() });
    assert_eq!((people.len(), &people[0].key, people[0].name.as_str()), (1, &key, "Ewa"));
    assert_eq!(people[0].handed.as_ref().map(|handed| (handed.first.clone(), handed.last.clone())), Some((uuid(1), uuid(2))));
    assert_eq!(people[0].wishes(&block("tura-2")), [], "a correction takes back what it does not say again");
    all.push(choice(3, Some("Ewa"), OTHER, Some(2)));
    merge(&mut people, from_choices(&meeting, &all));
    assert_eq!((people.len(), &people[0].key), (1, &key));
}

#[test]
fn two_choices_with_one_badge_stay_two_and_a_row_with_that_name_is_a_third() {
    let meeting = meeting(10);
    let mut people = from_choices(&meeting, &[choice(1, Some("Anna"), BOTH, None), choice(2, Some("Anna"), OTHER, None)]);
    assert_eq!(people.len(), 2);
    assert_eq!(merge(&mut people, vec![listed("Anna", OTHER)]).added, 1);
}

#[test]
fn a_withdrawn_choice_is_taken_out_and_a_name_stays() {
    let meeting = meeting(10);
    let withdrawal = |number, withdraws| {
        let head = Head { id: uuid(number), meeting: meeting.id.clone(), at: at("2017-09-26T11:00"), language: Language::Polish };
        Submission::withdrawal(head, uuid(withdraws))
    };
    let mut all = vec![choice(1, None, BOTH, None), choice(2, Some("Anna"), BOTH, None), choice(3, None, BOTH, None)];
    let mut divided = division(&meeting, from_choices(&meeting, &all));
    all.extend([withdrawal(4, 1), withdrawal(5, 2)]);
    assert_eq!(withdraw(&mut divided, &meeting, &all), 2);
    let left: Vec<_> = divided.people.iter().map(|person| (person.name.as_str(), person.handed.is_some())).collect();
    assert_eq!(left, [("Anna", false), ("", true)]);
    assert_eq!(withdraw(&mut divided, &meeting, &all), 0);
}

proptest! {
    #[test]
    fn nobody_is_lost_and_the_same_again_is_no_news(one in divisions(), other in divisions()) {
        let unlike = |people: Vec<Attendee>| {
            // A source tells of each person once.
            let mut seen: Vec<Attendee> = Vec::new();
            for (at, mut person) in people.into_iter().enumerate() {
                person.name = format!("{} {at}", person.name);
                person.handed = None;
                person.chosen = Ranked::new();
                person.origin = Origin::File;
                seen.push(person);
            }
            seen
        };
        let (one, other) = (unlike(one.people), unlike(other.people));
        let mut people = Vec::new();
        prop_assert_eq!(merge(&mut people, one.clone()).added, one.len());
        let receipt = merge(&mut people, other.clone());
        prop_assert_eq!(people.len(), one.len() + receipt.added);
        prop_assert_eq!(receipt.added + receipt.changed + receipt.same, other.len());
        let before = people.clone();
        prop_assert_eq!(merge(&mut people, other.clone()), Receipt { same: other.len(), ..Receipt::default() });
        prop_assert_eq!(people, before);
    }
}
