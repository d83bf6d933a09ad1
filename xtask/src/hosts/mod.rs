//! What a host must send with the app: one list of headers, written out for each kind of host.
//!
//! Everything here comes from `policy`; no header is spelled twice.

pub(crate) mod narrow;
mod policy;
mod servers;

use std::{fs, path::Path};

pub(crate) use policy::Policy;

use crate::error::Error;

/// Writes the header files of every kind of host into the app.
pub(crate) fn write_all(dist: &Path, policy: &Policy) -> Result<(), Error> {
    let hashed = hashed_files(dist)?;
    for (name, text) in [
        ("_headers", servers::netlify(policy, &hashed)),
        (".htaccess", servers::apache(policy)),
        ("hosting/nginx.conf", servers::nginx()),
        ("hosting/kuluary-headers.conf", servers::nginx_headers(policy)),
        ("hosting/Caddyfile", servers::caddy(policy)),
    ] {
        let path = dist.join(name);
        if let Some(directory) = path.parent() {
            fs::create_dir_all(directory).map_err(Error::file("make", directory))?;
        }
        fs::write(&path, text).map_err(Error::file("write", &path))?;
    }
    Ok(())
}

/// The assets whose name changes with their content, so that they may be cached for good.
fn hashed_files(dist: &Path) -> Result<Vec<String>, Error> {
    let files = crate::project::files_below(dist)?;
    let names = files.iter().filter_map(|path| path.to_str());
    Ok(names.filter(|name| is_hashed(name)).map(str::to_owned).collect())
}

/// Whether a file name carries the hash of the content: `name-0123456789abcdef.js`, `name-0123456789abcdef_bg.wasm`.
pub(crate) fn is_hashed(name: &str) -> bool {
    let Some((stem, "js" | "css" | "wasm" | "svg")) = name.rsplit_once('.') else { return false };
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit_once('-').is_some_and(|(_, hash)| hash.len() == 16 && hash.bytes().all(|c| c.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_name_with_the_hash_of_its_content_counts_as_hashed() {
        assert!(is_hashed("kuluary-a4dba56829d11c34_bg.wasm"));
        assert!(is_hashed("boot-d095f0d708fa4934.js"));
        assert!(!is_hashed("icons.svg"));
        assert!(!is_hashed("meetings/2017-09-baltow.json"));
        assert!(!is_hashed("sw-short.js"));
        assert!(!is_hashed("boot-d095f0d708fa4934.js.br"));
    }
}
