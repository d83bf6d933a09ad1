//! The part of HTTP/1.1 that a browser uses to ask for a file.

use std::io::{self, BufRead, Read};

/// More than any browser sends as its request line and headers, in bytes.
const LIMIT: u64 = 32_768;

/// What came over a connection.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// It was closed.
    Nothing,
    /// It is not a request, or a far too long one.
    Nonsense,
    /// A request.
    This(Request),
}

/// A request for a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Request {
    /// `GET`, `HEAD` or whatever else was asked.
    pub(super) method: String,
    /// The path, decoded, without a query: it begins with a slash and has no `..` in it.
    pub(super) path: String,
    /// The encodings that are accepted, as the header says them.
    pub(super) accepts: String,
    /// The version that the browser has.
    pub(super) has: Option<String>,
}

impl Request {
    /// Reads the next request of a connection.
    pub(super) fn read(input: &mut impl BufRead) -> io::Result<Asked> {
        let mut head = input.take(LIMIT);
        let mut line = String::new();
        if head.read_line(&mut line)? == 0 {
            return Ok(Asked::Nothing);
        }
        let mut words = line.split_whitespace();
        let (Some(method), Some(target)) = (words.next().map(str::to_owned), words.next()) else { return Ok(Asked::Nonsense) };
        let Some(path) = path(target) else { return Ok(Asked::Nonsense) };
        let mut request = Self { method, path, accepts: String::new(), has: None };
        loop {
            let mut line = String::new();
            if head.read_line(&mut line)? == 0 {
                return Ok(Asked::Nonsense);
            }
            let line = line.trim_end();
            if line.is_empty() {
                return Ok(Asked::This(request));
            }
            let Some((name, value)) = line.split_once(':') else { return Ok(Asked::Nonsense) };
            match name.to_ascii_lowercase().as_str() {
                "accept-encoding" => value.trim().clone_into(&mut request.accepts),
                "if-none-match" => request.has = Some(value.trim().to_owned()),
                _ => {}
            }
        }
    }

    /// Whether a content encoding is accepted.
    pub(super) fn accepts(&self, encoding: &str) -> bool {
        self.accepts.split(',').any(|item| {
            let mut parts = item.split(';').map(str::trim);
            parts.next() == Some(encoding) && parts.all(|weight| !matches!(weight, "q=0" | "q=0.0"))
        })
    }
}

/// The path of a request target; `None` when it would lead out of the site.
fn path(target: &str) -> Option<String> {
    let path = target.split(['?', '#']).next()?;
    let mut decoded = Vec::with_capacity(path.len());
    let mut bytes = path.bytes();
    while let Some(byte) = bytes.next() {
        decoded.push(if byte == b'%' { hex(bytes.next()?)? * 16 + hex(bytes.next()?)? } else { byte });
    }
    let path = String::from_utf8(decoded).ok()?;
    let stays = path.starts_with('/') && !path.contains(['\\', '\0']) && path.split('/').all(|part| part != "..");
    stays.then_some(path)
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn read(text: &str) -> Asked {
        Request::read(&mut text.as_bytes()).unwrap()
    }

    #[test]
    fn a_request_is_read_to_its_empty_line() {
        let Asked::This(request) = read("GET /meetings/a%20b.json?x=1 HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip, br;q=0\r\n\r\nrest")
        else {
            panic!("it is a request")
        };
        assert_eq!((request.method.as_str(), request.path.as_str()), ("GET", "/meetings/a b.json"));
        assert!(request.accepts("gzip") && !request.accepts("br"));
    }

    #[test]
    fn nothing_leads_out_of_the_site() {
        for target in ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "/a/..%2fb", "Cargo.toml", "/a%00", "/%zz", "/..\\x"] {
            assert_eq!(path(target), None, "{target}");
        }
        assert_eq!(path("/a..b/c").as_deref(), Some("/a..b/c"));
    }

    #[test]
    fn a_closed_connection_is_no_error_and_half_a_request_is_nonsense() {
        assert_eq!(read(""), Asked::Nothing);
        assert_eq!(read("GET / HTTP/1.1\r\nHost: x\r\n"), Asked::Nonsense);
        assert_eq!(read(&format!("GET /{} HTTP/1.1\r\n\r\n", "x".repeat(40_000))), Asked::Nonsense);
    }
}
