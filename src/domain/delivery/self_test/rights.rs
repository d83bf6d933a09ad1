//! Who may read and change what is stored: the organiser, and nobody else.

use serde_json::Value;

use super::{Ask, Finding, Heard, Kind, Reply, Step, Trial, doors, json, not_shared, reply::is_page};
use crate::delivery::{
    Setback,
    profile::JsonPath,
    reading::{Credentials, ReadFailure, Reading},
};

/// As many pages of the list as are searched for the test record; what was written just now stands on the first or the last.
const MOST_PAGES: usize = 200;

impl Trial {
    /// Signs in, and looks for the record in the list.
    pub(super) async fn read(&self, ask: &impl AsyncFn(Ask) -> Heard, found: &mut impl FnMut(Step, Finding)) {
        let Some(mut reading) = Reading::new(&self.profile) else {
            found(Step::SignIn, Finding::NotReadable);
            return;
        };
        let Some(who) = &self.who else {
            found(Step::SignIn, Finding::SignedOut);
            return;
        };
        let headers = match sign_in(&reading, who, ask).await {
            Ok(headers) => headers,
            Err(finding) => {
                found(Step::SignIn, finding);
                return;
            }
        };
        let mut address = reading.first();
        for page in 0..MOST_PAGES {
            let (reply, header) = match hear(ask, &address, &headers, reading.header()).await {
                Ok(heard) => heard,
                Err(finding) => return found(Step::SignIn, finding),
            };
            let next = reading.take(&address, reply, header.as_deref());
            match (page, &next) {
                // Only a list that came proves the sign-in.
                (0, Ok(_)) => found(Step::SignIn, Finding::Good),
                (_, Err(failure)) => return found(if page == 0 { Step::SignIn } else { Step::Found }, Finding::Reading(*failure)),
                _ => {}
            }
            match next {
                Ok(Some(next)) if !self.has_record(&reading) => address = next,
                _ => break,
            }
        }
        let stored = reading.found.iter().find(|received| received.submission.id == self.id).map(|received| &received.raw);
        found(Step::Found, stored.map_or(Finding::Missing, |stored| if self.is_kept(stored) { Finding::Good } else { Finding::Altered }));
    }

    fn has_record(&self, reading: &Reading) -> bool {
        reading.found.iter().any(|received| received.submission.id == self.id)
    }

    /// What is stored is what was sent first; servers may add fields of their own.
    fn is_kept(&self, stored: &Value) -> bool {
        let ours: Value = serde_json::from_str(&self.bytes).unwrap_or_default();
        ours.as_object().is_some_and(|ours| ours.iter().all(|(name, value)| stored.get(name) == Some(value)))
    }

    /// Tries what strangers must not be able to do: with nothing but what stands in the configuration.
    pub(super) async fn strangers(&self, ask: &impl AsyncFn(Ask) -> Heard, found: &mut impl FnMut(Step, Finding)) {
        if let Some(reading) = Reading::new(&self.profile) {
            let list = doors::Door { step: Step::List, method: "GET", address: reading.first(), headers: Vec::new(), body: None };
            found(Step::List, self.knock(ask, &list).await);
        }
        for door in doors::doors(&self.profile, &self.id, &self.changed) {
            found(door.step, self.knock(ask, &door).await);
        }
    }

    async fn knock(&self, ask: &impl AsyncFn(Ask) -> Heard, door: &doors::Door) -> Finding {
        // A key that participants write with stands in the configuration, where strangers find it too.
        let public = self.profile.write.headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case("authorization"));
        let headers = self.profile.headers.iter().chain(public).chain(&door.headers).cloned().collect();
        let request =
            Ask { kind: Kind::Plain, method: door.method, address: door.address.clone(), headers, body: door.body.clone(), header: None };
        match ask(request).await {
            Heard::Reply { reply, .. } => self.opened(door.step, &reply),
            Heard::Unseen => Finding::Good,
            // A page may be kept from it where a command is not.
            Heard::Nothing { .. } => Finding::Unseen { command: door.command() },
        }
    }

    fn opened(&self, step: Step, reply: &Reply) -> Finding {
        if !reply.same_host || !(200..=299).contains(&reply.status) || is_page(reply) {
            return Finding::Good;
        }
        let value = json(reply);
        match step {
            Step::List => {
                let whole = JsonPath::parse("");
                let at = self.profile.read.as_ref().map_or(&whole, |read| &read.rows_at);
                let rows = value.as_ref().and_then(|value| at.find(value)).and_then(Value::as_array).map_or(0, Vec::len);
                if rows > 0 { Finding::Open { rows } } else { Finding::Good }
            }
            Step::Record if reply.body.to_ascii_lowercase().contains(self.id.as_str()) => Finding::Readable,
            Step::Record => Finding::Good,
            // Asked to show what was changed, the server shows that it was nothing.
            _ if value.as_ref().and_then(Value::as_array).is_some_and(Vec::is_empty) => Finding::Good,
            Step::Change => Finding::Changeable,
            _ => Finding::Deletable,
        }
    }
}

/// Signs in as the desk does, and gives the headers of reading.
async fn sign_in(reading: &Reading<'_>, who: &Credentials, ask: &impl AsyncFn(Ask) -> Heard) -> Result<Vec<(String, String)>, Finding> {
    let session = match reading.session(who) {
        None => None,
        Some((address, body)) => {
            let headers = reading.session_headers();
            let request = Ask { kind: Kind::Plain, method: "POST", address, headers: headers.clone(), body: Some(body), header: None };
            let (reply, _) = judged(ask(request).await, "POST", &headers)?;
            Some(reading.signed_in(&reply).map_err(Finding::Reading)?)
        }
    };
    let headers = reading.headers(session.as_ref().unwrap_or(who));
    // A token with characters that no header carries cannot be right.
    if !headers.iter().all(|(_, value)| value.bytes().all(|c| matches!(c, b' '..=b'~'))) {
        return Err(Finding::Reading(ReadFailure::SignInRefused));
    }
    if let Some(probe) = reading.probe() {
        let (reply, _) = hear(ask, &probe, &headers, None).await?;
        reading.probed(&reply).map_err(Finding::Reading)?;
    }
    Ok(headers)
}

async fn hear(
    ask: &impl AsyncFn(Ask) -> Heard,
    address: &str,
    headers: &[(String, String)],
    header: Option<&str>,
) -> Result<(Reply, Option<String>), Finding> {
    let request = Ask::get(Kind::Plain, address.to_owned(), headers.to_vec(), header.map(str::to_owned));
    judged(ask(request).await, "GET", headers)
}

fn judged(heard: Heard, method: &'static str, headers: &[(String, String)]) -> Result<(Reply, Option<String>), Finding> {
    match heard {
        Heard::Reply { reply, header, .. } => Ok((reply, header)),
        Heard::Nothing { why: Setback::TimedOut, .. } => Err(Finding::Slow),
        Heard::Unseen | Heard::Nothing { .. } => Err(not_shared(method, headers)),
    }
}
