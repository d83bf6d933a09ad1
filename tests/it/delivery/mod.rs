//! Delivery: profiles, the acknowledgement rule, the queue, and the conservation rule against a server that fails in every way.

mod acknowledgement;
mod conservation;
mod outbox;
mod profiles;
mod reading;
mod record;
mod self_test;

use kuluary::domain::{
    delivery::{Tick, outbox::Entry},
    format::submission_json::write,
    submission::Submission,
};

use crate::feedback::submission_json::{head, uuid};

/// A submission of this number, queued at this moment.
fn entry(number: u32, queued: u64) -> Entry {
    let submission = Submission::withdrawal(head(number), uuid(u32::MAX));
    let bytes = write(&submission);
    Entry::new(submission, bytes, Tick(queued))
}
