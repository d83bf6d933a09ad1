//! A `PostgreSQL` cluster of one test's own: made in a directory of its own, on a free port, by an account without rights, and ended by
//! its own process. No other cluster of the machine is touched.

use std::{
    os::unix::fs::MetadataExt as _,
    process::{Command, Output},
    time::Instant,
};

use super::{Scratch, keep};
use crate::support::{GLANCE, PATIENCE, files, keeper::Keeper, wire};

/// The account that Debian's package makes; `PostgreSQL` refuses to run as root.
const ACCOUNT: &str = "postgres";
const PASSWORD: &str = "tylko-w-tescie";

/// A running cluster.
pub(crate) struct Postgresql {
    port: u16,
    _keeper: Keeper,
    _scratch: Scratch,
}

impl Postgresql {
    /// Makes and starts a cluster with one database, `kinto`.
    pub(crate) fn start() -> Self {
        let scratch = Scratch::new("postgresql");
        let as_root = std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0);
        let data = scratch.file("data");
        if as_root {
            let given = Command::new("chown").arg(ACCOUNT).arg(scratch.path()).output().expect("chown runs");
            assert!(given.status.success(), "the account {ACCOUNT} comes with Debian's package: {}", said(&given));
        }
        let secret = scratch.file("password");
        std::fs::write(&secret, PASSWORD).expect("the password can be written");
        let program = |name: &str| files::postgresql().join(name).display().to_string();
        let options = ["-D", &data, "-U", "kinto", "--pwfile", &secret, "-A", "scram-sha-256", "-E", "UTF8", "--locale", "C", "--no-sync"];
        let (first, before) = unprivileged(as_root, &program("initdb"));
        let made = Command::new(&first).args(&before).args(options).output().expect("initdb runs");
        assert!(made.status.success(), "initdb: {}", said(&made));
        let port = wire::free_port();
        let (first, before) = unprivileged(as_root, &program("postgres"));
        let (port_text, sockets) = (port.to_string(), scratch.path().display().to_string());
        let serve = ["-D", &data, "-h", "127.0.0.1", "-p", &port_text, "-k", &sockets, "-F"];
        let before: Vec<&str> = before.iter().map(String::as_str).collect();
        let keeper = keep(&first, &[&before, &serve[..]].concat());
        let here = Self { port, _keeper: keeper, _scratch: scratch };
        let until = Instant::now() + PATIENCE;
        while !here.sql("create database kinto", "postgres").status.success() {
            assert!(Instant::now() < until, "the cluster does not answer: {}", said(&here.sql("select 1", "postgres")));
            std::thread::sleep(GLANCE);
        }
        here
    }

    fn sql(&self, statement: &str, database: &str) -> Output {
        let port = self.port.to_string();
        // The client may be a package of its own, with its program on PATH alone.
        let psql = Some(files::postgresql().join("psql")).filter(|program| program.is_file()).unwrap_or_else(|| "psql".into());
        let arguments = ["-h", "127.0.0.1", "-p", &port, "-U", "kinto", "-d", database, "-At", "-c", statement];
        Command::new(psql).args(arguments).env("PGPASSWORD", PASSWORD).output().expect("psql runs")
    }

    /// What a query gives, one row a line.
    pub(crate) fn query(&self, statement: &str) -> String {
        let output = self.sql(statement, "kinto");
        assert!(output.status.success(), "{statement}: {}", said(&output));
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    /// The address of the database `kinto`, as Kinto's settings name it.
    pub(crate) fn url(&self) -> String {
        format!("postgresql+psycopg2://kinto:{PASSWORD}@127.0.0.1:{}/kinto", self.port)
    }
}

/// How a program is started without rights: as whoever runs the tests, or by `setpriv` where that is root.
fn unprivileged(as_root: bool, program: &str) -> (String, Vec<String>) {
    if !as_root {
        return (program.to_owned(), Vec::new());
    }
    let change = ["--reuid", ACCOUNT, "--regid", ACCOUNT, "--clear-groups", program];
    ("setpriv".to_owned(), change.map(str::to_owned).to_vec())
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
