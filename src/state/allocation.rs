//! The organiser's division of people among workshops: who takes part, the rules, the draw, and changes by hand. Every change is kept on
//! this device at once, and can be undone.

mod by_hand;
mod card;
mod elsewhere;
mod keeping;
mod known;
mod lists;
mod run;

use std::sync::Arc;

use leptos::prelude::*;

pub use keeping::Stored;
use known::Known;
pub use lists::Incoming;
pub use run::Run;

use super::{
    desk::{Desk, use_desk},
    meeting::Loaded,
    published::{PublishedFile, use_published},
    turns::Turns,
};
use crate::{
    browser::{
        random,
        storage::{StorageError, records::Kept},
    },
    domain::{
        allocation::Objective,
        choices::Ranked,
        division::{
            Attendee, Division, Move, Origin, Plan, Receipt, Rule, Standing, from_choices, merge, plain_name, same_name, standing, withdraw,
        },
        id::{BlockId, SessionId},
        meeting::Meeting,
    },
};

/// Seeds are numbers that a person can read out.
const SEEDS: f64 = 1_000_000.0;
/// How many changes before the draw can be undone.
const STEPS: usize = 30;
/// The card of a person.
pub const CARD: &str = "karta-osoby";
/// The heading of the result, which takes focus when there is a new one.
pub const RESULT: &str = "wynik-podzialu";

/// The division of the meeting on screen.
#[derive(Debug, Clone, Copy)]
pub struct MyAllocation {
    meeting: StoredValue<Arc<Meeting>>,
    desk: Desk,
    published: PublishedFile,
    division: RwSignal<Arc<Division>>,
    plan: Memo<Arc<Plan>>,
    standing: Memo<Option<Arc<Standing>>>,
    news: Memo<Receipt>,
    stored: RwSignal<Stored>,
    kept: RwSignal<Option<Result<Kept, StorageError>>>,
    /// What is stored, as far as this window knows.
    known: StoredValue<Known>,
    turns: StoredValue<Turns>,
    before: StoredValue<Vec<Arc<Division>>>,
    said: RwSignal<Option<Said>>,
    run: RwSignal<Run>,
    /// Rises with every draw and its end: a draw of before is over then.
    attempt: StoredValue<u32>,
    stopping: StoredValue<bool>,
    incoming: RwSignal<Incoming>,
    shown: RwSignal<Option<String>>,
}

/// What was done last, and can be undone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// Choices that were handed over, or a list, were taken in.
    Taken(Receipt),
    /// Somebody was added by hand.
    Added(String),
    /// Somebody was taken out.
    Removed(String),
    /// Everything was cleared away.
    Cleared,
    /// The ties were drawn anew, or the people divided anew.
    Drawn,
    /// Somebody was moved.
    Moved {
        /// Who, from where and where to.
        step: Move,
        /// How good it was before.
        before: Objective,
        /// How good it is now.
        after: Objective,
        /// How many rules are broken now.
        conflicts: usize,
    },
    /// All changes by hand were undone.
    Reset,
    /// The last step was undone.
    Undone,
    /// Another window changed the division. `clash`: it changed the same as was changed here, which stands.
    Elsewhere {
        /// Undoing brings back what the other window made of it.
        clash: bool,
    },
}

/// The division of the meeting on screen.
pub fn use_allocation() -> MyAllocation {
    expect_context()
}

impl MyAllocation {
    /// The division of a meeting; nothing is read until a page asks for it.
    pub fn provide(loaded: &Loaded) -> Self {
        let desk = use_desk();
        let meeting = loaded.meeting.clone();
        let none_yet = Arc::new(Division::new(&meeting, new_seed()));
        let division = RwSignal::new(Arc::clone(&none_yet));
        let of = meeting.clone();
        let plan = Memo::new(move |_| Arc::new(Plan::of(&of, &division.read())));
        let standing = Memo::new(move |_| {
            let division = division.get();
            Some(Arc::new(standing(&plan.read(), division.drawn.as_ref()?)))
        });
        let of = meeting.clone();
        let news = Memo::new(move |_| take_in(&of, &desk, &mut Division::clone(&division.read())));
        let here = Self {
            meeting: StoredValue::new(meeting),
            desk,
            published: use_published(),
            division,
            plan,
            standing,
            news,
            stored: RwSignal::new(Stored::Reading),
            kept: RwSignal::new(None),
            known: StoredValue::new(Known { text: None, division: none_yet }),
            turns: StoredValue::new(Turns::default()),
            before: StoredValue::new(Vec::new()),
            said: RwSignal::new(None),
            run: RwSignal::new(Run::Idle),
            attempt: StoredValue::new(0),
            stopping: StoredValue::new(false),
            incoming: RwSignal::new(Incoming::Nothing),
            shown: RwSignal::new(None),
        };
        here.follow();
        provide_context(here);
        here
    }

    /// Somebody looks at it: reads what is stored, and where choices come from.
    pub fn open(self) {
        self.desk.open();
        self.look();
    }

    /// The division; tracked.
    pub fn division(self) -> Arc<Division> {
        self.division.get()
    }

    /// Reads something from the division; tracked.
    pub fn with<T>(self, read: impl FnOnce(&Division) -> T) -> T {
        self.division.with(|division| read(division))
    }

    /// The task; tracked.
    pub fn plan(self) -> Arc<Plan> {
        self.plan.get()
    }

    /// How the result stands, once there is one; tracked.
    pub fn standing(self) -> Option<Arc<Standing>> {
        self.standing.get()
    }

    /// What of the choices handed over is not taken in yet; tracked.
    pub fn news(self) -> Receipt {
        self.news.get()
    }

    /// What was done last; tracked.
    pub fn said(self) -> Option<Said> {
        self.said.get()
    }

    /// Takes note of what was said.
    pub fn hush(self) {
        self.said.set(None);
    }

    /// Takes in the choices that were handed over.
    pub fn take_choices(self) {
        let meeting = self.meeting.get_value();
        let mut receipt = Receipt::default();
        self.change(|division| receipt = untrack(|| take_in(&meeting, &self.desk, division)));
        self.said.set(Some(Said::Taken(receipt)));
    }

    /// Adds somebody by name; `false` when there is somebody of that name, or no name.
    pub fn add_person(self, name: &str) -> bool {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() || self.division.with_untracked(|division| division.people.iter().any(|person| same_name(&person.name, &name))) {
            return false;
        }
        let key = format!("name:{}", plain_name(&name));
        let (chosen, listed) = (Ranked::new(), Ranked::new());
        let person = Attendee { key, name: name.clone(), handed: None, chosen, listed, origin: Origin::Hand };
        self.change(|division| {
            merge(&mut division.people, vec![person]);
        });
        self.said.set(Some(Said::Added(name)));
        true
    }

    /// Takes somebody out; `name` is how the screen calls them.
    pub fn remove(self, key: &str, name: String) {
        self.close_card();
        self.change(|division| division.remove(key));
        self.said.set(Some(Said::Removed(name)));
    }

    /// Begins anew, with nobody.
    pub fn clear(self) {
        self.cancel();
        let meeting = self.meeting.get_value();
        self.change(|division| *division = Division::new(&meeting, new_seed()));
        self.said.set(Some(Said::Cleared));
    }

    /// Divides a block, or leaves it out.
    pub fn set_block(self, block: &BlockId, divided: bool) {
        self.change(|division| {
            division.blocks.retain(|other| other != block);
            if divided {
                division.blocks.push(block.clone());
            }
        });
    }

    /// Sets the seats of a session, none for as many as come.
    pub fn set_capacity(self, session: &SessionId, seats: Option<u32>) {
        let meeting = self.meeting.get_value();
        self.change(|division| division.set_capacity(&meeting, session, seats));
    }

    /// Lets the same workshop be given to a person twice, or not.
    pub fn set_repeats(self, repeats: bool) {
        self.change(|division| division.repeats = repeats);
    }

    /// Settles ties by another number.
    pub fn set_seed(self, seed: u32) {
        self.change(|division| division.seed = seed);
    }

    /// Settles ties by chance, and draws.
    pub fn draw_anew(self) {
        self.set_seed(new_seed());
        self.start();
    }

    /// Decides something about a person.
    pub fn decide(self, rule: Rule) {
        self.change(|division| division.decide(rule));
    }

    /// Takes a decision back.
    pub fn undecide(self, rule: &Rule) {
        self.change(|division| division.rules.retain(|other| other != rule));
    }

    /// Undoes what was said last.
    pub fn undo(self) {
        match self.said.get_untracked() {
            Some(Said::Moved { .. }) => return self.undo_shift(),
            Some(Said::Reset) => {
                // All that held before held up to the last change.
                self.alter_drawn(|drawn| {
                    while drawn.next().is_some() {
                        drawn.redo();
                    }
                    true
                });
            }
            _ => {
                if let Some(before) = self.before.try_update_value(Vec::pop).flatten() {
                    self.division.set(before);
                    self.save();
                }
            }
        }
        self.said.set(Some(Said::Undone));
    }

    /// Changes the division, which can be undone, and keeps it.
    fn change(self, make: impl FnOnce(&mut Division)) {
        let before = self.division.get_untracked();
        let mut division = Division::clone(&before);
        make(&mut division);
        if division == *before {
            return;
        }
        self.said.set(None);
        self.before.update_value(|steps| push(steps, before));
        self.division.set(Arc::new(division));
        self.save();
    }

    /// Changes the result; its own history undoes that.
    fn alter_drawn(self, make: impl FnOnce(&mut crate::domain::division::Drawn) -> bool) -> bool {
        let mut division = Division::clone(&self.division.get_untracked());
        let changed = division.drawn.as_mut().is_some_and(make);
        if changed {
            self.division.set(Arc::new(division));
            self.save();
        }
        changed
    }
}

fn push(steps: &mut Vec<Arc<Division>>, before: Arc<Division>) {
    if steps.len() == STEPS {
        steps.remove(0);
    }
    steps.push(before);
}

/// Takes the choices of the desk into a division; tracked.
fn take_in(meeting: &Meeting, desk: &Desk, division: &mut Division) -> Receipt {
    let submissions = desk.choices();
    let withdrawn = withdraw(division, meeting, &submissions);
    Receipt { withdrawn, ..merge(&mut division.people, from_choices(meeting, &submissions)) }
}

fn new_seed() -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number from 0 to a million")]
    let seed = (random::fraction() * SEEDS) as u32;
    seed
}
