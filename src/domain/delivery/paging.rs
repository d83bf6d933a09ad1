//! Reading a list page by page: what a page holds, and where the next one is.

use serde_json::Value;

use super::profile::{NextPage, Read};

/// The header that must be looked at to find the next page, if it is one.
pub const fn header_of(next: &NextPage) -> Option<&str> {
    match next {
        NextPage::Header(name) => Some(name.as_str()),
        NextPage::Link => Some("link"),
        NextPage::None | NextPage::At(_) | NextPage::Number(_) => None,
    }
}

/// The rows of a page; `None` when it is not a list.
pub fn rows<'v>(read: &Read, page: &'v Value) -> Option<&'v Vec<Value>> {
    read.rows_at.find(page)?.as_array()
}

/// The address of the page after `page`, which was the `number`th, from 1; `None` after the last one. `first` is the address of the first. `header` is what `header_of` named.
pub fn next_page(read: &Read, page: &Value, header: Option<&str>, first: &str, number: u32) -> Option<String> {
    match &read.next {
        NextPage::None => None,
        NextPage::Header(_) => header.map(str::to_owned),
        NextPage::Link => header.and_then(linked_next).map(str::to_owned),
        NextPage::At(path) => path.find(page)?.as_str().map(str::to_owned),
        NextPage::Number(parameter) => {
            let more = rows(read, page).is_some_and(|rows| !rows.is_empty());
            let mark = if first.contains('?') { '&' } else { '?' };
            more.then(|| format!("{first}{mark}{parameter}={}", number + 1))
        }
    }
}

/// The address with `rel="next"` in a `Link` header (RFC 8288).
fn linked_next(header: &str) -> Option<&str> {
    let mut links = header.split(',').filter_map(|link| link.trim().strip_prefix('<')?.split_once('>'));
    let is_next = |parameters: &str| {
        let mut values = parameters.split(';').filter_map(|parameter| parameter.trim().split_once('='));
        values.any(|(name, value)| {
            name.trim().eq_ignore_ascii_case("rel") && value.trim().trim_matches('"').split(' ').any(|rel| rel.eq_ignore_ascii_case("next"))
        })
    };
    links.find(|(_, parameters)| is_next(parameters)).map(|(address, _)| address)
}
