//! A real Datasette: a token that stands in the configuration may add rows and nothing else, another one reads.

use std::fs;

use serde_json::{Value, json};

use super::{Scratch, answers, done, keep};
use crate::support::{files, keeper::Keeper, wire};

/// Who may read, and who may add one row at a time.
const RIGHTS: &str = "databases:
  data:
    allow: {id: organiser}
    tables:
      feedback:
        permissions:
          insert-row: {id: participant}
";

/// A running Datasette.
pub(crate) struct Datasette {
    authority: String,
    participant: String,
    /// The organiser's token.
    pub(crate) organiser: String,
    _keeper: Keeper,
    _scratch: Scratch,
}

impl Datasette {
    /// Starts it with an empty table.
    pub(crate) fn start() -> Self {
        let scratch = Scratch::new("datasette");
        let (program, data, rights) = (files::service("datasette"), scratch.file("data.db"), scratch.file("datasette.yaml"));
        let make = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); \
            c.execute('create table feedback (id text primary key, submission text not null)'); c.commit()";
        done(&files::service("python"), &["-c", make, &data]);
        fs::write(&rights, RIGHTS).expect("the rights can be written");
        let secret = ["--secret", "tajemnica-testu"];
        let token = |arguments: &[&str]| done(&program, &[&["create-token"], arguments, &secret].concat()).trim().to_owned();
        let participant = token(&["participant", "-r", "data", "feedback", "insert-row"]);
        let organiser = token(&["organiser"]);
        let port = wire::free_port().to_string();
        let serve = [data.as_str(), "-c", &rights, "--cors", "--host", "127.0.0.1", "--port", &port];
        let keeper = keep(&program, &[&serve[..], &secret].concat());
        let authority = format!("127.0.0.1:{port}");
        answers(&authority, "/-/versions.json");
        Self { authority, participant, organiser, _keeper: keeper, _scratch: scratch }
    }

    pub(crate) fn origin(&self) -> String {
        format!("http://{}", self.authority)
    }

    /// What `config.json` says about it.
    pub(crate) fn delivery(&self) -> Value {
        let headers = json!({ "Authorization": format!("Bearer {}", self.participant) });
        json!({ "to": "endpoint", "profile": "datasette", "url": format!("{}/data/feedback", self.origin()), "write": { "headers": headers } })
    }

    /// The submissions it holds.
    pub(crate) fn submissions(&self) -> Vec<Value> {
        let token = format!("Bearer {}", self.organiser);
        let page = wire::ask(&self.authority, "GET", "/data/feedback.json?_size=max", &[("Authorization", &token)], "");
        let rows = page.expect("Datasette answers").json()["rows"].as_array().cloned().unwrap_or_default();
        rows.iter().filter_map(|row| serde_json::from_str(row["submission"].as_str()?).ok()).collect()
    }
}
