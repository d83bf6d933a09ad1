//! `cargo xtask check FILE`: every problem of a meeting file or a configuration, each with its place.

use std::{fs, path::Path};

use kuluary::{
    domain::{
        format::{CONFIG_SCHEMA, check_config, read_meeting},
        problem::Problem,
        text::Language,
    },
    i18n::problems::sentence,
};
use serde_json::Value;

use crate::error::Error;

/// Reports what is wrong with a file; an error when the app would refuse it.
pub(crate) fn run(path: &Path) -> Result<(), Error> {
    let bytes = fs::read(path).map_err(Error::file("read", path))?;
    let (problems, refused) = problems_of(&bytes);
    for problem in &problems {
        println!("{}", line(problem));
    }
    let count = problems.len();
    if refused {
        let plural = if count == 1 { "" } else { "s" };
        return Err(Error::Failed(format!("{}: {count} problem{plural}; the app refuses this file", path.display())));
    }
    println!("{}: {}", path.display(), if count == 0 { "nothing is wrong" } else { "the app reads it, without what is named above" });
    Ok(())
}

/// What is wrong, and whether the app refuses the file for it. What says that it is a configuration is read as one, all else as a meeting.
fn problems_of(bytes: &[u8]) -> (Vec<Problem>, bool) {
    let is_config = serde_json::from_slice::<Value>(bytes).is_ok_and(|value| value["schema"] == CONFIG_SCHEMA);
    let read = if is_config { check_config(bytes).map(|read| read.warnings) } else { read_meeting(bytes).map(|read| read.warnings) };
    read.map_or_else(|problems| (problems, true), |warnings| (warnings, false))
}

fn line(problem: &Problem) -> String {
    format!("{}: {}", problem.path, sentence(Language::English, &problem.kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_that_ship_have_no_problems() {
        for file in [&include_bytes!("../../public/config.json")[..], include_bytes!("../../public/meetings/2017-09-baltow.json")] {
            assert_eq!(problems_of(file), (Vec::new(), false));
        }
    }

    #[test]
    fn every_problem_comes_with_its_place() {
        let (problems, refused) = problems_of(br#"{"schema": "kuluary.config/1", "current": "A!", "meetings": []}"#);
        assert!(refused && problems.len() > 1, "{problems:?}");
        let lines: Vec<_> = problems.iter().map(line).collect();
        assert!(lines.iter().all(|line| line.starts_with("$.")), "{lines:?}");
        assert!(lines.iter().any(|line| line.starts_with("$.current: ")), "{lines:?}");
    }
}
