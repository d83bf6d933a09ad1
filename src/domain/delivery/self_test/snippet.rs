//! The part of `config.json` to paste, and a configuration that is tried before it stands there.

use serde_json::{Map, Value, json};

use crate::{
    config::Delivery,
    delivery::Profile,
    format::{CONFIG_SCHEMA, read_delivery},
    problem::{Problem, ProblemKind},
};

/// A configuration to try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What stands in `config.json`, as a line of it.
    pub text: String,
    /// What it means, or what is wrong with it.
    pub read: Result<Profile, Vec<Problem>>,
}

impl Draft {
    /// A configuration of a profile, an address, and the fields in which it differs, as JSON; they may be empty.
    pub fn new(profile: &str, url: &str, more: &str) -> Self {
        let mut fields =
            vec![("to".to_owned(), json!("endpoint")), ("profile".to_owned(), json!(profile)), ("url".to_owned(), json!(url.trim()))];
        let more = more.trim();
        if !more.is_empty() {
            match serde_json::from_str::<Map<String, Value>>(more) {
                Ok(more) => fields.extend(more.into_iter().filter(|(name, _)| !["to", "profile", "url"].contains(&name.as_str()))),
                Err(error) => {
                    let kind = ProblemKind::NotJson { line: error.line(), column: error.column() };
                    return Self { text: text_of(&fields), read: Err(vec![Problem { path: "$.delivery".to_owned(), kind }]) };
                }
            }
        }
        let delivery = Map::from_iter(fields.clone());
        let file = json!({ "schema": CONFIG_SCHEMA, "delivery": delivery }).to_string();
        let read = match read_delivery(file.as_bytes()).map(|read| read.value) {
            Ok(Delivery::Endpoint(profile)) => Ok(*profile),
            Ok(Delivery::Device) => Err(Vec::new()),
            Err(problems) => Err(problems),
        };
        Self { text: text_of(&fields), read }
    }
}

/// The part of a configuration file that says where answers go, to be shown.
pub fn delivery_text(file: &str) -> Option<String> {
    let file: Value = serde_json::from_str(file).ok()?;
    let mut fields: Vec<_> = file.get("delivery")?.as_object()?.clone().into_iter().collect();
    let place = |name: &str| ["to", "profile", "url"].iter().position(|first| *first == name).unwrap_or(3);
    fields.sort_by_key(|(name, _)| place(name));
    Some(text_of(&fields))
}

fn text_of(fields: &[(String, Value)]) -> String {
    let lines: Vec<_> = fields
        .iter()
        .map(|(name, value)| {
            let value = serde_json::to_string_pretty(value).unwrap_or_default().replace('\n', "\n  ");
            format!("  {}: {value}", Value::from(name.as_str()))
        })
        .collect();
    format!("\"delivery\": {{\n{}\n}}", lines.join(",\n"))
}
