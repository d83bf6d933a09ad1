//! The organiser's own texts of the evaluation report: kept on the device while they are typed, as drafts are.

use leptos::{prelude::*, task::spawn_local};

use super::aside::{SetAside, sort_out};
use crate::{
    browser::{
        Guard, clock, network, random,
        storage::{
            StorageError, directory, local,
            records::{self, Kept},
        },
    },
    domain::{
        delivery::Tick,
        format::report_json::{read_report, write_report},
        id::MeetingId,
        report::{Field, Report, Section},
        storage_key::{RecordType, StorageKey},
        text::Language,
    },
};

/// How long after a change the texts are written durably, in milliseconds; typing on does not put it off.
const DEBOUNCE: i32 = 400;

/// A text that was replaced by what the app proposes, to be brought back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Former {
    /// Whose it was.
    pub field: Field,
    /// Of which report.
    pub language: Language,
    text: String,
}

/// The organiser's own texts of the report on the meeting on screen.
#[derive(Debug, Clone, Copy)]
pub struct MyReport {
    report: RwSignal<Report>,
    ready: RwSignal<bool>,
    aside: RwSignal<Vec<SetAside>>,
    /// How well the last change is saved; none while it is being written, and before the first.
    saved: RwSignal<Option<Result<Kept, StorageError>>>,
    former: RwSignal<Option<Former>>,
    meeting: StoredValue<MeetingId>,
    key: StoredValue<StorageKey>,
    timer: StoredValue<Option<Guard>, LocalStorage>,
}

/// The texts of the report on the meeting on screen.
pub fn use_report() -> MyReport {
    expect_context()
}

impl MyReport {
    /// Reads the stored texts.
    pub fn provide(meeting: &MeetingId) -> Self {
        let key = directory().key(Some(meeting), RecordType::Report, random::id().as_str());
        let here = Self {
            report: RwSignal::new(Report::untouched()),
            ready: RwSignal::new(false),
            aside: RwSignal::new(Vec::new()),
            saved: RwSignal::new(None),
            former: RwSignal::new(None),
            meeting: StoredValue::new(meeting.clone()),
            key: StoredValue::new(key),
            timer: StoredValue::new_local(None),
        };
        let guards =
            vec![network::on_leave(move || here.write_waiting()), local::on_written_elsewhere(move |key, text| here.take_over(key, &text))];
        let guards = StoredValue::new_local(guards);
        on_cleanup(move || guards.update_value(Vec::clear));
        spawn_local(here.restore());
        provide_context(here);
        here
    }

    /// The stored texts have been read.
    pub fn is_ready(self) -> bool {
        self.ready.get()
    }

    /// What stands in the report.
    pub fn read<T>(self, read: impl FnOnce(&Report) -> T) -> T {
        self.report.with(read)
    }

    /// A text as it was typed; `None` when nobody touched it.
    pub fn typed(self, language: Language, field: Field) -> Option<String> {
        self.report.with(|report| report.typed(language, field).map(str::to_owned))
    }

    /// How well the last change is saved; `None` while it is being written, and before the first.
    pub fn saved(self) -> Option<Result<Kept, StorageError>> {
        self.saved.get()
    }

    /// Stored texts that could not be read.
    pub fn set_aside(self) -> Vec<SetAside> {
        self.aside.get()
    }

    /// The text that was last replaced by what the app proposes.
    pub fn former(self) -> Option<Former> {
        self.former.get()
    }

    /// Takes over what was typed.
    pub fn write(self, language: Language, field: Field, text: String) {
        self.former.set(None);
        self.change(|report| drop(report.texts.insert((language, field), text)));
    }

    /// Gives up what was typed for what the app proposes.
    pub fn restore_proposal(self, language: Language, field: Field) {
        let Some(text) = untrack(|| self.typed(language, field)) else { return };
        self.change(|report| drop(report.texts.remove(&(language, field))));
        self.former.set(Some(Former { field, language, text }));
    }

    /// Brings back what was given up last.
    pub fn bring_back(self) {
        if let Some(Former { field, language, text }) = self.former.get_untracked() {
            self.write(language, field, text);
        }
    }

    /// Leaves a part out of the report, or takes it in again.
    pub fn toggle(self, section: Section) {
        self.change(|report| {
            if !report.without.remove(&section) {
                report.without.insert(section);
            }
        });
    }

    fn change(self, change: impl FnOnce(&mut Report)) {
        self.report.update(|report| {
            change(report);
            report.changed = Tick::following(report.changed, clock::tick());
        });
        // The durable write below reports for both.
        drop(local::set(&self.key.get_value(), &self.report.with_untracked(write_report)));
        self.saved.set(None);
        if self.timer.with_value(Option::is_none) {
            self.timer.set_value(Some(clock::after(DEBOUNCE, move || self.write_waiting())));
        }
    }

    /// Writes what waits to be written.
    fn write_waiting(self) {
        let waits = self.timer.try_update_value(|timer| timer.take().is_some());
        if waits == Some(true) {
            spawn_local(self.write_now());
        }
    }

    async fn write_now(self) {
        let Some(report) = self.report.try_get_untracked() else { return };
        let kept = records::write(&self.key.get_value(), &write_report(&report)).await;
        // What changed meanwhile is written by itself.
        if self.report.try_with_untracked(|now| *now == report) == Some(true) {
            self.saved.set(Some(kept));
        }
    }

    async fn restore(self) {
        let mut found = records::all(RecordType::Report).await;
        let Some(meeting) = self.meeting.try_get_value() else { return };
        found.records.retain(|key, _| key.meeting().as_ref() == Some(&meeting));
        let later = |one: Report, other: Report| if other.changed > one.changed { other } else { one };
        let (read, aside) = sort_out(found.records, read_report, later);
        self.aside.set(aside);
        let latest = read.into_iter().max_by_key(|(_, report)| report.changed);
        if let Some((key, report)) = latest {
            let lags = found.lagging.contains(&key);
            self.key.set_value(key);
            self.report.set(report);
            if lags {
                // The durable write was cut off by a closed page.
                self.write_now().await;
            } else {
                self.saved.set(Some(Ok(Kept::Durably)));
            }
        }
        self.ready.try_set(true);
    }

    /// Another window wrote texts of this report.
    fn take_over(self, key: StorageKey, text: &str) {
        if key.kind() != RecordType::Report.code() || key.meeting() != Some(self.meeting.get_value()) {
            return;
        }
        let newer = read_report(text).ok().filter(|other| self.report.with_untracked(|ours| other.changed > ours.changed));
        if let Some(newer) = newer {
            self.key.set_value(key);
            self.report.set(newer);
        }
    }
}
