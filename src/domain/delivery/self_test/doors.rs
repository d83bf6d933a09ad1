//! Where a stranger would knock: reading, changing and deleting one record, as each service does it.

use serde_json::{Value, json};

use super::Step;
use crate::{delivery::Profile, submission::SubmissionId};

/// A request that must be refused to whoever knows no more than `config.json`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Door {
    /// What it would do.
    pub step: Step,
    /// The method.
    pub method: &'static str,
    /// The address.
    pub address: String,
    /// Headers beside those that stand in the configuration.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Option<String>,
}

/// The doors of a service, in the order in which they are tried; `changed` is what a stranger would put in place of the record.
pub(super) fn doors(profile: &Profile, id: &SubmissionId, changed: &str) -> Vec<Door> {
    let at = |path: &str| format!("{}{}", profile.url, path.replace("{id}", id.as_str()));
    let whole = || profile.body(changed, id);
    let value: Value = serde_json::from_str(changed).unwrap_or_default();
    // Asked to show what was changed, these two tell a change of nothing from a change.
    let show = [("Prefer", "return=representation")];
    let nothing: [(&str, &str); 0] = [];
    match profile.name.as_str() {
        "webhook" => Vec::new(),
        "postgrest" | "supabase" => vec![
            door(Step::Record, "GET", at("?id=eq.{id}"), &nothing, None),
            door(Step::Change, "PATCH", at("?id=eq.{id}"), &show, Some(json!({ "submission": value }).to_string())),
            door(Step::Delete, "DELETE", at("?id=eq.{id}"), &show, None),
        ],
        "datasette" => vec![
            door(Step::Record, "GET", at("/{id}.json"), &nothing, None),
            door(Step::Change, "POST", at("/{id}/-/update"), &nothing, Some(json!({ "update": { "submission": changed } }).to_string())),
            door(Step::Delete, "POST", at("/{id}/-/delete"), &nothing, Some("{}".to_owned())),
        ],
        name => vec![
            door(Step::Record, "GET", at("/{id}"), &nothing, None),
            door(Step::Change, if name == "pocketbase" { "PATCH" } else { "PUT" }, at("/{id}"), &nothing, Some(whole())),
            door(Step::Delete, "DELETE", at("/{id}"), &nothing, None),
        ],
    }
}

/// How the test record is removed by one who may; `None` where nobody can by a request.
pub fn removal(profile: &Profile, id: &SubmissionId) -> Option<Door> {
    doors(profile, id, "{}").pop()
}

fn door(step: Step, method: &'static str, address: String, headers: &[(&str, &str)], body: Option<String>) -> Door {
    let mut headers: Vec<_> = headers.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect();
    if body.is_some() {
        headers.push(("Content-Type".to_owned(), "application/json".to_owned()));
    }
    Door { step, method, address, headers, body }
}

impl Door {
    /// The command that knocks, for the person who runs the server.
    pub fn command(&self) -> String {
        let quote = |text: &str| format!("'{}'", text.replace('\'', "'\\''"));
        let headers = self.headers.iter().map(|(name, value)| format!(" -H {}", quote(&format!("{name}: {value}"))));
        let body = self.body.iter().map(|body| format!(" -d {}", quote(body)));
        format!("curl -i -X {}{} {}", self.method, headers.chain(body).collect::<String>(), quote(&self.address))
    }
}
