//! Sending one submission to the endpoint, and asking again where a status alone means too much. What the replies mean is the
//! domain's decision.

use super::{
    clock,
    network::{self, Request},
};
use crate::domain::{
    delivery::{Profile, Verdict, judge, judge_asked, question},
    submission::SubmissionId,
};

/// Sends the frozen bytes of a submission, and says what came of it.
pub async fn send(profile: &Profile, id: &SubmissionId, bytes: &str) -> Verdict {
    let request = Request {
        method: profile.write.method.as_str(),
        address: &profile.write_address(id),
        headers: &profile.write_headers(),
        body: Some(&profile.body(bytes, id)),
        longest: network::LONGEST_REPLY,
    };
    let reply = match network::send(&request, None).await {
        Ok(answer) => answer.reply,
        Err(why) => return Verdict::Retry { after: None, why },
    };
    let verdict = judge(profile, &reply, id, bytes, clock::tick());
    let Some(address) = question(profile, &reply, id) else { return verdict };
    let request = Request { method: "GET", address: &address, headers: &profile.headers, body: None, longest: network::LONGEST_REPLY };
    // Where the question gets no reply either, the verdict on the first one stands: nothing is called delivered, and it is sent again.
    let found = network::send(&request, None).await.ok();
    found.and_then(|answer| judge_asked(profile, &answer.reply, id, bytes)).unwrap_or(verdict)
}
