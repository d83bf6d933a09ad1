//! Kinto as it grows: two stateless nodes behind one address, all of their state in one `PostgreSQL`.

use std::fs;

use serde_json::{Value, json};

use super::{Scratch, answers, done, forwarder::Forwarder, keep, postgresql::Postgresql};
use crate::support::{
    files,
    keeper::Keeper,
    wire::{self, Reply},
};

/// `admin:przy-kawie` in Base64.
const ADMIN: &str = "Basic YWRtaW46cHJ6eS1rYXdpZQ==";
/// The organiser's password; the name is `admin`.
pub(crate) const PASSWORD: &str = "przy-kawie";
/// So few records on a page that a small test has several pages.
pub(crate) const PAGE: usize = 3;
const RECORDS: &str = "/v1/buckets/event/collections/feedback/records";

/// Two running nodes with what stands before and behind them. Fields are dropped in this order: first the address, last the storage.
pub(crate) struct KintoNodes {
    forwarder: Forwarder,
    nodes: Vec<String>,
    _keepers: Vec<Keeper>,
    postgresql: Postgresql,
    _scratch: Scratch,
}

impl KintoNodes {
    /// Starts everything as `docs/profiles.md` says; within a runtime.
    pub(crate) fn start() -> Self {
        let postgresql = Postgresql::start();
        let scratch = Scratch::new("kinto");
        let (program, ini) = (files::service("kinto"), scratch.file("kinto.ini"));
        done(&program, &["init", "--ini", &ini, "--backend", "postgresql", "--cache-backend", "postgresql", "--host", "127.0.0.1"]);
        let text = fs::read_to_string(&ini).expect("kinto wrote its settings");
        let url = postgresql.url();
        let own = [
            ("storage_url", url.as_str()),
            ("cache_url", &url),
            ("permission_url", &url),
            ("explicit_permissions", "false"),
            ("cors_origins", "*"),
            ("account_create_principals", "account:admin"),
            ("paginate_by", &PAGE.to_string()),
        ];
        let is_own = |line: &&str| own.iter().any(|(name, _)| line.starts_with(&format!("kinto.{name} =")));
        let kept: Vec<_> = text.lines().filter(|line| !is_own(line)).collect();
        let own = own.map(|(name, value)| format!("kinto.{name} = {value}\n")).concat();
        let text = kept.join("\n").replace("[app:main]\n", &format!("[app:main]\n{own}"));
        fs::write(&ini, text).expect("the settings can be written");
        done(&program, &["migrate", "--ini", &ini]);
        done(&program, &["create-user", "--ini", &ini, "--username", "admin", "--password", PASSWORD]);
        let ports = [wire::free_port(), wire::free_port()].map(|port| port.to_string());
        let keepers = ports.iter().map(|port| keep(&program, &["start", "--ini", &ini, "--port", port])).collect();
        let nodes: Vec<_> = ports.iter().map(|port| format!("127.0.0.1:{port}")).collect();
        for node in &nodes {
            answers(node, "/v1/");
        }
        let here = Self { forwarder: Forwarder::start(nodes.clone()), nodes, _keepers: keepers, postgresql, _scratch: scratch };
        for (path, permissions) in [
            ("/v1/buckets/event", json!({ "write": ["account:admin"] })),
            ("/v1/buckets/event/collections/feedback", json!({ "record:create": ["system.Everyone"] })),
        ] {
            let made = here.ask(0, "PUT", path, Some(ADMIN), &json!({ "permissions": permissions }));
            assert_eq!(made.status, 201, "{}", made.body);
        }
        here
    }

    fn ask(&self, node: usize, method: &str, path: &str, who: Option<&str>, body: &Value) -> Reply {
        let mut headers = vec![("Content-Type", "application/json")];
        headers.extend(who.map(|who| ("Authorization", who)));
        headers.extend((method == "PUT").then_some(("If-None-Match", "*")));
        wire::ask(&self.nodes[node], method, path, &headers, &body.to_string()).expect("a node answers")
    }

    /// The one address of both.
    pub(crate) fn origin(&self) -> String {
        format!("http://{}", self.forwarder.authority())
    }

    /// What `config.json` says about it.
    pub(crate) fn delivery(&self) -> Value {
        json!({ "to": "endpoint", "profile": "kinto", "url": format!("{}{RECORDS}", self.origin()) })
    }

    /// What a participant gets for creating a record at one of the nodes.
    pub(crate) fn create(&self, node: usize, id: &str, submission: &Value) -> u16 {
        self.ask(node, "PUT", &format!("{RECORDS}/{id}"), None, &json!({ "data": submission })).status
    }

    /// What anybody gets for trying to open an account.
    pub(crate) fn open_account(&self, node: usize) -> u16 {
        self.ask(node, "PUT", "/v1/accounts/obcy", None, &json!({ "data": { "password": "obcy" } })).status
    }

    /// How many requests of a method each node has served well through the one address.
    pub(crate) fn served(&self, method: &str) -> Vec<usize> {
        self.forwarder.served(method)
    }

    /// How many records of answers the storage holds.
    pub(crate) fn stored(&self) -> usize {
        let count = self.postgresql.query("select count(*) from objects where resource_name = 'record' and not deleted");
        count.parse().expect("a number")
    }
}
