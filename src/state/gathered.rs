//! What an organiser's device received from participants: looked at first, merged by id on their word, undone as long as nothing else
//! was imported.

use std::sync::Arc;

use leptos::{ev, prelude::*, task::spawn_local};

use crate::{
    browser::{
        clock, compression,
        sharing::{self, Chosen, UnreadableFile},
        storage::{
            StorageError, ask_to_keep, directory,
            records::{self, Kept},
        },
    },
    domain::{
        format::{
            Bundle, MAX_EXPORT, NotAnExport, read_export,
            received_json::{Arrived, LastImport, read_arrived, read_import, write_arrived, write_import},
        },
        handover::{
            digest::fingerprint,
            gathered::{Gathered, Kept as KeptText, Receipt},
            payload::{BadPayload, LONGEST_TEXT, unpack},
        },
        id::MeetingId,
        storage_key::{RecordType, StorageKey},
        submission::{Submission, SubmissionId},
    },
};

/// The one record of the last import.
const LAST: &str = "last";

/// Why something cannot be imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The link is no sound one.
    Link(BadPayload),
    /// The file, or what came out of the link, is none of answers.
    Content(NotAnExport),
    /// The file is larger than any that is read.
    TooLarge,
    /// The browser could not read the file.
    File,
    /// This browser cannot decompress.
    Browser,
}

/// What is about to be imported.
#[derive(Debug, Clone, PartialEq)]
pub struct Incoming {
    /// What it brings beside what is here.
    pub receipt: Receipt,
    /// Files, or the link, that cannot be imported, each with its name.
    pub refused: Vec<(String, Refusal)>,
    bundles: Vec<Bundle>,
}

/// How far an import is.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// There is none.
    Idle,
    /// Being read.
    Reading,
    /// Read; the person is asked.
    Asked(Incoming),
    /// Being stored.
    Storing,
    /// Done. `loosely`: the browser may lose it.
    Done {
        /// What it brought.
        receipt: Receipt,
        /// There is no durable storage here.
        loosely: bool,
    },
    /// The storage took nothing of it.
    Failed(StorageError),
    /// The last import was undone.
    Undone,
}

/// A received submission that stands under the same id as another one.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// The id.
    pub id: SubmissionId,
    /// Its submissions, the one that counts last.
    pub versions: Vec<Submission>,
}

/// What this device received.
#[derive(Debug, Clone, Copy)]
pub struct MyGathered {
    all: RwSignal<Arc<Gathered>>,
    last: RwSignal<Option<LastImport>>,
    step: RwSignal<Step>,
    meeting: StoredValue<MeetingId>,
    /// Rises with everything that is looked at: what an earlier one brings is stale then.
    attempt: StoredValue<u32>,
}

/// What this device received.
pub fn use_gathered() -> MyGathered {
    expect_context()
}

impl MyGathered {
    /// What was received, for whoever organises this meeting.
    pub fn provide(meeting: &MeetingId) -> Self {
        let here = Self {
            all: RwSignal::new(Arc::new(Gathered::new())),
            last: RwSignal::new(None),
            step: RwSignal::new(Step::Idle),
            meeting: StoredValue::new(meeting.clone()),
            attempt: StoredValue::new(0),
        };
        provide_context(here);
        here
    }

    /// Reads what is stored; other windows may have changed it.
    pub async fn load(self) {
        let (all, last) = stored().await;
        // The meeting on screen may have changed; then nobody is left to be told.
        self.all.try_set(Arc::new(all.into_iter().fold(Gathered::new(), with)));
        self.last.try_set(last);
    }

    /// Everything received.
    pub fn all(self) -> Arc<Gathered> {
        self.all.get()
    }

    /// The same, without following changes.
    pub fn all_untracked(self) -> Arc<Gathered> {
        self.all.get_untracked()
    }

    /// Ids under which differing answers came.
    pub fn conflicts(self) -> Vec<Conflict> {
        let conflict = |(id, texts): (&SubmissionId, &std::collections::BTreeMap<String, Submission>)| {
            let mut versions: Vec<_> = texts.values().cloned().collect();
            // Stable, and the texts came in order: the last one is the one that counts.
            crate::domain::order::by_key(&mut versions, |submission| submission.at);
            Conflict { id: id.clone(), versions }
        };
        self.all.with(|all| all.conflicts().map(conflict).collect())
    }

    /// How far the import is.
    pub fn step(self) -> Step {
        self.step.get()
    }

    /// The last import, as long as it can be undone.
    pub fn last(self) -> Option<LastImport> {
        self.last.get()
    }

    /// Looks at what a link carries.
    pub fn look_at_link(self, payload: String, name: String) {
        self.look(async move {
            let read = match unpack(&payload) {
                Err(bad) => Err(Refusal::Link(bad)),
                Ok(_) if !compression::is_there() => Err(Refusal::Browser),
                Ok(compressed) => match compression::decompress(&compressed, LONGEST_TEXT).await {
                    // The checksum was right, so it is not the way here that spoilt it.
                    Err(_) => Err(Refusal::Content(NotAnExport::OtherSchema)),
                    Ok(text) => read_export(&text).map_err(Refusal::Content),
                },
            };
            vec![(name, read)]
        });
    }

    /// Looks at files that were chosen or dropped.
    pub fn look_at_files(self, event: &ev::Event) {
        let files = sharing::chosen(event);
        if files.is_empty() {
            return;
        }
        self.look(async move {
            let mut all = Vec::new();
            for file in files {
                let read = read_file(&file).await;
                all.push((file.name, read));
            }
            all
        });
    }

    fn look(self, reading: impl Future<Output = Vec<(String, Result<Bundle, Refusal>)>> + 'static) {
        self.attempt.update_value(|attempt| *attempt += 1);
        let attempt = self.attempt.get_value();
        self.step.set(Step::Reading);
        spawn_local(async move {
            let read = reading.await;
            self.load().await;
            if self.attempt.try_get_value() != Some(attempt) {
                return;
            }
            let (mut bundles, mut refused) = (Vec::new(), Vec::new());
            for (name, outcome) in read {
                match outcome {
                    Ok(bundle) => bundles.push(bundle),
                    Err(refusal) => refused.push((name, refusal)),
                }
            }
            let receipt = self.receive(&bundles).1;
            self.step.set(Step::Asked(Incoming { receipt, refused, bundles }));
        });
    }

    fn receive(self, bundles: &[Bundle]) -> (Gathered, Receipt) {
        let all = self.all.get_untracked();
        self.meeting.with_value(|meeting| all.receive(bundles.to_vec(), meeting))
    }

    /// Takes in what was looked at; `done` runs once it is stored.
    pub fn accept(self, done: impl FnOnce() + 'static) {
        let Some(Step::Asked(Incoming { bundles, .. })) = self.step.try_update(|step| std::mem::replace(step, Step::Storing)) else {
            return;
        };
        spawn_local(async move {
            self.load().await;
            if self.step.is_disposed() {
                // Another meeting came on screen before anything was stored; nothing of it is half done.
                return;
            }
            let (new, receipt) = self.receive(&bundles);
            let mut records = to_records(&new);
            // An import that brings nothing leaves the one before it to be undone.
            if !records.is_empty() {
                let import = LastImport { at: clock::tick(), keys: records.iter().map(|(key, _)| key.clone()).collect() };
                records.push((directory().key(None, RecordType::Import, LAST), write_import(&import)));
            }
            let kept = records::replace(&records, &[]).await;
            ask_to_keep();
            self.load().await;
            self.step.try_set(match kept {
                Ok(kept) => Step::Done { receipt, loosely: kept == Kept::Loosely },
                Err(error) => Step::Failed(error),
            });
            done();
        });
    }

    /// Leaves what was looked at alone, or takes the receipt off the screen.
    pub fn dismiss(self) {
        self.attempt.update_value(|attempt| *attempt += 1);
        self.step.set(Step::Idle);
    }

    /// Removes what the last import brought; what was here before stays.
    pub fn undo(self, done: impl FnOnce() + 'static) {
        spawn_local(async move {
            let Some(last) = stored().await.1 else { return };
            let mut old = last.keys;
            old.push(directory().key(None, RecordType::Import, LAST));
            let removed = records::replace(&[], &old).await;
            self.load().await;
            self.step.try_set(removed.map_or_else(Step::Failed, |_| Step::Undone));
            done();
        });
    }
}

async fn read_file(file: &Chosen) -> Result<Bundle, Refusal> {
    let bytes = file.read(MAX_EXPORT).await.map_err(|error| match error {
        UnreadableFile::TooLarge => Refusal::TooLarge,
        UnreadableFile::Failed => Refusal::File,
    })?;
    read_export(&bytes).map_err(Refusal::Content)
}

/// Everything stored, and the last import. What cannot be read stays where it is.
async fn stored() -> (Vec<Arrived>, Option<LastImport>) {
    let found = records::all(RecordType::Received).await.records.into_values();
    let read = |copies: Vec<String>| copies.iter().find_map(|copy| read_arrived(copy).ok());
    let last = records::all(RecordType::Import).await.records.into_values().flatten().find_map(|copy| read_import(&copy).ok());
    (found.filter_map(read).collect(), last)
}

fn with(mut all: Gathered, arrived: Arrived) -> Gathered {
    match arrived {
        Arrived::Submission(kept) => drop(all.add(kept)),
        Arrived::Unreadable(raw) => drop(all.add_unreadable(raw)),
    }
    all
}

/// A record for each differing text, so that neither windows nor imports overwrite one another.
fn to_records(new: &Gathered) -> Vec<(StorageKey, String)> {
    let submission = |(submission, text): (&Submission, &str)| {
        let id = format!("{}~{}", submission.id, fingerprint(text));
        let key = directory().key(Some(&submission.meeting), RecordType::Received, &id);
        let kept = KeptText { submission: submission.clone(), text: text.to_owned() };
        (key, write_arrived(&Arrived::Submission(kept)))
    };
    let raw = |raw: &String| {
        let key = directory().key(None, RecordType::Received, &format!("raw~{}", fingerprint(raw)));
        (key, write_arrived(&Arrived::Unreadable(raw.clone())))
    };
    new.all().map(submission).chain(new.unreadable().iter().map(raw)).collect()
}
