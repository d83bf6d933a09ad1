//! The self-test of an endpoint: which requests are made, in which order, and what each reply means. Pure: the requests are made by
//! whoever calls, so that every profile is tested without a browser.
//!
//! What it writes is one marked record of a meeting that no reader counts, by the same rules as an answer; then it tries, as a stranger
//! who knows no more than `config.json`, what strangers must not be able to do.

mod ask;
mod doors;
mod finding;
mod reply;
mod rights;
mod snippet;

use serde_json::Value;

use super::{Profile, Reply, Setback, reading::Credentials};
use crate::{
    answer::Answer,
    format::submission_json,
    id::{MeetingId, QuestionId, SurveyId},
    submission::{About, Body, Feedback, Submission, SubmissionId},
    text::Language,
    time::{Moment, parse_http_date},
};

pub use ask::{Ask, Heard, Kind};
pub use doors::{Door, removal};
pub use finding::{Finding, Found, Grade, Step};
pub use snippet::{Draft, delivery_text};

/// The meeting of test records: none of this name is ever shown, so no summary counts them.
pub const MEETING: &str = "kuluary-self-test";
/// Clocks that differ by less, in seconds, do no harm.
const LEEWAY: i64 = 120;

/// One run of the self-test.
#[derive(Debug, Clone)]
pub struct Trial {
    /// The endpoint.
    pub profile: Profile,
    /// The id of the record.
    pub id: SubmissionId,
    /// What is sent.
    bytes: String,
    /// The same with another answer.
    changed: String,
    /// The organiser, who may have signed in.
    who: Option<Credentials>,
    /// The page came over https.
    secure: bool,
}

impl Trial {
    /// A run for an endpoint; `None` never: the names of the record are good ones.
    pub fn new(profile: Profile, id: SubmissionId, at: Moment, who: Option<Credentials>, secure: bool) -> Option<Self> {
        let record = |number| {
            let feedback = Feedback {
                about: About::Meeting,
                survey: SurveyId::parse("self-test").ok()?,
                version: 1,
                answers: [(QuestionId::parse("probe").ok()?, Answer::Number(number))].into(),
                replaces: None,
            };
            let meeting = MeetingId::parse(MEETING).ok()?;
            Some(Submission { id: id.clone(), meeting, at, language: Language::English, body: Body::Feedback(feedback) })
        };
        let (bytes, changed) = (submission_json::write(&record(1)?), submission_json::write(&record(2)?));
        Some(Self { profile, id, bytes, changed, who, secure })
    }

    /// Runs it: asks by `ask`, and tells each step as it is done. After a step without which the others mean nothing it ends.
    pub async fn run(&self, ask: &impl AsyncFn(Ask) -> Heard, tell: &mut impl FnMut(Found)) {
        let mut found = |step, finding| tell(Found { step, finding });
        let settings = self.settings();
        let ends = settings == Finding::Mixed;
        found(Step::Settings, settings);
        if ends {
            return;
        }
        let own = ask(Ask::get(Kind::Own, "config.json".to_owned(), Vec::new(), Some("date".to_owned()))).await;
        let reach = self.reach(ask, &own).await;
        let ends = reach != Finding::Good;
        found(Step::Reach, reach);
        if ends {
            return;
        }
        let written = self.write(ask, Step::Write, &self.bytes).await;
        let ends = written != Finding::Good;
        found(Step::Write, written);
        if !ends {
            found(Step::Again, self.write(ask, Step::Again, &self.bytes).await);
            found(Step::Changed, self.write(ask, Step::Changed, &self.changed).await);
            self.read(ask, &mut found).await;
            self.strangers(ask, &mut found).await;
        }
        found(Step::Clock, clock(&own));
    }

    fn settings(&self) -> Finding {
        if self.secure
            && !self.profile.url.get(..6).is_some_and(|scheme| scheme.eq_ignore_ascii_case("https:"))
            && !is_local(&self.profile.url)
        {
            Finding::Mixed
        } else if self.profile.acknowledges_weakly() {
            Finding::StatusAlone
        } else {
            Finding::Good
        }
    }

    async fn reach(&self, ask: &impl AsyncFn(Ask) -> Heard, own: &Heard) -> Finding {
        let address = self.profile.read_address("{origin}/");
        match ask(Ask::get(Kind::Blind, address, Vec::new(), None)).await {
            Heard::Nothing { policy: Some(directive), .. } => Finding::Policy { directive },
            Heard::Nothing { why: Setback::TimedOut, .. } => Finding::Slow,
            Heard::Nothing { .. } if matches!(own, Heard::Nothing { .. }) => Finding::NoNetwork,
            Heard::Nothing { .. } => Finding::Unreachable,
            Heard::Reply { .. } | Heard::Unseen => Finding::Good,
        }
    }

    async fn write(&self, ask: &impl AsyncFn(Ask) -> Heard, step: Step, bytes: &str) -> Finding {
        let write = &self.profile.write;
        let request = Ask {
            kind: Kind::Plain,
            method: write.method.as_str(),
            address: self.profile.write_address(&self.id),
            headers: self.profile.write_headers(),
            body: Some(self.profile.body(bytes, &self.id)),
            header: None,
        };
        let headers = request.headers.clone();
        match ask(request).await {
            Heard::Reply { reply, at, .. } => {
                let asked = match super::question(&self.profile, &reply, &self.id) {
                    Some(address) => ask(Ask::get(Kind::Plain, address, self.profile.headers.clone(), None)).await.reply(),
                    None => None,
                };
                reply::written(&self.profile, step, &reply, asked.as_ref(), &self.id, bytes, at)
            }
            Heard::Unseen => Finding::Redirect,
            Heard::Nothing { policy: Some(directive), .. } => Finding::Policy { directive },
            Heard::Nothing { why: Setback::TimedOut, .. } => Finding::Slow,
            Heard::Nothing { .. } => not_shared(write.method.as_str(), &headers),
        }
    }
}

/// The server answers, and yet the page may not see it: this is what it would have to allow.
fn not_shared(method: &'static str, headers: &[(String, String)]) -> Finding {
    let headers: Vec<_> = headers.iter().map(|(name, _)| name.to_ascii_lowercase()).collect();
    Finding::NotShared { method, headers: headers.join(", ") }
}

/// An address of this very device, which browsers trust without https.
fn is_local(url: &str) -> bool {
    let host = url.split_once("://").map_or("", |(_, rest)| rest);
    ["127.0.0.1", "localhost", "[::1]"].iter().any(|local| host.starts_with(local))
}

/// The app's own host tells the time to the second.
fn clock(own: &Heard) -> Finding {
    let Heard::Reply { header: Some(date), at, .. } = own else { return Finding::NoClock };
    let (Some(host), Ok(here)) = (parse_http_date(date), i64::try_from(at.0)) else { return Finding::NoClock };
    let seconds = here / 1_000 - host.timestamp();
    if seconds.abs() > LEEWAY { Finding::Skewed { seconds } } else { Finding::Good }
}

/// The JSON of a reply.
fn json(reply: &Reply) -> Option<Value> {
    serde_json::from_str(&reply.body).ok()
}
