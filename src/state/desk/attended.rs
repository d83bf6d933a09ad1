//! How many people attended what, as the organiser types it in; kept on this device.

use std::num::NonZeroU32;

use leptos::prelude::*;

use super::Desk;
use crate::{
    browser::storage::shelf::Shelf,
    domain::{feedback, meeting::Meeting, storage_key::RecordType, submission::About, summary::Attendance},
};

impl Desk {
    pub(super) fn read_attendance(self) {
        self.attendance.set(attendance(&self.loaded.read_value().meeting));
    }

    /// How many people attended something; `None` when that is not known.
    pub fn present(self, about: &About) -> Option<NonZeroU32> {
        self.attendance.with(|attendance| attendance.get(about).copied())
    }

    /// Takes over how many people attended something, and keeps it on this device.
    pub fn set_present(self, about: &About, present: Option<NonZeroU32>) {
        let (numbers, id) = (self.shelf(), record(about));
        let saved = match present {
            Some(present) => numbers.write(&id, &present.to_string()),
            None => numbers.remove(&id),
        };
        self.unsaved.set(saved.err());
        self.attendance.update(|attendance| match present {
            Some(present) => drop(attendance.insert(about.clone(), present)),
            None => drop(attendance.remove(about)),
        });
    }

    /// The last number typed in was not saved.
    pub fn is_unsaved(self) -> bool {
        self.unsaved.with(Option::is_some)
    }

    fn shelf(self) -> Shelf {
        shelf(&self.loaded.read_value().meeting)
    }
}

/// How many attended what, as it was typed in on this device.
pub(in crate::state) fn attendance(meeting: &Meeting) -> Attendance {
    let numbers = shelf(meeting);
    let mut attendance = Attendance::new();
    for subject in feedback::subjects(meeting) {
        if let Some(present) = numbers.read(&record(&subject.about)).ok().flatten().and_then(|text| text.parse().ok()) {
            attendance.insert(subject.about, present);
        }
    }
    attendance
}

fn shelf(meeting: &Meeting) -> Shelf {
    Shelf::of(&meeting.id, RecordType::Desk)
}

/// The record that holds how many attended something.
fn record(about: &About) -> String {
    format!("present-{about}")
}
