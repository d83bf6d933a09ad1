//! The service worker of a build: which files it keeps, and what each must be.

use std::{collections::BTreeMap, fs, path::Path};

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::json;
use sha2::{Digest, Sha256, Sha384};

use super::page::hex;
use crate::{error::Error, hosts::is_hashed, project::files_below};

const WORKER: &str = include_str!("../../../src/worker/sw.js");
/// The worker that takes a broken one out of service.
const KILLER: &str = include_str!("../../../src/worker/kill.js");
/// What the worker keeps besides the files that are named by their content.
const NAMED: [&str; 8] = [
    "index.html",
    "rescue.js",
    "icons.svg",
    "manifest.webmanifest",
    "icon-180.png",
    "icon-192.png",
    "icon-512.png",
    "icon-maskable-512.png",
];

/// Writes the worker of what lies in `dist`. Whoever changes a file there afterwards writes it again: to browsers, a worker of the same
/// bytes is the same app.
pub(crate) fn write(dist: &Path) -> Result<(), Error> {
    let mut files = BTreeMap::new();
    let mut build = Sha256::new();
    for path in files_below(dist)? {
        let Some(name) = path.to_str().filter(|name| NAMED.contains(name) || is_hashed(name)) else { continue };
        let path = dist.join(name);
        let bytes = fs::read(&path).map_err(Error::file("read", &path))?;
        build.update(name.as_bytes());
        build.update(Sha256::digest(&bytes));
        // Only a file that is never edited on the host can be held to its content.
        let integrity = is_hashed(name).then(|| format!("sha384-{}", STANDARD.encode(Sha384::digest(&bytes))));
        files.insert(name.to_owned(), integrity);
    }
    let build = hex(&build.finalize())[..16].to_owned();
    let text = WORKER.replace("{BUILD}", &build).replace("{FILES}", &json!(files).to_string());
    let put = |name: &str, text: &str| {
        let path = dist.join(name);
        if let Some(directory) = path.parent() {
            fs::create_dir_all(directory).map_err(Error::file("make", directory))?;
        }
        fs::write(&path, text).map_err(Error::file("write", &path))
    };
    put("sw.js", &text)?;
    put("hosting/kill-switch/sw.js", KILLER)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn build(page: &str) -> String {
        let dist = std::env::temp_dir().join(format!("kuluary-worker-{}-{}", std::process::id(), page.len()));
        fs::create_dir_all(&dist).unwrap();
        for (name, text) in
            [("index.html", page), ("config.json", "{}"), ("kuluary-0123456789abcdef.js", "x"), ("kuluary-0123456789abcdef.js.br", "x")]
        {
            fs::write(dist.join(name), text).unwrap();
        }
        write(&dist).unwrap();
        let text = fs::read_to_string(dist.join("sw.js")).unwrap();
        fs::remove_dir_all(&dist).unwrap();
        text
    }

    #[test]
    fn the_page_and_what_is_named_by_its_content_are_kept_and_what_organisers_edit_is_not() {
        let worker = build("<!doctype html>");
        assert!(worker.contains(r#""index.html":null"#));
        assert!(worker.contains(r#""kuluary-0123456789abcdef.js":"sha384-"#));
        assert!(
            !worker.contains("config.json") && !worker.contains(".js.br") && !worker.contains("{FILES}") && !worker.contains("{BUILD}")
        );
    }

    #[test]
    fn another_page_makes_another_worker() {
        assert_ne!(build("<!doctype html>"), build("<!doctype html><p>"));
    }
}
