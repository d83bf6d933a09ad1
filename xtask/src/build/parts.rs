//! The app in parts: what the first visit of the programme needs, and what follows in the background or on demand.
//!
//! Trunk compiles one module and names it in the page. Here the compiled module is cut along the functions marked for it in the app
//! (`ui::parts`), each part is made small, and the page gets the names and integrity of the result.

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
};

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256, Sha384};
use wasm_split_cli_support::{Options, transform};

use super::{
    glue,
    page::{attribute, hex, tags},
};
use crate::{
    error::Error,
    project::Project,
    run::{heading, quietly},
};

/// What the wasm may use: every browser that the app names as oldest has these.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];
/// The module of the first visit, as it is called while it is made.
const MAIN: &str = "main";
/// The script that loads the other parts, as the cutter calls it.
const LOADER: &str = "__wasm_split.js";

/// Puts the parts in place of the one module that Trunk wrote.
pub(super) fn put_in_place(project: &Project, dist: &Path) -> Result<(), Error> {
    heading("Cutting the app into parts");
    let bench = project.tools().join("parts");
    if bench.is_dir() {
        fs::remove_dir_all(&bench).map_err(Error::file("remove", &bench))?;
    }
    fs::create_dir_all(&bench).map_err(Error::file("make", &bench))?;
    let modules = cut(project, &bench)?;
    let (script, wasm) = bind(project, &bench)?;
    let mut files = BTreeMap::new();
    for (name, path) in modules.into_iter().chain([(MAIN.to_owned(), wasm)]) {
        files.insert(name, optimise(project, &path)?);
    }
    let loader = glue::compact(&read(&bench.join(LOADER))?).map_err(|what| Error::Unexpected { path: bench.join(LOADER), what })?;
    publish(dist, &files, &script, &loader)
}

/// Cuts the compiled module; the parts beside the main one, by name.
fn cut(project: &Project, bench: &Path) -> Result<Vec<(String, PathBuf)>, Error> {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| project.at("target"), PathBuf::from);
    let compiled = target.join("wasm32-unknown-unknown/release/kuluary.wasm");
    let bytes = fs::read(&compiled).map_err(Error::file("read", &compiled))?;
    let main = bench.join("main.wasm");
    let mut options = Options::new(&bytes);
    options.output_dir = bench;
    options.main_out_path = &main;
    let parts = transform(options).map_err(|cause| Error::Failed(format!("The app cannot be cut into parts: {cause:#}")))?;
    let name = |path: PathBuf| {
        let stem = path.file_stem()?.to_str()?;
        // What several parts share is called by a number; a part by its own name.
        let name = stem.strip_prefix("split_").map_or_else(|| stem.replace("chunk_", "shared"), str::to_owned);
        Some((name, path))
    };
    Ok(parts.split_modules.into_iter().filter_map(name).collect())
}

/// Makes the JavaScript around the main part; gives its text and the module it belongs to, both without what nothing uses.
fn bind(project: &Project, bench: &Path) -> Result<(String, PathBuf), Error> {
    let mut bindgen = project.command("wasm-bindgen");
    bindgen
        .args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", MAIN, "--out-dir"])
        .arg(bench.join("bound"))
        .arg(bench.join("main.wasm"));
    if quietly(&mut bindgen).is_none() {
        return Err(Error::Failed(
            "wasm-bindgen failed on the main part; `cargo xtask build` with an empty .tools/parts shows why".to_owned(),
        ));
    }
    let wasm = bench.join("bound/main_bg.wasm");
    let bytes = fs::read(&wasm).map_err(Error::file("read", &wasm))?;
    let (bytes, script) =
        glue::trim(&bytes, &read(&bench.join("bound/main.js"))?).map_err(|what| Error::Unexpected { path: wasm.clone(), what })?;
    fs::write(&wasm, bytes).map_err(Error::file("write", &wasm))?;
    Ok((script, wasm))
}

fn optimise(project: &Project, path: &Path) -> Result<Vec<u8>, Error> {
    let small = path.with_extension("small");
    let mut command = project.command("wasm-opt");
    command.args(["-Oz", "--strip-debug", "--strip-producers"]).args(FEATURES).arg(path).arg("-o").arg(&small);
    if quietly(&mut command).is_none() {
        return Err(Error::Failed(format!("wasm-opt failed on {}", path.display())));
    }
    fs::read(&small).map_err(Error::file("read", small))
}

/// Writes everything under its final name, and the names and integrity into the scripts and the page.
fn publish(dist: &Path, files: &BTreeMap<String, Vec<u8>>, script: &str, loader: &str) -> Result<(), Error> {
    // One hash for all: parts of different builds must never meet, and each names others.
    let mut hash = Sha256::new();
    for bytes in files.values().map(Vec::as_slice).chain([script.as_bytes(), loader.as_bytes()]) {
        hash.update(bytes.len().to_le_bytes());
        hash.update(bytes);
    }
    let hash = hex(&hash.finalize())[..16].to_owned();
    let named = |name: &str, extension: &str| match name {
        MAIN => format!("kuluary-{hash}.{extension}"),
        name => format!("{name}-{hash}.{extension}"),
    };
    let mut loader = loader.replace("./main.js", &format!("./{}", named(MAIN, "js")));
    for (name, bytes) in files.iter().filter(|(name, _)| *name != MAIN) {
        let stem = name.strip_prefix("shared").map_or_else(|| format!("split_{name}"), |number| format!("chunk_{number}"));
        let address = format!("new URL(\"./{stem}.wasm\", import.meta.url)");
        let checked = format!("new URL(\"./{}\", import.meta.url), {{ integrity: \"{}\" }}", named(name, "wasm"), integrity(bytes));
        if !loader.contains(&address) {
            return Err(Error::Unexpected { path: LOADER.into(), what: format!("it does not load {stem}") });
        }
        loader = loader.replace(&address, &checked);
    }
    // Only where it is imported: the module itself goes on calling it by its first name.
    let script = script.replace(&format!("from \"./{LOADER}\""), &format!("from \"./{}\"", named("parts", "js")));
    let script = script.replace("main_bg.wasm", &named(MAIN, "wasm"));
    let page = dist.join("index.html");
    let html = read(&page)?;
    let (html, former) = with_links(&html, |kind| match kind {
        Link::Scripts => [(named(MAIN, "js"), &script), (named("parts", "js"), &loader)]
            .map(|(name, text)| {
                format!("<link rel=\"modulepreload\" href=\"./{name}\" crossorigin integrity=\"{}\">", integrity(text.as_bytes()))
            })
            .concat(),
        Link::Module => format!(
            "<link rel=\"preload\" href=\"./{}\" crossorigin integrity=\"{}\" as=\"fetch\" type=\"application/wasm\">",
            named(MAIN, "wasm"),
            integrity(&files[MAIN])
        ),
    })
    .ok_or_else(|| Error::Unexpected { path: page.clone(), what: "it does not name the compiled app".to_owned() })?;
    for name in former {
        let path = dist.join(name);
        fs::remove_file(&path).map_err(Error::file("remove", &path))?;
    }
    let write = |name: String, bytes: &[u8]| fs::write(dist.join(&name), bytes).map_err(Error::file("write", dist.join(&name)));
    for (name, bytes) in files {
        println!("    {:<8} {:>9} bytes", name, bytes.len());
        write(named(name, "wasm"), bytes)?;
    }
    write(named(MAIN, "js"), script.as_bytes())?;
    write(named("parts", "js"), loader.as_bytes())?;
    write("index.html".to_owned(), html.as_bytes())
}

/// What the page says of the compiled app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Link {
    Scripts,
    Module,
}

/// The page with other links to the compiled app, and the files that the former ones named.
fn with_links(html: &str, text: impl Fn(Link) -> String) -> Option<(String, Vec<String>)> {
    let mut html = html.to_owned();
    let mut former = Vec::new();
    for (kind, rel) in [(Link::Scripts, "modulepreload"), (Link::Module, "preload")] {
        let (start, tag) = tags(&html, "link").into_iter().find(|(_, tag)| attribute(tag, "rel") == Some(rel))?;
        former.push(attribute(tag, "href")?.trim_start_matches("./").to_owned());
        let end = start + tag.len();
        html.replace_range(start..end, &text(kind));
    }
    Some((html, former))
}

fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

fn read(path: &Path) -> Result<String, Error> {
    fs::read_to_string(path).map_err(Error::file("read", path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_names_the_parts_instead_of_the_one_module() {
        let html = "<link rel=modulepreload href=./kuluary-1.js crossorigin integrity=sha384-a><link href=x rel=icon>\
            <link rel=preload href=./kuluary-1_bg.wasm as=fetch>";
        let (html, former) = with_links(html, |kind| format!("<{kind:?}>")).unwrap();
        assert_eq!(html, "<Scripts><link href=x rel=icon><Module>");
        assert_eq!(former, ["kuluary-1.js", "kuluary-1_bg.wasm"]);
        assert!(with_links("<link href=x rel=icon>", |_| String::new()).is_none());
    }

    #[test]
    fn every_part_is_published_under_its_hash_and_fetched_with_its_integrity() {
        let dist = env::temp_dir().join(format!("kuluary-parts-{}", std::process::id()));
        fs::create_dir_all(&dist).unwrap();
        fs::write(dist.join("index.html"), "<link rel=modulepreload href=./k.js><link rel=preload href=./k.wasm>").unwrap();
        fs::write(dist.join("k.js"), "").unwrap();
        fs::write(dist.join("k.wasm"), "").unwrap();
        let files =
            BTreeMap::from([(MAIN.to_owned(), b"m".to_vec()), ("rest".to_owned(), b"r".to_vec()), ("shared3".to_owned(), b"s".to_vec())]);
        let loader = "import { initSync } from \"./main.js\";\
            fetch(new URL(\"./split_rest.wasm\", import.meta.url)); fetch(new URL(\"./chunk_3.wasm\", import.meta.url));";
        publish(&dist, &files, "import * as x from \"./__wasm_split.js\"; new URL('main_bg.wasm', import.meta.url)", loader).unwrap();
        let names: Vec<_> =
            crate::project::files_below(&dist).unwrap().into_iter().map(|path| path.to_string_lossy().into_owned()).collect();
        assert_eq!(names.len(), 6, "{names:?}");
        let find = |start: &str, end: &str| names.iter().find(|name| name.starts_with(start) && name.ends_with(end)).unwrap().clone();
        let loader = fs::read_to_string(dist.join(find("parts-", ".js"))).unwrap();
        assert!(
            loader.contains(&find("kuluary-", ".js"))
                && loader.contains(&find("rest-", ".wasm"))
                && loader.contains(&find("shared3-", ".wasm"))
        );
        assert!(loader.contains(&integrity(b"r")) && loader.contains(&integrity(b"s")));
        let script = fs::read_to_string(dist.join(find("kuluary-", ".js"))).unwrap();
        assert!(script.contains(&find("parts-", ".js")) && script.contains(&find("kuluary-", ".wasm")));
        assert!(names.iter().all(|name| name == "index.html" || crate::hosts::is_hashed(name)));
        fs::remove_dir_all(&dist).unwrap();
    }
}
