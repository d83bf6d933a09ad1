//! The page as it ships: one style sheet, and the content policy for hosts that cannot send headers.
//!
//! Trunk writes the page minified, so attributes may stand without quotes; nothing else of HTML is understood here.

use std::{fs, path::Path};

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256, Sha384};

use crate::{error::Error, hosts::Policy};

/// Finishes what Trunk wrote.
pub(super) fn finish(dist: &Path) -> Result<(), Error> {
    let page = dist.join("index.html");
    let html = fs::read_to_string(&page).map_err(Error::file("read", &page))?;
    let html = bundle_styles(&html, dist)?;
    fs::write(&page, html).map_err(Error::file("write", &page))?;
    set_policy(&page, &Policy::open())
}

/// Puts the content policy into the page, in place of the one that is there.
pub(crate) fn set_policy(page: &Path, policy: &Policy) -> Result<(), Error> {
    let html = fs::read_to_string(page).map_err(Error::file("read", page))?;
    let html = with_policy(&html, &policy.for_page())
        .ok_or_else(|| Error::Unexpected { path: page.to_owned(), what: "it does not say its character set".to_owned() })?;
    fs::write(page, html).map_err(Error::file("write", page))
}

/// The page with this policy, right after the character set: it must stand before anything it is to govern.
fn with_policy(html: &str, policy: &str) -> Option<String> {
    const OPENING: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"";
    let mut html = html.to_owned();
    if let Some(start) = html.find(OPENING) {
        let end = start + html[start..].find("\">")? + 2;
        html.replace_range(start..end, "");
    }
    let (start, tag) = tags(&html, "meta").into_iter().find(|(_, tag)| attribute(tag, "charset").is_some())?;
    let end = start + tag.len();
    html.insert_str(end, &format!("{OPENING}{policy}\">"));
    Some(html)
}

/// Joins the style sheets into one: on a phone each request costs more than the bytes it saves.
fn bundle_styles(html: &str, dist: &Path) -> Result<String, Error> {
    let sheets: Vec<_> = tags(html, "link").into_iter().filter(|(_, tag)| attribute(tag, "rel") == Some("stylesheet")).collect();
    let Some((first, _)) = sheets.first().copied() else {
        return Err(Error::Unexpected { path: dist.join("index.html"), what: "it names no style sheet".to_owned() });
    };
    let mut all = String::new();
    let mut rest = html.to_owned();
    for (start, tag) in sheets.iter().rev() {
        rest.replace_range(*start..start + tag.len(), "");
    }
    for (_, tag) in sheets {
        let path = dist.join(attribute(tag, "href").unwrap_or_default());
        all.push_str(&fs::read_to_string(&path).map_err(Error::file("read", &path))?);
        all.push('\n');
        fs::remove_file(&path).map_err(Error::file("remove", &path))?;
    }
    let name = format!("style-{}.css", &hex(&Sha256::digest(&all))[..16]);
    let path = dist.join(&name);
    fs::write(&path, &all).map_err(Error::file("write", &path))?;
    let integrity = STANDARD.encode(Sha384::digest(&all));
    rest.insert_str(first, &format!("<link rel=\"stylesheet\" href=\"./{name}\" integrity=\"sha384-{integrity}\">"));
    Ok(rest)
}

/// The opening tags of this name, each with its place.
pub(crate) fn tags<'h>(html: &'h str, name: &str) -> Vec<(usize, &'h str)> {
    let opening = format!("<{name} ");
    html.match_indices(&opening).filter_map(|(start, _)| Some((start, &html[start..=start + html[start..].find('>')?]))).collect()
}

/// What an attribute of a tag says, quoted or not.
pub(crate) fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let start = tag.find(&format!(" {name}="))? + name.len() + 2;
    let rest = &tag[start..];
    if let Some(quoted) = rest.strip_prefix('"') {
        return quoted.split('"').next();
    }
    rest.split([' ', '>']).next()
}

/// Bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    bytes.iter().flat_map(|byte| [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_found_with_and_without_quotes() {
        let tag = "<link href=./a.css rel=\"stylesheet\" integrity=sha384-x>";
        assert_eq!(attribute(tag, "href"), Some("./a.css"));
        assert_eq!(attribute(tag, "rel"), Some("stylesheet"));
        assert_eq!(attribute(tag, "integrity"), Some("sha384-x"));
        assert_eq!(attribute(tag, "media"), None);
    }

    #[test]
    fn the_policy_follows_the_character_set_and_replaces_an_older_one() {
        let once = with_policy("<!doctype html><meta charset=utf-8><title>x</title>", "default-src 'none'").unwrap();
        assert_eq!(
            once,
            "<!doctype html><meta charset=utf-8><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\"><title>x</title>"
        );
        let twice = with_policy(&once, "default-src 'self'").unwrap();
        assert_eq!(twice, once.replace("'none'", "'self'"));
    }

    #[test]
    fn style_sheets_become_one_in_their_order() {
        let dist = std::env::temp_dir().join(format!("kuluary-styles-{}", std::process::id()));
        fs::create_dir_all(&dist).unwrap();
        fs::write(dist.join("a.css"), "a{}").unwrap();
        fs::write(dist.join("b.css"), "b{}").unwrap();
        let html = "<title>x</title><link href=./a.css rel=stylesheet><link rel=icon href=x><link href=./b.css rel=stylesheet>";
        let bundled = bundle_styles(html, &dist).unwrap();
        let sheets: Vec<_> = tags(&bundled, "link").into_iter().filter(|(_, tag)| attribute(tag, "rel") == Some("stylesheet")).collect();
        assert_eq!(sheets.len(), 1);
        assert_eq!(fs::read_to_string(dist.join(attribute(sheets[0].1, "href").unwrap())).unwrap(), "a{}\nb{}\n");
        assert!(!dist.join("a.css").exists());
        fs::remove_dir_all(&dist).unwrap();
    }
}
