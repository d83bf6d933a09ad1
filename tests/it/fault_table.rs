//! `docs/faults.md` says which test proves which fault: every row of the matrix is there, and every test it names exists.

use std::{fs, path::Path};

/// The rows of the fault matrix.
const ROWS: u32 = 49;

fn table() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/faults.md")).expect("the table is there")
}

/// Every source below `tests`.
fn sources() -> String {
    let mut places = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")];
    let mut all = String::new();
    while let Some(place) = places.pop() {
        for entry in fs::read_dir(place).expect("the tests can be listed") {
            let path = entry.expect("the tests can be listed").path();
            if path.is_dir() {
                places.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                all.push_str(&fs::read_to_string(path).expect("sources are text"));
            }
        }
    }
    all
}

/// The cells of every row of the first table, without the bars.
fn rows(table: &str) -> Vec<Vec<&str>> {
    let first = table.split("\n## ").next().unwrap_or_default();
    let lines = first.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"));
    lines.map(|line| line.split(" | ").collect()).filter(|cells: &Vec<&str>| cells[0].parse::<u32>().is_ok()).collect()
}

/// What stands in backticks.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

#[test]
fn every_row_of_the_matrix_stands_in_the_table_once_and_in_order() {
    let table = table();
    let numbers: Vec<u32> = rows(&table).iter().map(|cells| cells[0].parse().expect("a number")).collect();
    assert_eq!(numbers, (1..=ROWS).collect::<Vec<_>>());
}

#[test]
fn every_test_that_the_table_names_exists() {
    let (table, sources) = (table(), sources());
    let rows = rows(&table);
    let named: Vec<&str> = rows.iter().flat_map(|cells| quoted(cells[6])).collect();
    assert!(named.len() > 40, "the table is read");
    let missing: Vec<_> = named.into_iter().filter(|name| !sources.contains(&format!("fn {name}("))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_mark_stands_only_where_a_test_is_named() {
    let table = table();
    for cells in rows(&table) {
        let marked = cells[2..6].contains(&"✓");
        assert_eq!(marked, quoted(cells[6]).next().is_some(), "row {}", cells[0]);
    }
}
