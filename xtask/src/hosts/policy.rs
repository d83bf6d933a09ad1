//! The headers themselves: the content policy and its companions.

use std::collections::BTreeSet;

/// Where a policy for `<meta>` and for headers stands the same, except what browsers ignore in `<meta>`.
const BEFORE_CONNECT: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data: blob:; font-src 'self'; connect-src 'self'";
const AFTER_CONNECT: &str = "; manifest-src 'self'; worker-src 'self'; base-uri 'none'; object-src 'none'; form-action 'none'";
const HEADER_ONLY: &str = "; frame-ancestors 'none'";

/// What the app never uses, and so nothing on its page may.
const UNUSED: [&str; 16] = [
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "encrypted-media",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "serial",
    "usb",
    "xr-spatial-tracking",
];

/// Binds the whole domain for a year, so it ships as a comment for whoever decides that.
pub(super) const TRANSPORT: (&str, &str) = ("Strict-Transport-Security", "max-age=31536000");
/// For assets whose name changes with their content.
pub(super) const FOREVER: &str = "public, max-age=31536000, immutable";
/// For everything else: the browser may keep it, but asks whether it is current.
pub(super) const ASK: &str = "no-cache";

/// Which hosts the app may speak to besides its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Policy {
    connect: BTreeSet<String>,
}

impl Policy {
    /// A build cannot know the endpoint that the configuration will name: any host over HTTPS.
    pub(crate) fn open() -> Self {
        Self { connect: BTreeSet::from(["https:".to_owned()]) }
    }

    /// Only these origins, such as `https://answers.example.org`; none means the app's own host alone.
    pub(crate) fn narrowed(origins: BTreeSet<String>) -> Self {
        Self { connect: origins }
    }

    /// The policy for `<meta http-equiv>`.
    pub(crate) fn for_page(&self) -> String {
        let mut text = BEFORE_CONNECT.to_owned();
        for origin in &self.connect {
            text.push(' ');
            text.push_str(origin);
        }
        text + AFTER_CONNECT
    }

    /// The policy as a header.
    pub(crate) fn for_header(&self) -> String {
        self.for_page() + HEADER_ONLY
    }

    /// The headers of every response.
    pub(crate) fn headers(&self) -> Vec<(&'static str, String)> {
        let permissions = UNUSED.map(|feature| format!("{feature}=()")).join(", ");
        vec![
            ("Content-Security-Policy", self.for_header()),
            ("X-Content-Type-Options", "nosniff".to_owned()),
            ("Referrer-Policy", "no-referrer".to_owned()),
            ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
            ("Cross-Origin-Resource-Policy", "same-origin".to_owned()),
            ("Permissions-Policy", permissions),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unconfigured_build_may_speak_to_any_host_over_https() {
        assert!(Policy::open().for_header().contains("; connect-src 'self' https:; "));
    }

    #[test]
    fn a_narrowed_policy_names_the_hosts_and_nothing_else() {
        let origins = BTreeSet::from(["https://a.example".to_owned(), "https://b.example:8443".to_owned()]);
        assert!(Policy::narrowed(origins).for_header().contains("; connect-src 'self' https://a.example https://b.example:8443; "));
        assert!(Policy::narrowed(BTreeSet::new()).for_header().contains("; connect-src 'self'; "));
    }

    #[test]
    fn framing_is_denied_by_the_header_and_left_out_of_the_page_where_browsers_ignore_it() {
        assert!(Policy::open().for_header().ends_with("frame-ancestors 'none'"));
        assert!(!Policy::open().for_page().contains("frame-ancestors"));
    }

    #[test]
    fn scripts_are_never_evaluated_and_nothing_inline_runs() {
        let policy = Policy::open().for_header();
        assert!(policy.contains("script-src 'self' 'wasm-unsafe-eval';"));
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
    }
}
