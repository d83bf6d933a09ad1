//! What the cutter's loader says of the parts: which files each of them needs.
//!
//! A part is a function that the loader exports; what several parts share is a constant that each of them names. The files are read here
//! where the app itself reads them, so that a part which is cut otherwise one day is told of truly, or not at all.

use std::collections::{BTreeMap, BTreeSet};

/// Where the loader defines how something is fetched.
const DEFINITION: &str = "makeLoad(() =>";
/// How it calls a part.
const PART: &str = "__wasm_split_load_";

/// What the loader fetches in one go.
struct Load {
    /// Nothing where everything of a part is in what it shares.
    file: Option<String>,
    needs: Vec<String>,
}

/// The files that this part needs and no other one does.
///
/// # Errors
/// When the loader does not load this part, or is not what this version of the cutter writes.
pub(super) fn only_for(loader: &str, part: &str) -> Result<BTreeSet<String>, String> {
    let loads = loads(loader)?;
    let this = format!("{PART}{part}");
    let mut files = files_of(&loads, &this)?;
    for other in loads.keys().filter(|name| name.starts_with(PART) && **name != this) {
        for shared in files_of(&loads, other)? {
            files.remove(&shared);
        }
    }
    Ok(files)
}

/// Everything that is fetched for one of the loads.
fn files_of(loads: &BTreeMap<String, Load>, name: &str) -> Result<BTreeSet<String>, String> {
    let mut files = BTreeSet::new();
    let mut open = vec![name];
    while let Some(name) = open.pop() {
        let load = loads.get(name).ok_or_else(|| format!("it does not define {name}"))?;
        files.extend(load.file.clone());
        open.extend(load.needs.iter().map(String::as_str));
    }
    Ok(files)
}

/// Every load, by its name in the loader.
fn loads(loader: &str) -> Result<BTreeMap<String, Load>, String> {
    let mut parts = loader.split(DEFINITION);
    let mut before = parts.next().unwrap_or_default();
    let mut loads = BTreeMap::new();
    for text in parts {
        let named = before.rsplit_once("const ").and_then(|(_, rest)| rest.split_once(" = "));
        let (name, _) = named.ok_or("it defines something without a name")?;
        let needs = text.split_once(", [").and_then(|(_, rest)| rest.split_once(']')).map(|(needs, _)| needs);
        let needs = needs.ok_or_else(|| format!("it does not say what {name} needs"))?;
        let needs = needs.split(',').map(|need| need.trim().to_owned()).filter(|need| !need.is_empty()).collect();
        let file = text.split_once("new URL(\"./").and_then(|(_, rest)| rest.split_once('"')).map(|(file, _)| file.to_owned());
        loads.insert(name.to_owned(), Load { file, needs });
        before = text;
    }
    Ok(loads)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// What the loader looks like: `loads` are names with the file and what is needed before it.
    pub(in crate::build) fn loader(loads: &[(&str, Option<&str>, &str)]) -> String {
        let define = |(name, file, needs): &(&str, Option<&str>, &str)| {
            let fetcher = file.map_or_else(
                || "() => async (_imp) => ({})".to_owned(),
                |file| {
                    format!(
                        "() => {{\nconst src = fetch(new URL(\"./{file}\", import.meta.url), {{ integrity: \"sha384-a+/b\" }});\n\
                        return async (imports) => (WebAssembly.instantiateStreaming(src, imports));\n}}\n"
                    )
                },
            );
            if name.starts_with(PART) {
                format!("export const {name} = wrapAsyncCb(makeLoad({fetcher}, [{needs}]));\n")
            } else {
                format!("const {name} = makeLoad({fetcher}, [{needs}]);\n")
            }
        };
        let head = "function makeLoad(fetcher, deps) {\nconst loader = async () => {};\n}\n".to_owned();
        head + &loads.iter().map(define).collect::<String>()
    }

    #[track_caller]
    fn check(loads: &[(&str, Option<&str>, &str)], expected: &[&str]) {
        let files = only_for(&loader(loads), "desk").unwrap();
        assert_eq!(files.iter().map(String::as_str).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn what_a_part_shares_with_another_is_not_its_own() {
        check(
            &[
                ("__chunk_3", Some("shared3.wasm"), ""),
                ("__wasm_split_load_rest", Some("rest.wasm"), "__chunk_3"),
                ("__wasm_split_load_desk", Some("desk.wasm"), "__chunk_3"),
            ],
            &["desk.wasm"],
        );
    }

    #[test]
    fn what_only_parts_of_the_desk_share_is_found_whatever_it_is_called() {
        check(
            &[
                ("__chunk_3", Some("shared3.wasm"), ""),
                ("__chunk_4", Some("shared4.wasm"), ""),
                ("__wasm_split_load_rest", Some("rest.wasm"), "__chunk_3"),
                ("__wasm_split_load_desk", Some("desk.wasm"), "__chunk_3, __chunk_4"),
            ],
            &["desk.wasm", "shared4.wasm"],
        );
    }

    #[test]
    fn a_part_without_a_file_of_its_own_has_none() {
        check(
            &[("__chunk_3", Some("shared3.wasm"), ""), ("__wasm_split_load_desk", None, "__chunk_3"), ("__wasm_split_load_rest", None, "")],
            &["shared3.wasm"],
        );
    }

    #[test]
    fn a_loader_of_another_shape_is_refused() {
        let whole = loader(&[("__wasm_split_load_desk", Some("desk.wasm"), "__chunk_3")]);
        assert!(only_for(&whole, "desk").is_err(), "a chunk that is not there");
        assert!(only_for(&whole.replace("__chunk_3", ""), "stand").is_err(), "a part that is not there");
        assert!(only_for(&whole.replace(", [__chunk_3]", ""), "desk").is_err(), "no word of what is needed");
    }
}
