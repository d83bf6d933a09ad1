//! Where the built app, the fixtures and the tools lie.

use std::{env, fs, path::PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

#[track_caller]
fn from_env(name: &str, default: &str) -> PathBuf {
    let path = env::var_os(name).map_or_else(|| root().join(default), PathBuf::from);
    assert!(path.exists(), "{} is missing; `cargo xtask test` brings it, or set {name}", path.display());
    path
}

/// The built app.
pub(crate) fn dist() -> PathBuf {
    from_env("KULUARY_DIST", "dist")
}

/// axe-core.
pub(crate) fn axe() -> String {
    fs::read_to_string(from_env("KULUARY_AXE", ".tools/axe/node_modules/axe-core/axe.min.js")).expect("axe-core is text")
}

/// A program of the Python environment that holds Kinto, Datasette and `PocketBase`.
pub(crate) fn service(program: &str) -> String {
    from_env("KULUARY_SERVICES", ".tools/services").join("bin").join(program).display().to_string()
}

/// The program of json-server.
pub(crate) fn json_server() -> String {
    from_env("KULUARY_JSON_SERVER", ".tools/json-server/node_modules/.bin/json-server").display().to_string()
}

/// The directory of `PostgreSQL`'s programs; Debian keeps them beside PATH, by version.
pub(crate) fn postgresql() -> PathBuf {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().filter_map(Result::ok);
    let newest = versions.map(|version| version.path().join("bin")).max().unwrap_or_default();
    from_env("KULUARY_POSTGRESQL", &newest.display().to_string())
}

/// `LibreOffice`.
pub(crate) fn soffice() -> PathBuf {
    from_env("KULUARY_SOFFICE", "/usr/bin/soffice")
}

/// A program of Poppler, which reads what the app prints.
pub(crate) fn poppler(program: &str) -> PathBuf {
    from_env("KULUARY_PDFTOTEXT", "/usr/bin/pdftotext").with_file_name(program)
}

/// Firefox's driver.
pub(crate) fn geckodriver() -> String {
    from_env("KULUARY_GECKODRIVER", ".tools/bin/geckodriver").display().to_string()
}

/// A file of `tests/fixtures`.
#[track_caller]
pub(crate) fn fixture(name: &str) -> String {
    let path = root().join("tests/fixtures").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Where pictures of failed tests go.
pub(crate) fn pictures() -> PathBuf {
    root().join("out/e2e")
}

/// The file of a part of the built app.
#[track_caller]
pub(crate) fn part(name: &str) -> String {
    let files = fs::read_dir(dist()).expect("the built app is a directory").filter_map(Result::ok);
    let names = files.filter_map(|file| file.file_name().into_string().ok());
    let start = format!("{name}-");
    let mut parts = names
        .filter(|file| file.strip_prefix(&start).and_then(|rest| rest.split_once('.')).is_some_and(|(_, extension)| extension == "wasm"));
    parts.next().unwrap_or_else(|| panic!("the build has no part {name}"))
}
