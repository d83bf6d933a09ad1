//! The queue: order, waits, what stops it and what does not.

use std::time::Duration;

use kuluary::domain::{
    delivery::{
        Outbox, Setback, Tick, Verdict,
        outbox::{Entry, Reason, State},
    },
    format::submission_json::write,
    submission::Submission,
};

use super::entry;
use crate::feedback::submission_json::{head, uuid};

const DOWN: Verdict = Verdict::Retry { after: None, why: Setback::Server { status: 503 } };

fn outbox(numbers: &[u32]) -> Outbox {
    let mut outbox = Outbox::default();
    for number in numbers {
        assert!(outbox.add(entry(*number, u64::from(*number))));
    }
    outbox
}

/// Sends what is next, which must be `number`.
#[track_caller]
fn send(outbox: &mut Outbox, number: u32, verdict: Verdict, now: u64) {
    assert_eq!(outbox.next(Tick(now)).map(|entry| entry.id().clone()), Some(uuid(number)), "what is next at {now}");
    outbox.sending(&uuid(number));
    assert_eq!(outbox.next(Tick(now)), None, "one at a time");
    outbox.settle(&uuid(number), verdict, Tick(now), 0.0);
}

#[track_caller]
fn check_state(outbox: &Outbox, number: u32, expected: State) {
    assert_eq!(outbox.get(&uuid(number)).map(|entry| entry.state), Some(expected));
}

#[test]
fn a_double_tap_makes_one_record_23() {
    let mut outbox = outbox(&[1]);
    assert!(!outbox.add(entry(1, 5)));
    assert_eq!(outbox.unsent(), 1);
}

#[test]
fn what_was_submitted_first_is_sent_first() {
    let mut outbox = outbox(&[2, 1]);
    send(&mut outbox, 1, Verdict::Done, 10);
    send(&mut outbox, 2, Verdict::AlreadyThere, 11);
    assert_eq!(outbox.unsent(), 0);
    assert_eq!(outbox.entries().len(), 2, "what is sent stays, to be corrected or withdrawn");
    assert_eq!(outbox.due_in(Tick(12)), None);
}

#[test]
fn waits_double_from_two_seconds_to_five_minutes() {
    let mut outbox = outbox(&[1]);
    let mut now = 0;
    for expected in [2, 4, 8, 16, 32, 64, 128, 256, 300, 300] {
        send(&mut outbox, 1, DOWN, now);
        assert_eq!(outbox.due_in(Tick(now)), Some(Duration::from_secs(expected)));
        assert_eq!(outbox.next(Tick(now + expected * 1_000 - 1)), None);
        now += expected * 1_000;
    }
}

#[test]
fn chance_takes_a_quarter_off_a_wait_at_most() {
    let mut outbox = outbox(&[1]);
    outbox.sending(&uuid(1));
    outbox.settle(&uuid(1), DOWN, Tick(0), 1.0);
    assert_eq!(outbox.due_in(Tick(0)), Some(Duration::from_millis(1_500)));
}

#[test]
fn a_failing_server_is_not_asked_once_for_every_answer() {
    let mut outbox = outbox(&[1, 2, 3]);
    send(&mut outbox, 1, DOWN, 0);
    assert_eq!(outbox.next(Tick(1_999)), None);
    send(&mut outbox, 2, DOWN, 2_000);
    assert_eq!(outbox.next(Tick(5_999)), None, "the wait has doubled, whatever is sent next");
}

#[test]
fn an_answer_that_always_fails_does_not_starve_the_others() {
    let mut outbox = outbox(&[1, 2, 3]);
    send(&mut outbox, 1, DOWN, 0);
    send(&mut outbox, 2, Verdict::Done, 2_000);
    send(&mut outbox, 3, Verdict::Done, 2_000);
    send(&mut outbox, 1, DOWN, 2_000);
    assert_eq!(outbox.due_in(Tick(2_000)), Some(Duration::from_secs(2)), "a success had reset the wait");
}

#[test]
fn a_refusal_needs_attention_and_the_others_go_on() {
    let mut outbox = outbox(&[1, 2, 3]);
    send(&mut outbox, 1, Verdict::Refused { status: 422 }, 0);
    send(&mut outbox, 2, Verdict::Conflict, 0);
    send(&mut outbox, 3, Verdict::Done, 0);
    check_state(&outbox, 1, State::NeedsAttention(Reason::Refused { status: 422 }));
    check_state(&outbox, 2, State::NeedsAttention(Reason::Conflict));
    outbox.wake(true);
    assert_eq!(outbox.next(Tick(1)), None, "what needs attention is not tried again by itself");
    outbox.retry(&uuid(1));
    send(&mut outbox, 1, Verdict::Done, 2);
}

#[test]
fn a_server_that_lets_nobody_write_is_left_alone_until_a_person_asks() {
    let mut outbox = outbox(&[1, 2]);
    send(&mut outbox, 1, Verdict::Blocked, 0);
    outbox.wake(false);
    assert_eq!((outbox.next(Tick(u64::MAX)), outbox.due_in(Tick(0))), (None, None));
    assert_eq!(outbox.unsent(), 2);
    outbox.wake(true);
    send(&mut outbox, 1, Verdict::Done, 1);
}

#[test]
fn who_may_not_write_keeps_everything_and_calls_no_more_row_14() {
    let mut outbox = outbox(&[1, 2]);
    send(&mut outbox, 1, Verdict::Blocked, 0);
    check_state(&outbox, 1, State::Blocked);
    for hour in 1..=48 {
        outbox.wake(false);
        assert_eq!(outbox.next(Tick(hour * 3_600_000)), None, "neither time nor a trigger tries again");
    }
    assert!(outbox.add(entry(3, 5)), "answers are still taken");
    assert_eq!((outbox.next(Tick(u64::MAX)), outbox.unsent()), (None, 3));
    outbox.redirect();
    send(&mut outbox, 1, Verdict::Done, 6);
    send(&mut outbox, 2, Verdict::Done, 6);
    send(&mut outbox, 3, Verdict::Done, 6);
}

#[test]
fn a_mistyped_address_is_tried_again_and_a_corrected_configuration_resumes_at_once_row_15() {
    let not_found = Verdict::Retry { after: None, why: Setback::NotFound };
    let mut outbox = outbox(&[1, 2]);
    let mut now = 0;
    for number in [1, 2, 1, 2, 1, 2, 1, 2, 1, 2] {
        send(&mut outbox, number, not_found, now);
        now += u64::try_from(outbox.due_in(Tick(now)).expect("it waits").as_millis()).expect("a short wait");
    }
    check_state(&outbox, 1, State::Waiting { tries: 5, why: Setback::NotFound });
    send(&mut outbox, 1, Verdict::Retry { after: Some(Duration::from_hours(1)), why: Setback::NotFound }, now);
    assert_eq!((outbox.next(Tick(now)), outbox.unsent()), (None, 2));
    outbox.redirect();
    send(&mut outbox, 2, Verdict::Done, now);
    send(&mut outbox, 1, Verdict::Done, now);
    assert_eq!(outbox.unsent(), 0);
}

#[test]
fn what_needs_attention_waits_for_a_person_also_when_the_configuration_changes() {
    let mut outbox = outbox(&[1]);
    send(&mut outbox, 1, Verdict::Refused { status: 422 }, 0);
    outbox.redirect();
    assert_eq!(outbox.next(Tick(1)), None);
}

#[test]
fn what_the_former_server_says_after_the_configuration_changed_stops_nothing_unless_it_says_that_it_has_the_answer() {
    for late in [Verdict::Blocked, Verdict::Refused { status: 422 }, Verdict::Conflict, DOWN] {
        let mut outbox = outbox(&[1]);
        outbox.sending(&uuid(1));
        outbox.redirect();
        outbox.settle_former(&uuid(1), late, Tick(1));
        check_state(&outbox, 1, State::Saved);
        send(&mut outbox, 1, Verdict::Done, 1);
    }
    let mut outbox = outbox(&[1]);
    outbox.sending(&uuid(1));
    outbox.redirect();
    outbox.settle_former(&uuid(1), Verdict::AlreadyThere, Tick(2));
    check_state(&outbox, 1, State::Sent { at: Tick(2) });
}

#[test]
fn a_wait_is_cut_short_by_a_trigger_unless_the_server_asked_for_it() {
    let mut outbox = outbox(&[1]);
    send(&mut outbox, 1, DOWN, 0);
    outbox.wake(false);
    send(&mut outbox, 1, Verdict::Retry { after: Some(Duration::from_mins(1)), why: Setback::Server { status: 429 } }, 1);
    outbox.wake(false);
    assert_eq!(outbox.due_in(Tick(1)), Some(Duration::from_mins(1)));
    outbox.wake(true);
    send(&mut outbox, 1, Verdict::Done, 2);
}

#[test]
fn a_clock_set_back_does_not_prolong_a_wait_42() {
    let mut outbox = outbox(&[1]);
    send(&mut outbox, 1, DOWN, 1_000_000);
    assert!(outbox.next(Tick(999_999)).is_some());
}

#[test]
fn the_order_of_sending_never_rests_on_the_clock_42() {
    const DAY: u64 = 86_400_000;
    let mut outbox = Outbox::default();
    let clock = [10 * DAY, 7 * DAY, 7 * DAY + 1, 13 * DAY, 0, 9 * DAY, 5];
    for (number, now) in (1..).zip(clock) {
        let turn = outbox.turn(Tick(now));
        assert!(outbox.add(entry(number, turn.0)));
    }
    let order: Vec<_> = outbox.entries().iter().map(|entry| entry.id().clone()).collect();
    assert_eq!(order, (1..=7).map(uuid).collect::<Vec<_>>());
    send(&mut outbox, 1, Verdict::Done, 0);
    send(&mut outbox, 2, Verdict::Done, u64::MAX);
    assert_eq!(outbox.entries().len(), 7, "nothing expires, whatever the clock says");
}

#[test]
fn a_clock_that_jumps_ahead_ends_a_wait_and_loses_nothing_42() {
    let mut outbox = outbox(&[1]);
    send(&mut outbox, 1, DOWN, 1_000);
    assert!(outbox.next(Tick(1_000 + 3 * 86_400_000)).is_some());
    assert_eq!(outbox.unsent(), 1);
}

#[test]
fn what_was_refused_and_then_corrected_is_missed_by_nobody() {
    let mut outbox = outbox(&[1]);
    send(&mut outbox, 1, Verdict::Refused { status: 422 }, 0);
    assert_eq!(outbox.unsent(), 1);
    let withdrawal = Submission::withdrawal(head(2), uuid(1));
    let bytes = write(&withdrawal);
    assert!(outbox.add(Entry::new(withdrawal, bytes, Tick(5))));
    assert_eq!(outbox.unsent(), 1, "the withdrawal waits");
    send(&mut outbox, 2, Verdict::Done, 6);
    assert_eq!(outbox.unsent(), 0);
    assert_eq!(outbox.entries().len(), 2, "and both stay on this device");
}

#[test]
fn what_was_on_its_way_when_the_app_was_killed_is_sent_again() {
    let mut before = outbox(&[1, 2]);
    send(&mut before, 1, Verdict::Done, 0);
    before.sending(&uuid(2));
    let mut after = Outbox::restore(before.entries().to_vec());
    check_state(&after, 1, State::Sent { at: Tick(0) });
    send(&mut after, 2, Verdict::AlreadyThere, 1);
}

#[test]
fn a_late_verdict_never_takes_back_what_was_sent() {
    let mut outbox = outbox(&[1]);
    send(&mut outbox, 1, Verdict::Done, 7);
    outbox.settle(&uuid(1), DOWN, Tick(8), 0.0);
    outbox.sending(&uuid(1));
    check_state(&outbox, 1, State::Sent { at: Tick(7) });
}
