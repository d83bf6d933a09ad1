//! A small meeting file to be broken by each test, and short ways to say what must be reported then.

use kuluary::domain::{
    format::{Read, read_meeting},
    meeting::Meeting,
    problem::{Problem, ProblemKind},
};
use serde_json::{Value, json};

/// A meeting with a little of everything, to be changed by each test.
pub(crate) fn sample() -> Value {
    json!({
        "schema": "kuluary.meeting/1", "id": "m", "title": "Spotkanie", "timezone": "Europe/Warsaw",
        "venue": { "name": "Dom" },
        "rooms": [{ "id": "aula", "name": "Aula" }],
        "people": [{ "id": "anna", "name": "Anna" }],
        "workshops": [{ "id": "w", "title": "Warsztat", "people": ["anna"] }],
        "sessions": [
            { "id": "a", "kind": "talk", "title": "A", "start": "2026-05-12T10:00:00+02:00", "end": "2026-05-12T11:00:00+02:00" },
            { "id": "b", "kind": "workshop", "workshop": "w", "start": "2026-05-12T11:00:00+02:00", "end": "2026-05-12T12:00:00+02:00" },
            { "id": "c", "kind": "workshop", "title": "C", "start": "2026-05-12T11:30:00+02:00", "end": "2026-05-12T12:30:00+02:00" }
        ],
        "blocks": [{ "id": "blok", "title": "Blok", "sessions": ["b", "c"] }],
        "surveys": [{
            "id": "s", "version": 1, "title": "Ankieta", "for": { "kinds": ["talk"] },
            "questions": [{ "id": "S1", "text": "Jak?", "kind": "scale" }]
        }]
    })
}

/// The sample with one value set, by JSON pointer; the last part of the pointer may be new.
pub(crate) fn with(pointer: &str, value: Value) -> Value {
    let mut file = sample();
    set(&mut file, pointer, value);
    file
}

pub(crate) fn set(file: &mut Value, pointer: &str, value: Value) {
    let (parent, name) = pointer.rsplit_once('/').expect("a pointer starts with a slash");
    match file.pointer_mut(parent).expect("the sample has the parent") {
        Value::Array(items) if name == "-" => items.push(value),
        Value::Array(items) => items[name.parse::<usize>().unwrap()] = value,
        Value::Object(fields) => drop(fields.insert(name.to_owned(), value)),
        other => panic!("{parent} is {other}"),
    }
}

pub(crate) fn read(file: &Value) -> Result<Read<Meeting>, Vec<Problem>> {
    read_meeting(file.to_string().as_bytes())
}

#[track_caller]
pub(crate) fn good(file: &Value) -> Meeting {
    let read = read(file).unwrap_or_else(|problems| panic!("{problems:#?}"));
    assert_eq!(read.warnings, []);
    read.value
}

/// Setting `pointer` to `value` makes exactly this problem.
#[track_caller]
pub(crate) fn check(pointer: &str, value: Value, path: &str, kind: ProblemKind) {
    check_all(&with(pointer, value), &[(path, kind)]);
}

#[track_caller]
pub(crate) fn check_all(file: &Value, expected: &[(&str, ProblemKind)]) {
    let problems = read(file).expect_err("the file has a problem");
    let expected: Vec<_> = expected.iter().map(|(path, kind)| Problem { path: (*path).to_owned(), kind: kind.clone() }).collect();
    assert_eq!(problems, expected);
}
