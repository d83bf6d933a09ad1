//! What a reply to the test record means. The verdict is that of the rule of acknowledgement; here it is told apart for a person.

use super::{Finding, Step};
use crate::{
    delivery::{Profile, Reply, Setback, Tick, Verdict, judge, judge_asked},
    submission::SubmissionId,
};

/// As much of a reply as is quoted, in characters.
const QUOTED: usize = 300;

/// What the reply to a sending means; `asked` is what stood at the address that the profile asks where a status means too much.
pub(super) fn written(
    profile: &Profile,
    step: Step,
    reply: &Reply,
    asked: Option<&Reply>,
    id: &SubmissionId,
    bytes: &str,
    at: Tick,
) -> Finding {
    let verdict = asked.and_then(|found| judge_asked(profile, found, id, bytes)).unwrap_or_else(|| judge(profile, reply, id, bytes, at));
    match (step, verdict) {
        (Step::Write, Verdict::Done) | (Step::Again, Verdict::AlreadyThere) => Finding::Good,
        (Step::Again, Verdict::Done) if is_made_for_again(profile) => Finding::Good,
        (Step::Again, Verdict::Done) => Finding::TakenAgain,
        (Step::Changed, Verdict::Conflict) if profile.tells_changed_bodies() => Finding::Good,
        (Step::Changed, Verdict::Done) if profile.tells_changed_bodies() => Finding::Overwritten,
        (Step::Changed, Verdict::Done | Verdict::AlreadyThere | Verdict::Conflict) => Finding::CannotTell,
        (Step::Write, Verdict::Conflict) => Finding::NotWhole,
        (_, verdict) => failed(verdict, reply),
    }
}

/// A known id is answered like a new one, on purpose and without harm.
fn is_made_for_again(profile: &Profile) -> bool {
    profile.already_there.is_none() && profile.done.says.is_some()
}

fn failed(verdict: Verdict, reply: &Reply) -> Finding {
    let status = reply.status;
    if !reply.same_host {
        return Finding::Redirect;
    }
    if is_page(reply) && !matches!(status, 404 | 405 | 500..=599) {
        return Finding::Page { status };
    }
    match verdict {
        Verdict::Blocked => Finding::NotAllowed { status, said: quoted(&reply.body) },
        Verdict::Retry { why: Setback::NotFound, .. } => Finding::WrongPath { status },
        Verdict::Retry { why: Setback::Server { status }, .. } => Finding::Overloaded { status, said: quoted(&reply.body) },
        Verdict::Refused { status } => Finding::Refused { status, said: quoted(&reply.body) },
        Verdict::Done | Verdict::AlreadyThere | Verdict::Conflict | Verdict::Retry { .. } => {
            Finding::Unconfirmed { status, said: quoted(&reply.body) }
        }
    }
}

/// A page for people.
pub(super) fn is_page(reply: &Reply) -> bool {
    let html = reply.content_type.as_deref().is_some_and(|kind| kind.to_ascii_lowercase().contains("html"));
    html || reply.body.trim_start().starts_with('<')
}

fn quoted(body: &str) -> String {
    body.chars().filter(|c| !c.is_control()).take(QUOTED).collect()
}
