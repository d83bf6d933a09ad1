//! The headers that the build ships, read as a host reads them, and the types of files.

use axum::http::{HeaderName, HeaderValue};

/// What the rules of a `_headers` file are: a path, or a pattern with one `*`, and the headers of what it fits.
pub(super) type Rules = Vec<(String, Vec<(HeaderName, HeaderValue)>)>;

/// Reads the `_headers` file: a path (or `/*`) at the start of a line, its headers indented below.
pub(super) fn rules(text: &str) -> Rules {
    let mut rules: Rules = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#')) {
        if line.starts_with(char::is_whitespace) {
            let (name, value) = line.trim().split_once(':').expect("a header has a colon");
            let header = (name.parse().expect("a header name"), value.trim().parse().expect("a header value"));
            rules.last_mut().expect("headers stand below a path").1.push(header);
        } else {
            rules.push((line.trim().to_owned(), Vec::new()));
        }
    }
    rules
}

/// Whether a pattern fits a path.
pub(super) fn matches(pattern: &str, path: &str) -> bool {
    pattern.split_once('*').map_or(pattern == path, |(before, after)| path.starts_with(before) && path.ends_with(after))
}

/// The type of a file, by its name.
pub(super) fn content_type(file: &str) -> &'static str {
    match file.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "webmanifest" => "application/manifest+json",
        "png" => "image/png",
        _ => "application/octet-stream",
    }
}
