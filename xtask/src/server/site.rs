//! The files of the built app, and the headers that ship with them.

use std::{
    fs,
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

use super::{mime, request::Request, response::Response};
use crate::{build::page::hex, error::Error};

/// The twins that may stand beside a file, best first.
const TWINS: [(&str, &str); 2] = [("br", "br"), ("gzip", "gz")];

/// A directory to serve.
pub(super) struct Site {
    root: PathBuf,
    rules: Vec<Rule>,
}

/// A path of `_headers` and its headers.
#[derive(Debug, PartialEq, Eq)]
struct Rule {
    path: String,
    headers: Vec<(String, String)>,
}

impl Site {
    /// Serves this directory with the headers of its `_headers`.
    pub(super) fn open(root: &Path) -> Result<Self, Error> {
        let file = root.join("_headers");
        let rules = rules(&fs::read_to_string(&file).map_err(Error::file("read", file))?);
        Ok(Self { root: root.to_owned(), rules })
    }

    /// The answer to a request.
    pub(super) fn answer(&self, request: &Request) -> Response {
        let mut response = self.content(request);
        for rule in self.rules.iter().filter(|rule| rule.applies(&request.path)) {
            // A missing file must not be remembered as missing.
            let headers = rule.headers.iter().filter(|(name, _)| response.status < 400 || name != "Cache-Control").cloned();
            response.headers.extend(headers.collect::<Vec<_>>());
        }
        response
    }

    fn content(&self, request: &Request) -> Response {
        if !matches!(request.method.as_str(), "GET" | "HEAD") {
            let mut response = Response::plain(405, "Only GET and HEAD");
            response.headers.push(("Allow".to_owned(), "GET, HEAD".to_owned()));
            return response;
        }
        let mut path = self.root.join(request.path.trim_start_matches('/'));
        if path.is_dir() {
            if !request.path.ends_with('/') {
                let mut response = Response::plain(301, "Moved");
                response.headers.push(("Location".to_owned(), format!("{}/", request.path)));
                return response;
            }
            path.push("index.html");
        }
        let hidden = request.path.starts_with("/.") || request.path == "/_headers" || request.path.starts_with("/hosting/");
        let Some(plain) = (!hidden).then(|| fs::read(&path).ok()).flatten() else { return Response::plain(404, "Not found") };
        let twin = TWINS.iter().filter(|(encoding, _)| request.accepts(encoding)).find_map(|(encoding, extension)| {
            let mut name = path.clone().into_os_string();
            name.push(format!(".{extension}"));
            Some((*encoding, fs::read(name).ok()?))
        });
        let (encoding, body) = twin.map_or((None, plain), |(encoding, body)| (Some(encoding), body));
        let tag = format!("\"{}\"", &hex(&Sha256::digest(&body))[..16]);
        let unchanged = request.has.as_deref().is_some_and(|has| has.split(',').any(|item| item.trim() == tag || item.trim() == "*"));
        let mut headers = vec![("ETag".to_owned(), tag), ("Vary".to_owned(), "Accept-Encoding".to_owned())];
        if unchanged {
            return Response { status: 304, headers, body: Vec::new() };
        }
        headers.push(("Content-Type".to_owned(), mime::of(&path.to_string_lossy()).to_owned()));
        headers.extend(encoding.map(|encoding| ("Content-Encoding".to_owned(), encoding.to_owned())));
        Response { status: 200, headers, body }
    }
}

impl Rule {
    fn applies(&self, path: &str) -> bool {
        self.path.strip_suffix('*').map_or(self.path == path, |start| path.starts_with(start))
    }
}

/// Reads `_headers`: a path on its own line, its headers indented below it, comments after `#`.
fn rules(text: &str) -> Vec<Rule> {
    let mut rules: Vec<Rule> = Vec::new();
    for line in text.lines().filter(|line| !line.trim_start().starts_with('#') && !line.trim().is_empty()) {
        if !line.starts_with(' ') {
            rules.push(Rule { path: line.trim().to_owned(), headers: Vec::new() });
        } else if let (Some(rule), Some((name, value))) = (rules.last_mut(), line.split_once(':')) {
            rule.headers.push((name.trim().to_owned(), value.trim().to_owned()));
        }
    }
    rules
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::hosts::{Policy, write_all};

    /// A small site with what the tests ask for, removed at the end.
    struct Fixture(PathBuf);

    impl Fixture {
        fn new(name: &str) -> Self {
            let root = std::env::temp_dir().join(format!("kuluary-site-{name}-{}", std::process::id()));
            fs::create_dir_all(root.join("meetings")).unwrap();
            fs::write(root.join("index.html"), "<title>x</title>").unwrap();
            fs::write(root.join("app-0123456789abcdef.js"), "plain").unwrap();
            fs::write(root.join("app-0123456789abcdef.js.br"), "twin").unwrap();
            write_all(&root, &Policy::narrowed(BTreeSet::new())).unwrap();
            Self(root)
        }

        fn get(&self, path: &str, accepts: &str, has: Option<&str>) -> Response {
            let request = Request { method: "GET".into(), path: path.into(), accepts: accepts.into(), has: has.map(str::to_owned) };
            Site::open(&self.0).unwrap().answer(&request)
        }
    }

    impl Drop for Fixture {
        fn drop(&mut self) {
            fs::remove_dir_all(&self.0).unwrap();
        }
    }

    #[test]
    fn the_page_comes_with_the_headers_that_ship() {
        let response = Fixture::new("page").get("/", "", None);
        assert_eq!(response.status, 200);
        assert_eq!(response.header("Content-Security-Policy"), Some(Policy::narrowed(BTreeSet::new()).for_header().as_str()));
        assert_eq!(response.header("X-Content-Type-Options"), Some("nosniff"));
        assert_eq!(response.header("Cache-Control"), Some("no-cache"));
    }

    #[test]
    fn a_compressed_twin_goes_to_whoever_accepts_it_with_the_type_of_the_plain_file() {
        let site = Fixture::new("twin");
        let compressed = site.get("/app-0123456789abcdef.js", "gzip, br", None);
        assert_eq!((compressed.body.as_slice(), compressed.header("Content-Encoding")), (b"twin".as_slice(), Some("br")));
        assert_eq!(compressed.header("Content-Type"), Some("text/javascript; charset=utf-8"));
        let plain = site.get("/app-0123456789abcdef.js", "gzip", None);
        assert_eq!((plain.body.as_slice(), plain.header("Content-Encoding")), (b"plain".as_slice(), None));
        assert_eq!(plain.header("Cache-Control"), Some("public, max-age=31536000, immutable"));
    }

    #[test]
    fn a_version_that_the_browser_has_is_not_sent_again() {
        let site = Fixture::new("version");
        let first = site.get("/", "", None);
        let again = site.get("/", "", first.header("ETag"));
        assert_eq!((again.status, again.body.len()), (304, 0));
        assert!(again.header("Content-Security-Policy").is_some());
    }

    #[test]
    fn a_missing_file_is_404_and_not_remembered() {
        let site = Fixture::new("missing");
        for path in ["/nothing", "/meetings/none.json", "/app-0123456789abcdef.css", "/_headers", "/.htaccess", "/hosting/nginx.conf"] {
            let response = site.get(path, "", None);
            assert_eq!((response.status, response.header("Cache-Control")), (404, None), "{path}");
            assert!(response.header("Content-Security-Policy").is_some(), "{path}");
        }
        assert_eq!(site.get("/meetings", "", None).header("Location"), Some("/meetings/"));
    }
}
