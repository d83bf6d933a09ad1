//! The JSON Schemas, the readers and the files: what one of them knows, the others know too.

use std::collections::BTreeSet;

use kuluary::domain::{
    format::{check_config, read_meeting},
    problem::Problem,
};
use serde_json::{Map, Value, json};

use super::data::bytes;

type Reader = fn(&[u8]) -> Vec<Problem>;

fn meeting_problems(file: &[u8]) -> Vec<Problem> {
    read_meeting(file).map_or_else(|problems| problems, |read| read.warnings)
}

fn config_problems(file: &[u8]) -> Vec<Problem> {
    check_config(file).map_or_else(|problems| problems, |read| read.warnings)
}

fn json_of(path: &str) -> Value {
    serde_json::from_slice(&bytes(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A meeting that uses every field of the format.
fn full_meeting() -> Value {
    let mut file = json_of("tests/fixtures/meeting.json");
    file["published"] = json!("https://proba.example/published.json");
    file
}

/// Configurations that together use every field of the format: a list goes on in one of several ways, and an
/// answer is known by its id or by what is said of it.
fn full_configs() -> Vec<Value> {
    let full = json_of("tests/fixtures/config.json");
    let next = |next: Value| {
        let mut other = full.clone();
        other["delivery"]["read"]["next"] = next;
        other
    };
    let mut other = full.clone();
    other["delivery"] = json!({
        "to": "endpoint", "profile": "supabase", "url": "https://proba.example/rest/v1/feedback", "headers": { "apikey": "public" },
        "write": { "body": { "id": "{id}", "submission": "{submission}" } },
        "done": { "says": { "at": "ok", "is": ["true"] }, "echo_at": "submission" },
        "already_there": { "says": { "at": "code", "is": ["23505"] }, "ask": "{url}/{id}" },
        "read": {
            "submission_at": "submission", "next": { "offset": "offset" },
            "session": { "at": "{origin}/auth/v1/token", "user": "email", "token_at": "access_token" }
        }
    });
    vec![next(json!({ "at": "links.next" })), next(json!({ "number": "page" })), other, full]
}

/// A schema and where a file was found to use it.
struct Walk {
    root: Value,
    /// What the files used: the place of an object in the schema, and a property.
    used: BTreeSet<(String, String)>,
    /// One path in the file for each of them.
    samples: Vec<String>,
    /// What stands in the files and not in the schema.
    unknown: Vec<String>,
}

impl Walk {
    /// The schemas that a value may follow here: references resolved, alternatives side by side, each with its place.
    fn alternatives<'s>(&'s self, place: &str, schema: &'s Value) -> Vec<(String, &'s Value)> {
        if let Some(name) = schema["$ref"].as_str() {
            let pointer = name.trim_start_matches('#');
            return self.alternatives(name, self.root.pointer(pointer).unwrap_or_else(|| panic!("{name} leads nowhere")));
        }
        let either = ["anyOf", "oneOf"].iter().find_map(|word| schema[*word].as_array());
        match either {
            Some(either) => {
                either.iter().enumerate().flat_map(|(index, schema)| self.alternatives(&format!("{place}/{index}"), schema)).collect()
            }
            None => vec![(place.to_owned(), schema)],
        }
    }

    fn visit(&mut self, place: &str, schema: &Value, value: &Value, path: &str) {
        let alternatives: Vec<(String, Value)> =
            self.alternatives(place, schema).into_iter().map(|(place, schema)| (place, schema.clone())).collect();
        match value {
            Value::Object(fields) => self.visit_object(&alternatives, fields, path),
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    for (place, schema) in &alternatives {
                        let schema = if schema["prefixItems"].is_array() { &schema["prefixItems"][index] } else { &schema["items"] };
                        if !schema.is_null() {
                            self.visit(&format!("{place}/items"), schema, item, &format!("{path}[{index}]"));
                        }
                    }
                }
            }
            _ => {}
        }
    }

    fn visit_object(&mut self, alternatives: &[(String, Value)], fields: &Map<String, Value>, path: &str) {
        for (name, value) in fields {
            let below = format!("{path}.{name}");
            let mut known = false;
            for (place, schema) in alternatives {
                let property = &schema["properties"][name];
                if !property.is_null() {
                    known = true;
                    if self.used.insert((place.clone(), name.clone())) {
                        self.samples.push(below.clone());
                    }
                    self.visit(&format!("{place}/{name}"), property, value, &below);
                } else if schema["additionalProperties"].is_object() {
                    known = true;
                }
            }
            if !known {
                self.unknown.push(below);
            }
        }
    }

    fn every_property(&self) -> BTreeSet<(String, String)> {
        let mut all = BTreeSet::new();
        collect(&self.root, "#", &mut all);
        all
    }
}

/// The objects of a schema with their properties, by the places that `Walk` gives them.
fn collect(schema: &Value, place: &str, all: &mut BTreeSet<(String, String)>) {
    for (name, definition) in schema["$defs"].as_object().into_iter().flatten() {
        collect(definition, &format!("#/$defs/{name}"), all);
    }
    for word in ["anyOf", "oneOf"] {
        for (index, schema) in schema[word].as_array().into_iter().flatten().enumerate() {
            collect(schema, &format!("{place}/{index}"), all);
        }
    }
    for (name, property) in schema["properties"].as_object().into_iter().flatten() {
        all.insert((place.to_owned(), name.clone()));
        collect(property, &format!("{place}/{name}"), all);
    }
    if schema["items"].is_object() {
        collect(&schema["items"], &format!("{place}/items"), all);
    }
}

fn walk(schema: &str, files: &[Value]) -> Walk {
    let mut walk = Walk { root: json_of(schema), used: BTreeSet::new(), samples: Vec::new(), unknown: Vec::new() };
    let root = walk.root.clone();
    for file in files {
        walk.visit("#", &root, file, "$");
    }
    walk
}

/// Turns `$.rooms[0].name` into `/rooms/0/name`.
fn pointer(path: &str) -> String {
    path.trim_start_matches('$').replace(['.', '['], "/").replace(']', "")
}

/// The schema knows every field of the full files, these use every property of the schema, and the reader reports each of them
/// where it is broken: so the schema's properties are exactly what the reader reads.
#[track_caller]
fn check(schema: &str, full: &[Value], others: &[Value], reader: Reader) {
    let whole = walk(schema, full);
    let unused: Vec<_> = whole.every_property().difference(&whole.used).cloned().collect();
    assert_eq!(unused, [], "the full files use every property of the schema");
    assert_eq!(whole.unknown, [] as [&str; 0], "the schema knows every field of the full files");
    for full in full {
        assert_eq!(reader(full.to_string().as_bytes()), [], "the full files are good");
        for path in walk(schema, std::slice::from_ref(full)).samples {
            let mut broken = full.clone();
            // No field of either format is a list of lists.
            *broken.pointer_mut(&pointer(&path)).unwrap_or_else(|| panic!("no {path}")) = json!([[]]);
            let problems = reader(broken.to_string().as_bytes());
            let below =
                |problem: &Problem| problem.path.strip_prefix(path.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('['));
            assert!(problems.iter().any(below), "{path} is in the schema, but the reader does not mind it broken: {problems:?}");
        }
    }
    assert_eq!(walk(schema, others).unknown, [] as [&str; 0], "the schema knows every field of the files that ship");
}

#[test]
fn the_schema_of_meetings_has_exactly_the_fields_that_the_reader_reads() {
    let shipped = ["2017-06-warszawa", "2017-09-baltow", "2017-10-baltow", "2017-11-baltow"];
    let shipped = shipped.map(|id| json_of(&format!("public/meetings/{id}.json")));
    check("public/schema/kuluary.meeting-1.json", &[full_meeting()], &shipped, meeting_problems);
}

#[test]
fn the_schema_of_configurations_has_exactly_the_fields_that_the_reader_reads() {
    check("public/schema/kuluary.config-1.json", &full_configs(), &[json_of("public/config.json")], config_problems);
}

#[test]
fn what_the_schemas_demand_the_readers_demand() {
    let files: [(&str, Value, Reader); 2] = [
        ("public/schema/kuluary.meeting-1.json", full_meeting(), meeting_problems),
        ("public/schema/kuluary.config-1.json", json_of("tests/fixtures/config.json"), config_problems),
    ];
    for (schema, full, reader) in files {
        let whole = walk(schema, std::slice::from_ref(&full));
        let mut demanded = 0;
        for path in &whole.samples {
            let (parent, name) = path.rsplit_once('.').expect("a path has a field");
            let place = whole.used.iter().filter(|(_, used)| used == name).map(|(place, _)| place);
            // A field is demanded at this path where every object it may belong to demands it.
            let at_root = parent == "$";
            let required = |place: &String| {
                let object = whole.root.pointer(place.trim_start_matches('#')).unwrap_or(&Value::Null);
                object["required"].as_array().is_some_and(|names| names.iter().any(|other| other == name))
            };
            let places: Vec<_> = place.filter(|place| (place.as_str() == "#") == at_root).collect();
            if places.is_empty() || !places.into_iter().all(required) {
                continue;
            }
            demanded += 1;
            let mut without = full.clone();
            let parent = without.pointer_mut(&pointer(parent)).and_then(Value::as_object_mut).expect("an object");
            parent.remove(name);
            let problems = reader(without.to_string().as_bytes());
            assert!(problems.iter().any(|problem| problem.path == *path), "{path} is demanded by the schema alone: {problems:?}");
        }
        assert!(demanded >= 4, "{schema} demands something: {demanded}");
    }
}

#[cfg(feature = "schema")]
#[test]
fn the_schemas_checked_in_are_those_of_the_types() {
    use kuluary::domain::format::{config_schema, meeting_schema};

    for (path, current) in
        [("public/schema/kuluary.meeting-1.json", meeting_schema()), ("public/schema/kuluary.config-1.json", config_schema())]
    {
        let checked_in = String::from_utf8(bytes(path)).unwrap();
        assert_eq!(checked_in, current, "{path} is stale: run `cargo xtask schema`");
    }
}
