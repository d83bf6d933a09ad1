//! How many people attended what, as the organiser types it in; kept on this device.

use std::num::NonZeroU32;

use leptos::prelude::*;

use super::Desk;
use crate::{
    browser::storage::shelf::Shelf,
    domain::{feedback, storage_key::RecordType, submission::About, summary::Attendance},
};

impl Desk {
    pub(super) fn read_attendance(self) {
        let numbers = self.shelf();
        let meeting = self.loaded.read_value().meeting.clone();
        let present = |about: &About| numbers.read(&record(about)).ok().flatten()?.parse().ok();
        let mut attendance = Attendance::new();
        for subject in feedback::subjects(&meeting) {
            if let Some(present) = present(&subject.about) {
                attendance.insert(subject.about, present);
            }
        }
        self.attendance.set(attendance);
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
        Shelf::of(&self.loaded.read_value().meeting.id, RecordType::Desk)
    }
}

/// The record that holds how many attended something.
fn record(about: &About) -> String {
    format!("present-{about}")
}
