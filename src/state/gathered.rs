//! What an organiser's device received from participants: looked at first, merged by id on their word, undone as long as nothing else
//! was imported.

mod reading;
mod step;
mod store;
mod taking;

use std::sync::Arc;

use leptos::{ev, prelude::*, task::spawn_local};

use super::work;
use crate::{
    browser::{beside, clock, sharing},
    domain::{
        handover::{
            bundle::Bundle,
            gathered::{Gathered, Received, Receiving},
            sorting::Sorting,
            stored::SMALL,
        },
        meeting::Meeting,
    },
};
pub use step::{Incoming, Last, Progress, Refusal, Step};
use store::{Former, Import};

/// What came of reading something.
struct Read {
    name: String,
    outcome: Result<Bundle, Refusal>,
    file: Option<sharing::Chosen>,
}

/// So long a word on the progress stands at least, in milliseconds.
const PAUSE: f64 = 150.0;

/// What this device received.
#[derive(Debug, Clone, Copy)]
pub struct MyGathered {
    imports: RwSignal<Arc<Vec<Import>>>,
    former: RwSignal<Former>,
    all: RwSignal<Arc<Gathered>>,
    /// What is stored is being read: so many bytes of so many.
    loading: RwSignal<Option<Progress>>,
    /// The storage could not be asked.
    blocked: RwSignal<bool>,
    step: RwSignal<Step>,
    meeting: StoredValue<Arc<Meeting>>,
    /// What is being looked at, counted ahead while the person reads what it brings.
    ahead: StoredValue<Option<Sorting>>,
    /// Rises with everything that is looked at: what an earlier one brings is stale then.
    attempt: StoredValue<u32>,
    /// It is ready for large files.
    rehearsed: StoredValue<bool>,
    /// When the progress was last told.
    told: StoredValue<f64>,
    /// The storage is being read or written.
    busy: StoredValue<bool>,
}

/// What this device received.
pub fn use_gathered() -> MyGathered {
    expect_context()
}

impl MyGathered {
    /// What was received, for whoever organises this meeting.
    pub fn provide(meeting: Arc<Meeting>) -> Self {
        let here = Self {
            imports: RwSignal::new(Arc::default()),
            former: RwSignal::new(Former::default()),
            all: RwSignal::new(Arc::default()),
            loading: RwSignal::new(None),
            blocked: RwSignal::new(false),
            step: RwSignal::new(Step::Idle),
            meeting: StoredValue::new(meeting),
            ahead: StoredValue::new(None),
            attempt: StoredValue::new(0),
            rehearsed: StoredValue::new(false),
            told: StoredValue::new(0.0),
            busy: StoredValue::new(false),
        };
        provide_context(here);
        here
    }

    /// Reads what is stored; other windows may have changed it.
    pub async fn load(self) {
        self.take_turn().await;
        self.read_stored().await;
        self.busy.try_set_value(false);
    }

    /// Gets ready for large files, once.
    pub async fn rehearse(self) {
        let first = self.rehearsed.try_update_value(|rehearsed| !std::mem::replace(rehearsed, true)) == Some(true);
        if let Some(meeting) = self.meeting.try_get_value().filter(|_| first) {
            reading::rehearse(&meeting).await;
        }
    }

    /// Waits until nothing else reads or writes the storage.
    async fn take_turn(self) {
        while self.busy.try_get_value() == Some(true) {
            clock::pause(20).await;
        }
        self.busy.try_set_value(true);
    }

    async fn read_stored(self) {
        let former = store::former().await;
        let Some(known) = self.imports.try_get_untracked() else { return };
        let told = |done, of| drop(self.loading.try_set(Some(Progress { name: String::new(), done, of })));
        let (imports, blocked) = store::imports(&known, told).await;
        self.blocked.try_set(blocked);
        let is_news = !imports.iter().map(|import| &import.key).eq(known.iter().map(|import| &import.key))
            || self.former.try_with_untracked(|known| known.bundle != former.bundle) == Some(true);
        // The meeting on screen may have changed; then nobody is left to be told.
        self.former.try_set(former);
        if is_news {
            self.merge(imports).await;
        }
        self.loading.try_set(None);
    }

    /// These are the imports from now on.
    async fn merge(self, imports: Vec<Import>) {
        let Some(former) = self.former.try_get_untracked() else { return };
        let bundles = std::iter::once(former.bundle).chain(imports.iter().map(|import| Arc::clone(&import.bundle)));
        let mut all = Gathered::of(bundles.collect());
        work::all(|| kuluary_fast::merge(&mut all), || true).await;
        self.imports.try_set(Arc::new(imports));
        self.all.try_set(Arc::new(all));
    }

    /// Everything received.
    pub fn all(self) -> Arc<Gathered> {
        self.all.get()
    }

    /// The same as it came, import by import.
    pub(super) fn bundles(self) -> Vec<Arc<Bundle>> {
        let former = self.former.with(|former| Arc::clone(&former.bundle));
        std::iter::once(former).chain(self.imports.get().iter().map(|import| Arc::clone(&import.bundle))).collect()
    }

    /// How far reading what is stored is, while it is being read.
    pub fn loading(self) -> Option<Progress> {
        self.loading.get()
    }

    /// The storage could not be asked what is in it.
    pub fn is_blocked(self) -> bool {
        self.blocked.get()
    }

    /// How many parts of what was stored came back damaged or not at all.
    pub fn lost(self) -> usize {
        self.imports.with(|imports| imports.iter().map(|import| import.lost).sum())
    }

    /// How far the import is.
    pub fn step(self) -> Step {
        self.step.get()
    }

    /// The last import, as long as it can be undone.
    pub fn last(self) -> Option<Last> {
        let newest =
            self.imports.with(|imports| newest(imports).map(|import| Last { at: import.stored.at, records: import.stored.records }));
        newest.or_else(|| self.former.with(|former| former.last.as_ref().map(|last| Last { at: last.at, records: last.keys.len() })))
    }

    /// Looks at what a link carries.
    pub fn look_at_link(self, payload: String, name: String) {
        self.look(async move |_| vec![Read { name, outcome: reading::link(&payload).await, file: None }]);
    }

    /// Looks at files that were chosen or dropped.
    pub fn look_at_files(self, event: &ev::Event) {
        let files = sharing::chosen(event);
        if files.is_empty() {
            return;
        }
        self.look(async move |attempt| {
            let mut all = Vec::new();
            for file in files {
                let told = |progress| {
                    let still = self.attempt.try_get_value() == Some(attempt);
                    if still {
                        self.tell(progress);
                    }
                    still
                };
                let Some(outcome) = reading::file(&file, told).await else { break };
                all.push(Read { name: file.name.clone(), outcome, file: Some(file) });
            }
            all
        });
    }

    fn tell(self, progress: Progress) {
        let now = clock::elapsed();
        let news = self.step.with_untracked(|step| match step {
            Step::Reading(before) => before.name != progress.name || before.per_cent() != progress.per_cent(),
            _ => true,
        });
        // To draw each step of a reading that takes a moment would take as long as the reading.
        if news && now - self.told.get_value() >= PAUSE {
            self.told.set_value(now);
            self.step.set(Step::Reading(progress));
        }
    }

    fn look(self, reading: impl AsyncFnOnce(u32) -> Vec<Read> + 'static) {
        self.attempt.update_value(|attempt| *attempt += 1);
        let attempt = self.attempt.get_value();
        self.told.set_value(clock::elapsed());
        self.step.set(Step::Reading(Progress { name: String::new(), done: 0, of: 0 }));
        // What is here already is looked at meanwhile; whether another window changed it is seen again before anything is stored.
        spawn_local(self.load());
        spawn_local(async move {
            let read = reading(attempt).await;
            self.take_turn().await;
            self.busy.try_set_value(false);
            let still = || self.attempt.try_get_value() == Some(attempt);
            let (mut coming, mut refused, mut files) = (Bundle::default(), Vec::new(), Vec::new());
            for Read { name, outcome, file } in read {
                match outcome {
                    Ok(bundle) => {
                        coming.append(bundle);
                        files.push(file);
                    }
                    Err(refusal) => refused.push((name, refusal)),
                }
            }
            let records = coming.len();
            if let Some(Received { new, receipt, all }) = self.receive(coming, still).await {
                // A large file in which everything is new can be stored as it is.
                let file = files.pop().flatten().filter(|file| files.is_empty() && new.len() == records && file.size() >= SMALL);
                let all = Arc::new(all);
                self.step.set(Step::Asked(Incoming { receipt, refused, new, all: Arc::clone(&all), file }));
                self.count_ahead(all, still).await;
            }
        });
    }

    /// Counts what is being looked at, as long as nobody has decided what becomes of it.
    async fn count_ahead(self, all: Arc<Gathered>, still: impl Fn() -> bool) {
        let Some(meeting) = self.meeting.try_get_value() else { return };
        self.ahead.try_set_value(Some(Sorting::new(all, &meeting)));
        clock::breathe().await;
        let step = || self.ahead.try_update_value(|ahead| ahead.as_mut().is_some_and(kuluary_fast::sort)) == Some(true);
        let asked = || still() && self.step.try_with_untracked(|step| matches!(step, Step::Asked(_))) == Some(true);
        if !work::all(step, asked).await && !still() {
            self.ahead.try_set_value(None);
        }
    }

    /// These, sorted as far as they were counted ahead.
    pub(super) fn sorting(self, all: Arc<Gathered>, meeting: &Meeting) -> Sorting {
        let ahead = self.ahead.try_update_value(Option::take).flatten().filter(|ahead| ahead.is_of(&all));
        ahead.unwrap_or_else(|| Sorting::new(all, meeting))
    }

    async fn receive(self, coming: Bundle, still: impl Fn() -> bool) -> Option<Received> {
        let here = self.all.try_get_untracked()?;
        let mut receiving = Receiving::new(&here, coming, self.meeting.try_get_value()?.id.clone());
        work::all(|| kuluary_fast::receive(&mut receiving), still).await.then(|| receiving.finish())
    }

    /// Stops reading.
    pub fn stop(self) {
        beside::end();
        self.attempt.update_value(|attempt| *attempt += 1);
        self.step.set(Step::Stopped);
    }

    /// Leaves what was looked at alone, or takes the receipt off the screen.
    pub fn dismiss(self) {
        beside::end();
        self.attempt.update_value(|attempt| *attempt += 1);
        self.step.set(Step::Idle);
    }
}

fn newest(imports: &[Import]) -> Option<&Import> {
    imports.iter().filter(|import| import.stored.last).max_by_key(|import| import.stored.at)
}
