//! Which kind of content a file is, by the end of its name.

/// The media type of a file; browsers refuse scripts and wasm under a wrong one.
pub(super) fn of(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, end)| end) {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "ics" => "text/calendar; charset=utf-8",
        "webmanifest" => "application/manifest+json",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn wasm_has_the_type_that_streaming_compilation_asks_for() {
        assert_eq!(super::of("app-0123456789abcdef_bg.wasm"), "application/wasm");
    }

    #[test]
    fn a_name_without_an_ending_is_bytes() {
        assert_eq!(super::of("_headers"), "application/octet-stream");
    }
}
