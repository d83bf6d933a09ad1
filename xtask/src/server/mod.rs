//! `cargo xtask serve`: the built app on 127.0.0.1, sent the way a good host would send it.
//!
//! A small server of our own, because it must send exactly the headers that ship in `dist/_headers`: what works here then works there.

mod mime;
mod request;
mod response;
mod site;

use std::{
    fs,
    io::{self, BufReader, BufWriter, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::Path,
    sync::Arc,
    thread,
    time::Duration,
};

use kuluary::domain::format::read_config;

use crate::{build, error::Error, project::Project, run::heading};
use request::{Asked, Request};
use site::Site;

/// Where people expect a development server; if it is taken, the next free one of a few.
const PORT: u16 = 8080;
const TRIES: u16 = 20;
/// A connection that says nothing for so long is closed.
const PATIENCE: Duration = Duration::from_secs(30);

/// What stands after `serve`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Options {
    port: Option<u16>,
    build: bool,
}

impl Options {
    /// Reads the command line.
    pub(crate) fn parse(arguments: &[&str]) -> Result<Self, Error> {
        let mut options = Self { port: None, build: true };
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            match (*argument, argument.strip_prefix("--port=")) {
                ("--no-build", _) => options.build = false,
                ("--port", _) => options.port = Some(port(rest.next().copied().unwrap_or_default())?),
                (_, Some(number)) => options.port = Some(port(number)?),
                (other, None) => return Err(Error::Usage(format!("serve {other}"))),
            }
        }
        Ok(options)
    }
}

fn port(text: &str) -> Result<u16, Error> {
    text.parse().map_err(|_| Error::Usage(format!("serve --port {text}")))
}

/// Builds the app if need be and serves it until the program is ended.
pub(crate) fn serve(project: &Project, options: &Options) -> Result<(), Error> {
    if options.build {
        build::build(project)?;
    }
    let dist = project.dist();
    let site = Arc::new(Site::open(&dist)?);
    let listener = listen(options.port)?;
    let port = listener.local_addr().map_err(|cause| Error::Listen { port: 0, cause })?.port();
    heading("Kuluary is being served; Ctrl+C ends it");
    if let Some(noon) = first_noon(&dist) {
        println!("    at the meeting's first noon:  http://127.0.0.1:{port}/#/?now={noon}");
    }
    println!("    today:                        http://127.0.0.1:{port}/");
    for connection in listener.incoming() {
        let Ok(connection) = connection else { continue };
        let site = Arc::clone(&site);
        // One thread a connection: a browser opens six at most.
        thread::spawn(move || {
            if let Err(error) = converse(&connection, &site)
                && !matches!(error.kind(), io::ErrorKind::ConnectionReset | io::ErrorKind::BrokenPipe | io::ErrorKind::WouldBlock)
            {
                eprintln!("    a connection broke: {error}");
            }
        });
    }
    Ok(())
}

fn listen(wanted: Option<u16>) -> Result<TcpListener, Error> {
    let open = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    if let Some(port) = wanted {
        return open(port).map_err(|cause| Error::Listen { port, cause });
    }
    (PORT..PORT + TRIES).find_map(|port| open(port).ok()).map_or_else(|| open(0).map_err(|cause| Error::Listen { port: 0, cause }), Ok)
}

/// The current meeting's first noon, as the demo clock takes it; `None` when the configuration cannot be read: the app says why.
fn first_noon(dist: &Path) -> Option<String> {
    let config = read_config(&fs::read(dist.join("config.json")).ok()?).ok()?.value;
    let current = config.meetings.iter().find(|meeting| meeting.id == config.current)?;
    Some(format!("{}T12:00", current.from))
}

fn converse(connection: &TcpStream, site: &Site) -> io::Result<()> {
    connection.set_read_timeout(Some(PATIENCE))?;
    let mut input = BufReader::new(connection);
    let mut output = BufWriter::new(connection);
    loop {
        let (response, with_body) = match Request::read(&mut input)? {
            Asked::Nothing => return Ok(()),
            Asked::Nonsense => (response::Response::plain(400, "Bad request"), true),
            Asked::This(request) => (site.answer(&request), request.method != "HEAD"),
        };
        response.send(&mut output, with_body)?;
        output.flush()?;
        if response.status == 400 {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_and_no_build_can_be_asked_for() {
        let expected = Options { port: Some(8123), build: false };
        assert_eq!(Options::parse(&["--port", "8123", "--no-build"]).unwrap(), expected);
        assert_eq!(Options::parse(&["--no-build", "--port=8123"]).unwrap(), expected);
        assert!(Options::parse(&["--port"]).is_err() && Options::parse(&["--prot", "1"]).is_err());
    }
}
