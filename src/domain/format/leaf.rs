//! Single values of a file: texts as they are shown, and addresses.

use crate::session::Link;

/// A text as it is shown: control characters but line feeds and tabs are dropped, and so are the marks that turn the direction of
/// writing around, because they reach beyond their own text and can make another one read differently.
pub(super) fn cleaned(text: &str) -> String {
    let kept = |c: &char| match c {
        '\n' | '\t' => true,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => false,
        c => !c.is_control(),
    };
    text.chars().filter(kept).collect::<String>().trim().to_owned()
}

/// What a problem quotes of a text.
pub(super) fn shortened(text: &str) -> String {
    cleaned(&text.chars().take(80).collect::<String>())
}

/// An address of the web, to read or to fetch.
pub(super) fn web_link(text: &str) -> Option<Link> {
    Link::parse(text).filter(|link| link.as_str().get(..4).is_some_and(|scheme| scheme.eq_ignore_ascii_case("http")))
}
