//! The seam between the module and its JavaScript, made shorter: the names that both sides call an import by, and classes that a
//! dependency exports but this app never makes.
//!
//! wasm-bindgen gives each import a name with a hash of sixteen digits, on both sides; that is 4 KB of each first visit that no
//! compression takes away. The classes belong to streams of server functions, which a static app does not have.

use wasm_encoder::{
    ExportSection, ImportSection, Module,
    reencode::{Error as ReencodeError, Reencode, utils},
};
use wasmparser::Parser;

/// The module whose imports are the app's own glue.
const GLUE: &str = "./main_bg.js";
/// The classes that are left out.
const UNUSED: [&str; 3] = ["IntoUnderlyingByteSource", "IntoUnderlyingSink", "IntoUnderlyingSource"];

/// The module and its script with short names and without the unused classes.
///
/// # Errors
/// When they are not what this version of wasm-bindgen writes.
pub(super) fn trim(wasm: &[u8], script: &str) -> Result<(Vec<u8>, String), String> {
    let mut names = Names { renamed: Vec::new() };
    let mut module = Module::new();
    names.parse_core_module(&mut module, Parser::new(0), wasm).map_err(|error| format!("it cannot be read: {error}"))?;
    let mut script = without_classes(script)?;
    for (index, name) in names.renamed.iter().enumerate() {
        let (long, short) = (format!("\n        {name}: "), format!("\n        {}: ", short(index)));
        if script.matches(&long).count() != 1 {
            return Err(format!("the script does not define {name} once"));
        }
        script = script.replace(&long, &short);
    }
    Ok((module.finish(), compact(&script)?))
}

/// A script without comments on lines of their own, indentation and blank lines: 0.9 KB less of each first visit.
///
/// # Errors
/// When a text runs over several lines, where indentation counts.
pub(super) fn compact(script: &str) -> Result<String, String> {
    let mut lines = Vec::new();
    for line in script.lines().map(str::trim) {
        if line.is_empty() || ["//", "/*", "*"].iter().any(|mark| line.starts_with(mark)) {
            continue;
        }
        if line.matches('`').count() % 2 == 1 {
            return Err(format!("a text runs over several lines: {line}"));
        }
        lines.push(line);
    }
    lines.push("");
    Ok(lines.join("\n"))
}

/// Gives imports of the glue short names, in their order, and drops the exports of unused classes.
struct Names {
    renamed: Vec<String>,
}

impl Reencode for Names {
    type Error = std::convert::Infallible;

    fn parse_imports(&mut self, section: &mut ImportSection, imports: wasmparser::Imports<'_>) -> Result<(), ReencodeError<Self::Error>> {
        match imports {
            wasmparser::Imports::Single(_, import) if import.module == GLUE => {
                section.import(GLUE, &short(self.renamed.len()), self.entity_type(import.ty)?);
                self.renamed.push(import.name.to_owned());
                Ok(())
            }
            others => utils::parse_imports(self, section, others),
        }
    }

    fn parse_export(&mut self, exports: &mut ExportSection, export: wasmparser::Export<'_>) -> Result<(), ReencodeError<Self::Error>> {
        let unused = |class: &str| {
            let class = class.to_lowercase();
            let name = export.name.strip_prefix("__wbg_").unwrap_or(export.name);
            name.strip_prefix(&class).is_some_and(|rest| rest.starts_with('_'))
        };
        if UNUSED.iter().any(|class| unused(class)) { Ok(()) } else { utils::parse_export(self, exports, export) }
    }
}

/// The name of this number: `a` to `z`, then `aa` and on.
fn short(mut index: usize) -> String {
    let mut name = String::new();
    loop {
        name.insert(0, char::from(b'a' + u8::try_from(index % 26).unwrap_or_default()));
        if index < 26 {
            return name;
        }
        index = index / 26 - 1;
    }
}

/// The script without the unused classes: each is a class, a line about its disposal, and a registry of what to free.
fn without_classes(script: &str) -> Result<String, String> {
    let mut script = script.to_owned();
    for class in UNUSED {
        for (start, end) in [
            (format!("export class {class} {{\n"), "\n}\n"),
            (format!("if (Symbol.dispose) {class}.prototype"), "\n"),
            (format!("const {class}Finalization = "), ";\n"),
        ] {
            let from = script.find(&start).ok_or_else(|| format!("the script has no {}", start.trim()))?;
            let to = script[from..].find(end).map(|at| from + at + end.len()).ok_or_else(|| format!("{} does not end", start.trim()))?;
            script.replace_range(from..to, "");
        }
        if script.contains(class) {
            return Err(format!("the script still speaks of {class}"));
        }
    }
    Ok(script)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_short_and_never_twice_the_same() {
        let names: Vec<_> = (0..1_000).map(short).collect();
        assert_eq!(names[0], "a");
        assert_eq!(names[25], "z");
        assert_eq!(names[26], "aa");
        assert_eq!(names[702], "aaa");
        let mut distinct = names.clone();
        distinct.sort();
        distinct.dedup();
        assert_eq!(distinct.len(), names.len());
    }

    #[test]
    fn a_compact_script_says_the_same_in_fewer_bytes() {
        assert_eq!(
            compact("// why\n/**\n * how\n */\nfunction f() {\n    return `x`;\n\n}\n").unwrap(),
            "function f() {\nreturn `x`;\n}\n"
        );
        assert!(compact("const text = `one\n    two`;").is_err());
    }

    #[test]
    fn a_script_of_another_shape_is_refused() {
        assert!(without_classes("export class Other {\n}\n").is_err());
    }
}
