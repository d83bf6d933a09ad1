//! A stand on this device: set up, bound to its one view, asking one person after the other, and opened again by its PIN.
//!
//! Answers are stored and sent like all others. What a person typed and did not send is kept nowhere, so nothing of it is left for the
//! next one. A half-filled form is cleared when nobody answers for a while, and never sent.

use leptos::{prelude::*, task::spawn_local};

use super::{
    location::{Location, use_location},
    outbox::{MyOutbox, use_outbox},
    settings::{Settings, use_settings},
};
use crate::{
    browser::{
        Guard, clock, page, random,
        storage::{ask_to_keep, shelf::Shelf},
    },
    domain::{
        delivery::Tick,
        format::stand_json::{read_stand, write_stand},
        id::{MeetingId, SurveyId},
        stand::{Lock, Pin, Stand},
        storage_key::RecordType,
        submission::About,
        text::Language,
    },
};

/// The id of the stand's record.
const RECORD: &str = "stand";
/// How long nobody may touch a form until it asks whether somebody is there, in milliseconds.
const IDLE: i32 = 90_000;
/// How long it waits for the answer; at least 20 s (WCAG 2.2.1).
const PRESENCE: i32 = 40_000;
/// How long the thanks stay, unless the person holds them.
const THANKS: i32 = 20_000;
/// How long the way out without a PIN takes: too long for the curious, and nothing is lost by it.
const WITHOUT_PIN: i32 = 15 * 60_000;

/// The id of the dialog that asks whether somebody is there.
pub const DIALOG: &str = "czy-ktos-tu-jest";

/// What a stand shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Nobody has set it up.
    Setup,
    /// It waits for the next person.
    Start,
    /// Somebody answers.
    Asking,
    /// Somebody has answered.
    Thanks,
    /// Somebody wants to leave it.
    Leaving,
}

/// A stand on this device.
#[derive(Debug, Clone, Copy)]
pub struct AtStand {
    stand: RwSignal<Option<Stand>>,
    phase: RwSignal<Phase>,
    /// The form asks whether somebody is there.
    doubtful: RwSignal<bool>,
    /// When it opens without its PIN, once somebody asked for that.
    opening: RwSignal<Option<Tick>>,
    /// How many it had collected when it was left.
    collected: RwSignal<Option<usize>>,
    timer: StoredValue<Option<Guard>, LocalStorage>,
    meeting: StoredValue<MeetingId>,
    outbox: MyOutbox,
    settings: Settings,
    location: Location,
}

/// The stand of this device.
pub fn use_stand() -> AtStand {
    expect_context()
}

impl AtStand {
    /// Reads whether this device is a stand.
    pub fn provide(meeting: &MeetingId) -> Self {
        let location = use_location();
        let stored = shelf().read(RECORD).ok().flatten().and_then(|text| read_stand(&text).ok());
        let stand = stored.filter(|stand| location.is_bound() && stand.meeting == *meeting);
        if stand.is_none() && location.is_bound() {
            // A lock that nothing can open any more must not shut anybody out.
            location.release();
        }
        let here = Self {
            phase: RwSignal::new(if stand.is_some() { Phase::Start } else { Phase::Setup }),
            stand: RwSignal::new(stand),
            doubtful: RwSignal::new(false),
            opening: RwSignal::new(None),
            collected: RwSignal::new(None),
            timer: StoredValue::new_local(None),
            meeting: StoredValue::new(meeting.clone()),
            outbox: use_outbox(),
            settings: use_settings(),
            location,
        };
        provide_context(here);
        here
    }

    /// What it shows.
    pub fn phase(self) -> Phase {
        self.phase.get()
    }

    /// The running stand.
    pub fn stand(self) -> Option<Stand> {
        self.stand.get()
    }

    /// How many answers were given at it since it was set up.
    pub fn count(self) -> usize {
        let Some(since) = self.stand.with(|stand| stand.as_ref().map(|stand| stand.since)) else { return 0 };
        let marks = self.outbox.stand();
        self.outbox.entries().iter().filter(|entry| marks.is_of(entry.id(), since)).count()
    }

    /// How many answers the stand that was just left had collected.
    pub fn collected(self) -> Option<usize> {
        self.collected.get()
    }

    /// Sets the stand up and binds this device to it; `false` when the browser does not keep it.
    pub fn set_up(self, survey: SurveyId, about: About, pin: &Pin, language: Language) -> bool {
        let meeting = self.meeting.get_value();
        let lock = Lock::of(pin, random::id().to_string());
        let stand = Stand { meeting: meeting.clone(), survey, about, since: clock::tick(), language, lock };
        if shelf().write(RECORD, &write_stand(&stand)).is_err() {
            return false;
        }
        ask_to_keep();
        // Everything that was open is left behind: the stand is read from its record.
        self.location.bind(&meeting)
    }

    /// The next person begins, in their language.
    pub fn begin(self, language: Language) {
        self.show(Phase::Asking);
        self.watch();
        self.speak(language);
    }

    /// An answer is saved.
    pub fn thank(self) {
        self.show(Phase::Thanks);
        self.after(THANKS, Self::next);
    }

    /// Back to the start, for the next person.
    pub fn next(self) {
        self.doubtful.set(false);
        self.opening.set(None);
        self.show(Phase::Start);
        if let Some(language) = self.stand.with_untracked(|stand| stand.as_ref().map(|stand| stand.language)) {
            self.speak(language);
        }
    }

    /// The thanks stay until somebody goes on.
    pub fn hold(self) {
        self.timer.set_value(None);
    }

    /// Somebody did something: a form that waits for an answer waits on.
    pub fn notice(self) {
        if matches!(self.phase.get_untracked(), Phase::Asking | Phase::Leaving) && !self.doubtful.get_untracked() {
            self.watch();
        }
    }

    /// The form asks whether somebody is there.
    pub fn is_doubtful(self) -> bool {
        self.doubtful.get()
    }

    /// Somebody is.
    pub fn stay(self) {
        if self.doubtful.get_untracked() {
            self.doubtful.set(false);
            page::close_dialog(DIALOG);
            self.watch();
        }
    }

    /// Somebody wants to leave the stand.
    pub fn leave(self) {
        self.show(Phase::Leaving);
        self.watch();
    }

    /// Leaves the stand, if this is its PIN.
    pub fn open(self, pin: &str) -> bool {
        let opens = self.stand.with_untracked(|stand| stand.as_ref().is_none_or(|stand| stand.lock.opens(pin)));
        if opens {
            self.release();
        }
        opens
    }

    /// Begins to wait for the way out without a PIN.
    pub fn open_later(self) {
        let wait = u64::try_from(WITHOUT_PIN).unwrap_or_default();
        self.opening.set(Some(Tick(clock::tick().0.saturating_add(wait))));
        self.after(WITHOUT_PIN, Self::release);
    }

    /// When the stand opens without its PIN, once somebody asked for that.
    pub fn opens_at(self) -> Option<Tick> {
        self.opening.get()
    }

    fn release(self) {
        let count = untrack(|| self.count());
        self.location.release();
        // Without the binding the record is of no use; should it stay, the next set-up overwrites it.
        drop(shelf().remove(RECORD));
        self.timer.set_value(None);
        self.opening.set(None);
        self.collected.set(Some(count));
        self.stand.set(None);
        self.show(Phase::Setup);
    }

    /// Waits for something to happen to the form.
    fn watch(self) {
        if self.opening.get_untracked().is_some() {
            return;
        }
        self.after(IDLE, |here| {
            if here.phase.get_untracked() == Phase::Leaving {
                here.next();
                return;
            }
            here.doubtful.set(true);
            page::open_dialog(DIALOG);
            here.after(PRESENCE, Self::next);
        });
    }

    fn after(self, milliseconds: i32, then: fn(Self)) {
        self.timer.set_value(Some(clock::after(milliseconds, move || {
            // The guard must not be dropped by what it runs.
            spawn_local(async move {
                if self.phase.try_get_untracked().is_some() {
                    then(self);
                }
            });
        })));
    }

    fn show(self, phase: Phase) {
        self.timer.set_value(None);
        self.phase.set(phase);
    }

    fn speak(self, language: Language) {
        if untrack(|| self.settings.language()) != language {
            self.settings.choose_language(language);
        }
    }
}

/// For as long as the page lives: a device that is a stand shows the stand and nothing else, and hears whether somebody is there.
pub fn attend(stand: AtStand) {
    Effect::new(move || page::set_bare(stand.stand.with(Option::is_some)));
    let guards = StoredValue::new_local(page::on_activity(move || stand.notice()));
    on_cleanup(move || {
        guards.update_value(Vec::clear);
        // The page may be built anew while the stand runs; then the next one needs no frame either.
        if !stand.location.is_bound() {
            page::set_bare(false);
        }
    });
}

fn shelf() -> Shelf {
    Shelf::of_device(RecordType::Desk)
}
