//! Every word the user reads, in Polish and English. A missing text does not compile.
//!
//! Each area of the app has a file with one struct of texts and one value of it per language; what depends on a number or a date
//! is a function. No logic of the app lives here.

pub mod agenda;
pub mod changes;
pub mod choices;
pub mod dates;
pub mod desk;
pub mod device;
pub mod endpoint;
pub mod erase;
pub mod feedback;
pub mod gather;
pub mod handover;
pub mod kinds;
pub mod offline;
pub mod outbox;
pub mod pages;
pub mod plan;
pub mod plural;
pub mod problems;
pub mod results;
pub mod shell;
pub mod stand;
pub mod tally;

use crate::domain::text::Language;

/// All words of one language. Each area is reached by a function of its own, so that a part of the app that is fetched later brings
/// its own texts along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// The language they are in.
    pub language: Language,
}

macro_rules! areas {
    ($($(#[$doc:meta])* $area:ident: $words:ident,)*) => {
        impl Words {
            $($(#[$doc])*
            pub fn $area(self) -> &'static $area::$words {
                match self.language {
                    Language::Polish => &$area::POLISH,
                    Language::English => &$area::ENGLISH,
                }
            })*
        }
    };
}

areas! {
    /// Frame of every page.
    shell: ShellWords,
    /// Programme and session.
    agenda: AgendaWords,
    /// Plan.
    plan: PlanWords,
    /// Information, settings, meetings, privacy, accessibility.
    pages: PageWords,
    /// Surveys.
    feedback: FeedbackWords,
    /// Where answers are.
    outbox: OutboxWords,
    /// What changed in the programme.
    changes: ChangeWords,
    /// Choice of workshops.
    choices: ChoiceWords,
    /// The organiser's desk.
    desk: DeskWords,
    /// Results at the desk, narrowed by filters.
    results: ResultsWords,
    /// The self-test of the endpoint.
    endpoint: EndpointWords,
    /// Handing answers over.
    handover: HandoverWords,
    /// Receiving what is handed over.
    gather: GatherWords,
    /// One device at the door, many people.
    stand: StandWords,
    /// The choices of workshops at the desk.
    tally: TallyWords,
    /// What this phone cannot do as it should.
    device: DeviceWords,
    /// Taking everything off the device.
    erase: EraseWords,
    /// The app without a network.
    offline: OfflineWords,
}
