//! One plain HTTP request at a time, blocking: for cleaning up in `Drop`, and for speaking to servers as a stranger would.

use std::{
    fmt::Write as _,
    io::{self, Read as _, Write as _},
    net::TcpStream,
    time::Duration,
};

/// What a server answered.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) body: String,
}

impl Reply {
    /// The body as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("not JSON ({error}): {}", self.body))
    }
}

/// Sends one request to `authority` (host and port).
pub(crate) fn ask(authority: &str, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> io::Result<Reply> {
    let mut stream = TcpStream::connect(authority)?;
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    let mut request = format!("{method} {path} HTTP/1.1\r\nHost: {authority}\r\nConnection: close\r\nContent-Length: {}\r\n", body.len());
    for (name, value) in headers {
        write!(request, "{name}: {value}\r\n").map_err(io::Error::other)?;
    }
    request.push_str("\r\n");
    request.push_str(body);
    stream.write_all(request.as_bytes())?;
    let (head, mut body) = head_of(&mut stream)?;
    let length = head.to_ascii_lowercase().split("content-length:").nth(1).and_then(|rest| rest.lines().next()?.trim().parse().ok());
    // chromedriver tells the length and keeps the connection; others tell nothing and close it.
    match length {
        Some(length) => {
            let already = body.len();
            body.resize(length, 0);
            stream.read_exact(body.get_mut(already..).unwrap_or_default())?;
        }
        None => _ = stream.read_to_end(&mut body)?,
    }
    if head.to_ascii_lowercase().contains("transfer-encoding: chunked") {
        body = whole(&body);
    }
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or_else(|| io::Error::other("no status"))?;
    Ok(Reply { status, body: String::from_utf8_lossy(&body).into_owned() })
}

/// Reads until the empty line below the headers; what came after it is the beginning of the body.
fn head_of(stream: &mut TcpStream) -> io::Result<(String, Vec<u8>)> {
    let mut read = Vec::new();
    let mut some = [0; 4096];
    loop {
        let end = read.windows(4).position(|four| four == b"\r\n\r\n");
        if let Some(end) = end {
            let body = read.split_off(end + 4);
            return Ok((String::from_utf8_lossy(&read).into_owned(), body));
        }
        match stream.read(&mut some)? {
            0 => return Err(io::Error::other("the answer ended within its headers")),
            count => read.extend_from_slice(&some[..count]),
        }
    }
}

/// A body that came in chunks (RFC 9112, section 7.1).
fn whole(mut chunked: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    while let Some(end) = chunked.windows(2).position(|two| two == b"\r\n") {
        let size = String::from_utf8_lossy(&chunked[..end]);
        let size = usize::from_str_radix(size.split(';').next().unwrap_or_default().trim(), 16).unwrap_or(0);
        let Some(chunk) = chunked.get(end + 2..end + 2 + size).filter(|_| size > 0) else { break };
        body.extend_from_slice(chunk);
        chunked = chunked.get(end + 2 + size + 2..).unwrap_or_default();
    }
    body
}

/// A port that nothing listens on now.
pub(crate) fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port is free");
    listener.local_addr().expect("a bound socket has an address").port()
}
