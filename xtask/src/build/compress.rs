//! Compressed twins beside the files that a host may send as they are.

use std::{
    fs,
    io::{self, Write},
    path::Path,
};

use flate2::{Compression, write::GzEncoder};

use crate::{error::Error, hosts::is_hashed, project::files_below};

/// Writes `.br` and `.gz` beside each file that never changes under its name, and beside the icons.
///
/// Not beside `config.json`, the meetings and the page: an organiser edits those, and a host would go on sending the stale twin.
pub(super) fn all(dist: &Path) -> Result<(), Error> {
    for name in files_below(dist)? {
        if !name.to_str().is_some_and(|name| is_hashed(name) || name == "icons.svg") {
            continue;
        }
        let path = dist.join(&name);
        let bytes = fs::read(&path).map_err(Error::file("read", &path))?;
        for (extension, compressed) in [("br", brotli(&bytes)), ("gz", gzip(&bytes))] {
            let mut twin = path.clone().into_os_string();
            twin.push(format!(".{extension}"));
            let compressed = compressed.map_err(Error::file("compress", &path))?;
            fs::write(&twin, compressed).map_err(Error::file("write", twin))?;
        }
    }
    Ok(())
}

/// Brotli at its highest quality.
pub(crate) fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &parameters)?;
    Ok(compressed)
}

/// Gzip at its highest level, without a time, so that the same bytes give the same file.
pub(crate) fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn what_is_compressed_comes_back_unchanged() {
        let text = "Ścieżki pracy doradcy biznesowego. ".repeat(50).into_bytes();
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut &*brotli(&text).unwrap(), &mut back).unwrap();
        assert_eq!(back, text);
        back.clear();
        flate2::read::GzDecoder::new(&*gzip(&text).unwrap()).read_to_end(&mut back).unwrap();
        assert_eq!(back, text);
    }
}
