//! What is sent back.

use std::io::{self, Write};

/// A response, complete.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Response {
    /// The status.
    pub(super) status: u16,
    /// The headers, without the length.
    pub(super) headers: Vec<(String, String)>,
    /// The content.
    pub(super) body: Vec<u8>,
}

impl Response {
    /// A short text.
    pub(super) fn plain(status: u16, text: &str) -> Self {
        let headers = vec![("Content-Type".to_owned(), "text/plain; charset=utf-8".to_owned())];
        Self { status, headers, body: format!("{text}\n").into_bytes() }
    }

    /// What a header says.
    #[cfg(test)]
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// Writes it to a connection.
    pub(super) fn send(&self, output: &mut impl Write, with_body: bool) -> io::Result<()> {
        write!(output, "HTTP/1.1 {} {}\r\n", self.status, reason(self.status))?;
        for (name, value) in &self.headers {
            write!(output, "{name}: {value}\r\n")?;
        }
        if self.status != 304 {
            write!(output, "Content-Length: {}\r\n", self.body.len())?;
        }
        write!(output, "\r\n")?;
        if with_body { output.write_all(&self.body) } else { Ok(()) }
    }
}

const fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        301 => "Moved Permanently",
        304 => "Not Modified",
        400 => "Bad Request",
        404 => "Not Found",
        405 => "Method Not Allowed",
        _ => "Internal Server Error",
    }
}
