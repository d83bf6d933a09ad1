//! How the house is built, read from its sources: imports point one way, and what no file may hold is nowhere.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// The longest source file, in lines.
const LONGEST: usize = 350;

/// What each layer never names, beside the layers above it.
const LAYERS: [(&str, &[&str]); 6] = [
    (
        "domain",
        &[
            "leptos",
            "reactive_stores",
            "web_sys",
            "js_sys",
            "gloo_",
            "wasm_bindgen",
            "idb",
            "crate::browser",
            "crate::state",
            "crate::ui",
            "crate::i18n",
            "Utc::now",
            "Local::now",
            "SystemTime",
            "Instant::now",
            "std::fs",
            "std::env",
            "println!",
        ],
    ),
    ("fast", &["leptos", "web_sys", "js_sys", "wasm_bindgen", "crate::browser", "crate::state", "crate::ui", "crate::i18n"]),
    ("browser", &["leptos", "reactive_stores", "crate::state", "crate::ui", "crate::i18n"]),
    ("state", &["web_sys", "js_sys", "gloo_", "wasm_bindgen", "idb::", "crate::ui", "view!"]),
    ("ui", &["web_sys", "js_sys", "gloo_", "wasm_bindgen", "idb::", "crate::browser"]),
    ("i18n", &["leptos", "web_sys", "js_sys", "crate::browser", "crate::state", "crate::ui"]),
];

struct Source {
    /// Relative to `src`, with `/`.
    path: String,
    text: String,
    /// The text without comment lines.
    code: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    gather(&root, &mut files);
    files.sort();
    let source = |file: PathBuf| {
        let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
        let path = file.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
        // The domain is a crate of its own, so that its root is not the root of the house.
        let code = if path.starts_with("domain/") { code.replace("crate::", "crate::domain::") } else { code };
        let code = code.replace("kuluary_domain::", "crate::domain::");
        Source { path, text, code }
    };
    files.into_iter().map(source).collect()
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// Whether `word` stands in `code` as a word: `idb` is not in `idbx`, nor in `grid_idb`.
fn names(code: &str, word: &str) -> bool {
    code.match_indices(word).any(|(at, _)| {
        let letter = |c: char| c.is_alphanumeric() || c == '_';
        let before = code[..at].chars().next_back().is_some_and(letter);
        let after = word.ends_with(letter) && !word.ends_with('_') && code[at + word.len()..].starts_with(letter);
        !before && !after
    })
}

#[test]
fn no_layer_names_what_belongs_to_another() {
    let mut found = Vec::new();
    for source in sources() {
        let Some((_, forbidden)) = LAYERS.iter().find(|(layer, _)| source.path.split('/').next() == Some(layer)) else { continue };
        found.extend(forbidden.iter().filter(|word| names(&source.code, word)).map(|word| format!("{} names {word}", source.path)));
    }
    assert_eq!(found, [] as [&str; 0]);
}

#[test]
fn the_layers_are_all_there_is_beside_the_roots() {
    let strays: Vec<_> = sources()
        .into_iter()
        .map(|source| source.path)
        .filter(|path| {
            !matches!(path.as_str(), "lib.rs" | "main.rs") && !LAYERS.iter().any(|(layer, _)| path.split('/').next() == Some(layer))
        })
        .collect();
    assert_eq!(strays, [] as [&str; 0]);
}

#[test]
fn the_binary_only_mounts_the_app() {
    let main = sources().into_iter().find(|source| source.path == "main.rs").expect("there is a binary");
    assert!(main.text.lines().count() < 15, "{} lines", main.text.lines().count());
}

#[test]
fn no_source_sets_markup_from_a_string_or_a_style_on_an_element() {
    let mut found = Vec::new();
    for source in sources() {
        for word in ["inner_html", "set_inner_html", "outer_html", "insert_adjacent_html", "style=", "style:", "document_write"] {
            if names(&source.code, word) {
                found.push(format!("{} names {word}", source.path));
            }
        }
    }
    assert_eq!(found, [] as [&str; 0]);
}

#[test]
fn every_source_says_first_what_it_is_for_and_none_is_too_long() {
    let sources = sources();
    assert!(sources.len() > 20, "the sources were found: {}", sources.len());
    for Source { path, text, .. } in sources {
        assert!(text.starts_with("//! "), "{path} opens with what it is for");
        let lines = text.lines().count();
        assert!(lines <= LONGEST, "{path} has {lines} lines");
    }
}

#[test]
fn no_two_modules_import_each_other() {
    let sources = sources();
    let modules: BTreeSet<String> = sources.iter().map(|source| module(&source.path)).collect();
    let mut imports: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for source in &sources {
        let own = module(&source.path);
        for path in uses(&source.code) {
            if let Some(other) = resolve(&own, &path, &modules).filter(|other| *other != own) {
                imports.entry(own.clone()).or_default().insert(other);
            }
        }
    }
    let edges: usize = imports.values().map(BTreeSet::len).sum();
    assert!(edges > sources.len(), "imports were found: {edges}");
    let both = |a: &String, b: &String| a < b && imports.get(b).is_some_and(|back| back.contains(a));
    let pairs: Vec<_> = imports.iter().flat_map(|(a, to)| to.iter().filter(|b| both(a, b)).map(move |b| format!("{a} and {b}"))).collect();
    assert_eq!(pairs, [] as [&str; 0]);
}

/// The module of a file: `domain::format` for `domain/format/mod.rs`.
fn module(path: &str) -> String {
    let path = path.trim_end_matches(".rs").trim_end_matches("/mod");
    if matches!(path, "lib" | "main") { String::new() } else { path.replace('/', "::") }
}

/// The paths that a file imports for its own use; `pub use` only passes on.
fn uses(code: &str) -> Vec<String> {
    let mut paths = Vec::new();
    let mut rest = code;
    while let Some(at) = rest.find("use ") {
        let starts_line = rest[..at].rsplit('\n').next().is_some_and(|before| before.trim().is_empty());
        rest = &rest[at + 4..];
        if let Some((tree, after)) = rest.split_once(';').filter(|_| starts_line) {
            flatten("", &tree.split_whitespace().collect::<Vec<_>>().join(" "), &mut paths);
            rest = after;
        }
    }
    paths
}

/// Turns `a::{b, c::{d, e}}` into `a::b`, `a::c::d`, `a::c::e`.
fn flatten(prefix: &str, tree: &str, paths: &mut Vec<String>) {
    let Some((head, group)) = tree.split_once('{') else {
        return paths.push(format!("{prefix}{}", tree.split(" as ").next().unwrap_or(tree).trim()));
    };
    let prefix = format!("{prefix}{}", head.trim());
    let inner = group.trim_end().trim_end_matches('}');
    let (mut depth, mut start) = (0, 0);
    for (at, c) in inner.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                flatten(&prefix, &inner[start..at], paths);
                start = at + 1;
            }
            _ => {}
        }
    }
    if !inner[start..].trim().is_empty() {
        flatten(&prefix, &inner[start..], paths);
    }
}

/// The module of this crate that a path leads into, seen from `own`.
fn resolve(own: &str, path: &str, modules: &BTreeSet<String>) -> Option<String> {
    let mut at: Vec<&str> = if own.is_empty() { Vec::new() } else { own.split("::").collect() };
    let mut parts = path.split("::").peekable();
    match parts.peek().copied()? {
        "crate" => {
            at.clear();
            parts.next();
        }
        "self" => drop(parts.next()),
        "super" => {
            while parts.next_if_eq(&"super").is_some() {
                at.pop()?;
            }
        }
        // A path without a prefix leads into a child module, or into another crate.
        first if modules.contains(&[at.as_slice(), &[first]].concat().join("::")) => {}
        _ => return None,
    }
    let full: Vec<&str> = at.into_iter().chain(parts).collect();
    (1..=full.len()).rev().map(|length| full[..length].join("::")).find(|name| modules.contains(name))
}

#[test]
fn imports_are_read_as_rust_reads_them() {
    let code = "use super::{\n    a::{B, c::D as E},\n    f,\n};\npub use x::Y;\nuse crate::z;\nlet because = 1;\n";
    assert_eq!(uses(code), ["super::a::B", "super::a::c::D", "super::f", "crate::z"]);
    let modules: BTreeSet<String> = ["", "m", "m::a", "m::own", "m::own::child", "z"].map(String::from).into();
    let resolved = |path| resolve("m::own", path, &modules);
    assert_eq!(resolved("super::a::B").as_deref(), Some("m::a"));
    assert_eq!(resolved("super::Thing").as_deref(), Some("m"));
    assert_eq!(resolved("crate::z::deep::Thing").as_deref(), Some("z"));
    assert_eq!(resolved("child::Thing").as_deref(), Some("m::own::child"));
    assert_eq!(resolved("std::fmt").as_deref(), None);
}

#[test]
fn words_are_found_as_words() {
    assert!(names("use web_sys::Event;", "web_sys"));
    assert!(!names("my_web_sys_like", "web_sys"));
    assert!(names("gloo_net::http", "gloo_"));
    assert!(!names("igloo_net", "gloo_"));
    assert!(names("<p style=\"x\">", "style="));
}
