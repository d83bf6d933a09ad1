//! `cargo xtask headers CONFIG`: the policy of a built app, narrowed to the hosts that its configuration names.

use std::{collections::BTreeSet, fs, path::Path};

use serde_json::Value;

use super::{Policy, write_all};
use crate::{
    build::{page, worker},
    error::Error,
};

/// Narrows the headers and the page in `dist` to what `config`, and the meeting files beside it, name.
pub(crate) fn run(config: &Path, dist: &Path) -> Result<(), Error> {
    let page = dist.join("index.html");
    if !page.is_file() {
        return Err(Error::Unexpected { path: dist.to_owned(), what: "no built app is there; run `cargo xtask build` first".to_owned() });
    }
    let origins = origins(config)?;
    let policy = Policy::narrowed(origins.clone());
    write_all(dist, &policy)?;
    page::set_policy(&page, &policy)?;
    // Who already has the app gets the new page only with a new worker.
    worker::write(dist)?;
    if origins.is_empty() {
        println!("The app speaks to its own host alone.");
    } else {
        println!("Besides its own host, the app may speak to: {}", origins.into_iter().collect::<Vec<_>>().join(", "));
    }
    println!("Written: index.html, sw.js, _headers, .htaccess and hosting/ in {}", dist.display());
    Ok(())
}

/// Every origin that the configuration and its meeting files send the app to.
fn origins(config: &Path) -> Result<BTreeSet<String>, Error> {
    let value = read(config)?;
    let mut origins = BTreeSet::new();
    collect(&value["delivery"], &mut origins);
    for entry in value["meetings"].as_array().into_iter().flatten() {
        let Some(file) = entry["file"].as_str() else { continue };
        if let Some(origin) = origin(file) {
            // What a meeting file elsewhere refers to cannot be known here; its own host is.
            origins.insert(origin);
        } else {
            let meeting = read(&config.parent().unwrap_or(Path::new("")).join(file))?;
            origins.extend(meeting["published"].as_str().and_then(origin));
        }
    }
    Ok(origins)
}

fn read(path: &Path) -> Result<Value, Error> {
    let bytes = fs::read(path).map_err(Error::file("read", path))?;
    serde_json::from_slice(&bytes).map_err(|cause| Error::Json { path: path.to_owned(), cause })
}

/// Every web address anywhere inside: a profile may override the address to write to, to read from and to sign in at.
fn collect(value: &Value, origins: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => origins.extend(origin(text)),
        Value::Array(items) => items.iter().for_each(|item| collect(item, origins)),
        Value::Object(fields) => fields.values().for_each(|field| collect(field, origins)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The origin of a web address, as a policy names it: scheme, host and port; `None` for anything else.
fn origin(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once("://")?;
    let scheme = scheme.to_ascii_lowercase();
    let host = rest.split(['/', '?', '#', '\\']).next()?;
    let host = host.rsplit_once('@').map_or(host, |(_, host)| host).to_ascii_lowercase();
    // A space, quote, comma or semicolon would end the source and begin another one.
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']');
    (matches!(scheme.as_str(), "http" | "https") && !host.is_empty() && host.chars().all(plain)).then(|| format!("{scheme}://{host}"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[track_caller]
    fn check(address: &str, expected: Option<&str>) {
        assert_eq!(origin(address).as_deref(), expected, "{address}");
    }

    #[test]
    fn an_origin_is_scheme_host_and_port() {
        check("https://answers.example.org/v1/buckets/event", Some("https://answers.example.org"));
        check("http://127.0.0.1:8888/v1?x=1", Some("http://127.0.0.1:8888"));
        check("HTTPS://Example.ORG", Some("https://example.org"));
        check("https://[::1]:8888/v1", Some("https://[::1]:8888"));
    }

    #[test]
    fn a_password_in_an_address_stays_out_of_the_headers() {
        check("https://user:secret@example.org/", Some("https://example.org"));
    }

    #[test]
    fn what_is_no_web_address_or_would_break_out_of_the_policy_has_no_origin() {
        check("meetings/2017-09-baltow.json", None);
        check("javascript://example.org/", None);
        check("https://", None);
        check("https://a.example; script-src *", None);
        check("https://a.example\" x", None);
    }

    #[test]
    fn every_address_of_the_delivery_counts_also_the_overridden_ones() {
        let delivery = json!({ "to": "endpoint", "url": "https://a.example/v1", "list": { "to": "https://b.example/list" }, "page": 200 });
        let mut found = BTreeSet::new();
        collect(&delivery, &mut found);
        assert_eq!(found, BTreeSet::from(["https://a.example".to_owned(), "https://b.example".to_owned()]));
    }
}
