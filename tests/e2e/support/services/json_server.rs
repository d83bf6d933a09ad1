//! A real json-server, which knows no rights: whoever knows its address reads, changes and deletes everything.

use std::fs;

use serde_json::{Value, json};

use super::{Scratch, answers, keep};
use crate::support::{files, keeper::Keeper, wire};

/// A running json-server.
pub(crate) struct JsonServer {
    authority: String,
    _keeper: Keeper,
    _scratch: Scratch,
}

impl JsonServer {
    /// Starts it with an empty list.
    pub(crate) fn start() -> Self {
        let scratch = Scratch::new("json-server");
        let (file, port) = (scratch.file("db.json"), wire::free_port().to_string());
        fs::write(&file, r#"{"feedback": []}"#).expect("the file can be written");
        let snapshots = scratch.path().display().to_string();
        let keeper = keep(&files::json_server(), &["--host", "127.0.0.1", "--port", &port, "--snapshots", &snapshots, &file]);
        let authority = format!("127.0.0.1:{port}");
        answers(&authority, "/feedback");
        Self { authority, _keeper: keeper, _scratch: scratch }
    }

    pub(crate) fn origin(&self) -> String {
        format!("http://{}", self.authority)
    }

    /// What `config.json` says about it.
    pub(crate) fn delivery(&self) -> Value {
        json!({ "to": "endpoint", "profile": "json-server", "url": format!("{}/feedback", self.origin()) })
    }

    /// The submissions it holds.
    pub(crate) fn submissions(&self) -> Vec<Value> {
        let list = wire::ask(&self.authority, "GET", "/feedback", &[], "").expect("json-server answers").json();
        list.as_array().cloned().unwrap_or_default()
    }
}
