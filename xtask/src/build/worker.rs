//! The service worker of a build: which files it keeps, and what each must be.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::json;
use sha2::{Digest, Sha256, Sha384};

use super::{loader, page::hex};
use crate::{error::Error, hosts::is_hashed, project::files_below};

const WORKER: &str = include_str!("../../../src/worker/sw.js");
/// The worker that takes a broken one out of service.
const KILLER: &str = include_str!("../../../src/worker/kill.js");
/// What the worker keeps besides the files that are named by their content.
const NAMED: [&str; 9] = [
    "index.html",
    "rescue.js",
    "beside.js",
    "icons.svg",
    "manifest.webmanifest",
    "icon-180.png",
    "icon-192.png",
    "icon-512.png",
    "icon-maskable-512.png",
];

/// The part that most devices never open.
const DESK: &str = "desk";

/// Files by name, each with what it must hash to; nothing for those that are edited on the host.
pub(crate) type Files = BTreeMap<String, Option<String>>;

/// What a device keeps of a build.
#[derive(Debug)]
pub(crate) struct Kept {
    /// What a participant needs: every device keeps it.
    pub(crate) everybody: Files,
    /// What only the desk needs: kept where it was opened once.
    pub(crate) desk: Files,
    build: String,
}

/// What is kept of the build in `dist`.
pub(crate) fn kept(dist: &Path) -> Result<Kept, Error> {
    let mut everybody = Files::new();
    let mut build = Sha256::new();
    for path in files_below(dist)? {
        let Some(name) = path.to_str().filter(|name| NAMED.contains(name) || is_hashed(name)) else { continue };
        let path = dist.join(name);
        let bytes = fs::read(&path).map_err(Error::file("read", &path))?;
        build.update(name.as_bytes());
        build.update(Sha256::digest(&bytes));
        // Only a file that is never edited on the host can be held to its content.
        let integrity = is_hashed(name).then(|| format!("sha384-{}", STANDARD.encode(Sha384::digest(&bytes))));
        everybody.insert(name.to_owned(), integrity);
    }
    let mut desk = Files::new();
    let path = loader_of(dist, &everybody)?;
    let text = fs::read_to_string(&path).map_err(Error::file("read", &path))?;
    let wrong = |what: String| Error::Unexpected { path: path.clone(), what };
    for name in loader::only_for(&text, DESK).map_err(wrong)? {
        let integrity = everybody.remove(&name).ok_or_else(|| wrong(format!("it loads {name}, which is not there")))?;
        desk.insert(name, integrity);
    }
    Ok(Kept { everybody, desk, build: hex(&build.finalize())[..16].to_owned() })
}

/// The script that loads the parts.
fn loader_of(dist: &Path, files: &Files) -> Result<PathBuf, Error> {
    let is_loader = |name: &&String| name.starts_with("parts-") && Path::new(name).extension().is_some_and(|extension| extension == "js");
    let name = files.keys().find(is_loader);
    name.map(|name| dist.join(name)).ok_or_else(|| Error::Unexpected { path: dist.to_owned(), what: "it has no parts".to_owned() })
}

/// Writes the worker of what lies in `dist`. Whoever changes a file there afterwards writes it again: to browsers, a worker of the same
/// bytes is the same app.
pub(crate) fn write(dist: &Path) -> Result<(), Error> {
    let Kept { everybody, desk, build } = kept(dist)?;
    let text =
        WORKER.replace("{BUILD}", &build).replace("{FILES}", &json!(everybody).to_string()).replace("{DESK}", &json!(desk).to_string());
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
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    const DESK_FILE: &str = "desk-0123456789abcdef.wasm";

    fn build(page: &str) -> String {
        // Tests run side by side.
        static BUILDS: AtomicU32 = AtomicU32::new(0);
        let number = BUILDS.fetch_add(1, Ordering::Relaxed);
        let dist = std::env::temp_dir().join(format!("kuluary-worker-{}-{number}", std::process::id()));
        fs::create_dir_all(&dist).unwrap();
        let loader = loader::tests::loader(&[
            ("__chunk_3", Some("shared3-0123456789abcdef.wasm"), ""),
            ("__wasm_split_load_rest", Some("rest-0123456789abcdef.wasm"), "__chunk_3"),
            ("__wasm_split_load_desk", Some(DESK_FILE), "__chunk_3"),
        ]);
        for (name, text) in [
            ("index.html", page),
            ("config.json", "{}"),
            ("kuluary-0123456789abcdef.js", "x"),
            ("kuluary-0123456789abcdef.js.br", "x"),
            ("parts-0123456789abcdef.js", &loader),
            ("shared3-0123456789abcdef.wasm", "s"),
            ("rest-0123456789abcdef.wasm", "r"),
            (DESK_FILE, "d"),
        ] {
            fs::write(dist.join(name), text).unwrap();
        }
        write(&dist).unwrap();
        let text = fs::read_to_string(dist.join("sw.js")).unwrap();
        fs::remove_dir_all(&dist).unwrap();
        text
    }

    /// A list that the worker has.
    fn list(worker: &str, name: &str) -> Files {
        let start = format!("const {name} = ");
        let line = worker.lines().find_map(|line| line.strip_prefix(&start)).unwrap();
        serde_json::from_str(line.trim_end_matches(';')).unwrap()
    }

    #[test]
    fn the_page_and_what_is_named_by_its_content_are_kept_and_what_organisers_edit_is_not() {
        let worker = build("<!doctype html>");
        let files = list(&worker, "FILES");
        assert_eq!(files["index.html"], None);
        assert!(files["kuluary-0123456789abcdef.js"].as_ref().unwrap().starts_with("sha384-"));
        assert!(!worker.contains("config.json") && !worker.contains(".js.br"));
        assert!(["{BUILD}", "{FILES}", "{DESK}"].iter().all(|place| !worker.contains(place)));
    }

    #[test]
    fn what_only_the_desk_needs_is_a_list_of_its_own_and_as_whole() {
        let worker = build("<!doctype html><i>");
        let (files, desk) = (list(&worker, "FILES"), list(&worker, "DESK"));
        assert_eq!(desk.keys().collect::<Vec<_>>(), [DESK_FILE]);
        assert!(desk[DESK_FILE].as_ref().unwrap().starts_with("sha384-"));
        assert!(!files.contains_key(DESK_FILE));
        assert!(files.contains_key("shared3-0123456789abcdef.wasm") && files.contains_key("rest-0123456789abcdef.wasm"));
    }

    #[test]
    fn the_worker_knows_the_desk_of_other_builds_by_the_name_that_every_build_gives_it() {
        assert!(WORKER.contains(&format!(r"/\/{DESK}-[0-9a-f]{{16}}\.wasm$/")));
    }

    #[test]
    fn a_build_without_parts_is_no_build() {
        let dist = std::env::temp_dir().join(format!("kuluary-no-parts-{}", std::process::id()));
        fs::create_dir_all(&dist).unwrap();
        fs::write(dist.join("index.html"), "<!doctype html>").unwrap();
        assert!(write(&dist).is_err());
        fs::remove_dir_all(&dist).unwrap();
    }

    #[test]
    fn another_page_makes_another_worker() {
        assert_ne!(build("<!doctype html>"), build("<!doctype html><p>"));
    }
}
