//! Published results on their way: made at the desk as a file or link, and opened anywhere.

use std::sync::Arc;

use leptos::{ev, prelude::*, task::spawn_local};

use super::{desk::Desk, location::use_location};
use crate::{
    browser::{
        compression, files,
        sharing::{self, Chosen},
    },
    domain::{
        address::Route,
        editions::Edition,
        format::{MAX_FILE, read_share, write_share},
        handover::{
            LONGEST_LINK,
            payload::{BadPayload, pack_share, unpack_share},
        },
        problem::Problem,
    },
};

/// Why published results cannot be opened.
#[derive(Debug, Clone, PartialEq)]
pub enum Refusal {
    /// The link is no sound one.
    Link(BadPayload),
    /// This browser cannot decompress.
    Browser,
    /// The file is larger than any that is read.
    TooLarge,
    /// The browser could not read the file.
    File,
    /// It is not what it should be.
    Content(Arc<Vec<Problem>>),
}

/// Results that were opened, with their text.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// What they say.
    pub edition: Arc<Edition>,
    /// The same as text.
    pub text: Arc<str>,
}

/// How far opening is.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// Nothing was chosen.
    Idle,
    /// Being read.
    Reading,
    /// Here they are.
    Here(Opened),
    /// They cannot be opened.
    Refused(Refusal),
}

/// Published results being looked at.
#[derive(Debug, Clone, Copy)]
pub struct Viewing(RwSignal<Step>);

impl Viewing {
    /// Nothing yet.
    pub fn new() -> Self {
        Self(RwSignal::new(Step::Idle))
    }

    /// How far it is.
    pub fn step(self) -> Step {
        self.0.get()
    }

    /// Opens what a link carries.
    pub fn open_link(self, payload: String) {
        self.open(async move {
            let compressed = unpack_share(&payload).map_err(Refusal::Link)?;
            if !compression::is_there() {
                return Err(Refusal::Browser);
            }
            // The checksum was right, so it is not the way here that spoilt it.
            let text = compression::decompress(&compressed, MAX_FILE).await.map_err(|_| Refusal::TooLarge)?;
            opened(&text)
        });
    }

    /// Opens a file that was chosen or dropped.
    pub fn open_file(self, event: &ev::Event) {
        if let Some(file) = sharing::chosen(event).into_iter().next() {
            self.open(async move { read(&file).await });
        }
    }

    fn open(self, reading: impl Future<Output = Result<Opened, Refusal>> + 'static) {
        self.0.set(Step::Reading);
        spawn_local(async move {
            let step = reading.await.map_or_else(Step::Refused, Step::Here);
            // The page may be gone by now.
            self.0.try_set(step);
        });
    }
}

impl Default for Viewing {
    fn default() -> Self {
        Self::new()
    }
}

/// Reads a file of published results.
pub(super) async fn read(file: &Chosen) -> Result<Opened, Refusal> {
    let bytes = file.whole(MAX_FILE).await.map_err(|_| Refusal::File)?;
    opened(&bytes.ok_or(Refusal::TooLarge)?)
}

fn opened(bytes: &[u8]) -> Result<Opened, Refusal> {
    let read = read_share(bytes).map_err(|problems| Refusal::Content(Arc::new(problems)))?;
    // What was read is UTF-8, so nothing is replaced.
    Ok(Opened { edition: Arc::new(read.value), text: String::from_utf8_lossy(bytes).into() })
}

/// A link that carries published results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// Being made.
    Coming,
    /// Here it is.
    Here(String),
    /// They are too long for one.
    TooLong,
    /// This browser cannot make one.
    Browser,
}

/// Giving published results out.
#[derive(Debug, Clone, Copy)]
pub struct Publishing {
    desk: Desk,
    /// Somebody looks at it; before, nothing is prepared.
    wanted: RwSignal<bool>,
    comments: RwSignal<bool>,
    link: RwSignal<Link>,
    failed: RwSignal<bool>,
}

impl Publishing {
    /// The results of the source that is shown at the desk.
    pub fn of(desk: Desk) -> Self {
        let (wanted, comments) = (RwSignal::new(false), RwSignal::new(false));
        let here = Self { desk, wanted, comments, link: RwSignal::new(Link::Coming), failed: RwSignal::new(false) };
        let location = use_location();
        let attempt = StoredValue::new(0_u32);
        Effect::new(move || {
            if !wanted.get() {
                return;
            }
            let text = here.text();
            attempt.update_value(|attempt| *attempt += 1);
            let own = attempt.get_value();
            here.link.set(Link::Coming);
            spawn_local(async move {
                let link = compression::compress(text.as_bytes()).await.map_or(Link::Browser, |compressed| {
                    let address = location.anywhere(Route::DeskShared(pack_share(&compressed)));
                    if address.len() > LONGEST_LINK { Link::TooLong } else { Link::Here(address) }
                });
                // The page may be gone, or something else be wanted by now.
                if attempt.try_get_value() == Some(own) {
                    here.link.try_set(link);
                }
            });
        });
        here
    }

    /// Somebody looks at it, or no longer.
    pub fn want(self, wanted: bool) {
        if self.wanted.get_untracked() != wanted {
            self.wanted.set(wanted);
        }
    }

    /// Comments go along.
    pub fn has_comments(self) -> bool {
        self.comments.get()
    }

    /// Lets comments go along, or not.
    pub fn take_comments(self, take: bool) {
        self.comments.set(take);
    }

    /// The link.
    pub fn link(self) -> Link {
        self.link.get()
    }

    /// Saves the results as a file.
    pub fn save(self, name: &str) {
        let text = untrack(|| self.text());
        self.failed.set(files::download(name, "application/json", text.as_bytes()).is_err());
    }

    /// The browser did not let the file be saved.
    pub fn has_failed(self) -> bool {
        self.failed.get()
    }

    fn text(self) -> String {
        write_share(&self.desk.edition(self.comments.get()))
    }
}
