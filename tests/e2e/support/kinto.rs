//! A real Kinto, as an organiser would run it: participants may create records and nothing else.

use std::{fs, process::Command};

use serde_json::{Value, json};

use super::{
    files,
    keeper::Keeper,
    profile::Profile,
    wire::{self, Reply},
};

/// `admin:przy-kawie` in Base64.
const ADMIN: &str = "Basic YWRtaW46cHJ6eS1rYXdpZQ==";

/// The organiser's password; the name is `admin`.
pub(crate) const PASSWORD: &str = "przy-kawie";

const RECORDS: &str = "/v1/buckets/event/collections/feedback/records";

/// A running Kinto with storage in memory.
pub(crate) struct Kinto {
    authority: String,
    _keeper: Keeper,
    _directory: Profile,
}

impl Kinto {
    /// Starts Kinto for pages of any of the tests' hosts, and makes the collection.
    pub(crate) fn start() -> Self {
        let directory = Profile::fresh();
        let program = files::service("kinto");
        let settings = directory.path().join("kinto.ini");
        let ini = settings.display().to_string();
        let port = wire::free_port();
        let flags = ["init", "--ini", &ini, "--backend", "memory", "--cache-backend", "memory", "--host", "127.0.0.1"];
        let made = Command::new(&program).args(flags).output().expect("kinto runs");
        assert!(made.status.success(), "kinto init: {}", String::from_utf8_lossy(&made.stderr));
        let text = fs::read_to_string(&settings).expect("kinto wrote its settings");
        let own = format!("[app:main]\nkinto.explicit_permissions = false\nkinto.cors_origins = *\nport = {port}\n");
        fs::write(&settings, text.replace("[app:main]\n", &own)).expect("the settings can be written");
        let port_text = port.to_string();
        let (keeper, _) = Keeper::start(&program, &["start", "--ini", &ini, "--port", &port_text]);
        let kinto = Self { authority: format!("127.0.0.1:{port}"), _keeper: keeper, _directory: directory };
        kinto.furnish();
        kinto
    }

    fn furnish(&self) {
        let until = std::time::Instant::now() + super::PATIENCE;
        while wire::ask(&self.authority, "GET", "/v1/", &[], "").is_err() {
            assert!(std::time::Instant::now() < until, "kinto does not answer");
            std::thread::sleep(super::GLANCE);
        }
        let made = [
            self.ask("PUT", "/v1/accounts/admin", None, &json!({ "data": { "password": PASSWORD } })),
            self.ask("PUT", "/v1/buckets/event", Some(ADMIN), &json!({ "permissions": { "write": ["account:admin"] } })),
            self.ask(
                "PUT",
                "/v1/buckets/event/collections/feedback",
                Some(ADMIN),
                &json!({ "permissions": { "record:create": ["system.Everyone"] } }),
            ),
        ];
        for reply in made {
            assert_eq!(reply.status, 201, "{}", reply.body);
        }
    }

    fn ask(&self, method: &str, path: &str, who: Option<&str>, body: &Value) -> Reply {
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let mut headers = vec![("Content-Type", "application/json")];
        headers.extend(who.map(|who| ("Authorization", who)));
        wire::ask(&self.authority, method, path, &headers, &body).expect("kinto answers")
    }

    /// Scheme, host and port.
    pub(crate) fn origin(&self) -> String {
        format!("http://{}", self.authority)
    }

    /// What `config.json` says about it.
    pub(crate) fn delivery(&self) -> Value {
        json!({ "to": "endpoint", "profile": "kinto", "url": format!("{}{RECORDS}", self.origin()) })
    }

    /// What the organiser reads.
    pub(crate) fn records(&self) -> Vec<Value> {
        self.ask("GET", RECORDS, Some(ADMIN), &Value::Null).json()["data"].as_array().cloned().unwrap_or_default()
    }

    /// What a participant gets for creating a record, as the app does it.
    pub(crate) fn create(&self, id: &str, submission: &Value) -> Reply {
        let headers = [("Content-Type", "application/json"), ("If-None-Match", "*")];
        wire::ask(&self.authority, "PUT", &format!("{RECORDS}/{id}"), &headers, &json!({ "data": submission }).to_string())
            .expect("kinto answers")
    }

    /// What a stranger gets for trying to read, change or delete: the replies, in that order.
    pub(crate) fn as_stranger(&self, id: &str) -> [Reply; 4] {
        let record = format!("{RECORDS}/{id}");
        [
            self.ask("GET", RECORDS, None, &Value::Null),
            self.ask("GET", &record, None, &Value::Null),
            self.ask("PUT", &record, None, &json!({ "data": { "answers": {} } })),
            self.ask("DELETE", &record, None, &Value::Null),
        ]
    }
}
