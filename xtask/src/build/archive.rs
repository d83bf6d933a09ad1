//! `kuluary-VERSION.zip`: what an organiser without tools unpacks onto a host.

use std::{
    fs::{self, File},
    io::Write,
    path::Path,
};

use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use crate::{
    error::Error,
    project::{VERSION, files_below},
};

/// The guide to the two files that an organiser edits.
const GUIDE: &str = include_str!("../../templates/CZYTAJ-NAJPIERW.txt");

/// Packs the app and the guide. The same app gives the same archive: files in a fixed order, without times.
pub(super) fn write(dist: &Path, archive: &Path) -> Result<(), Error> {
    let file = File::create(archive).map_err(Error::file("write", archive))?;
    let mut zip = ZipWriter::new(file);
    let failed = |cause| Error::Zip { path: archive.to_owned(), cause };
    // The mark of the byte order tells older editors on Windows that the text is UTF-8.
    let guide = format!("\u{feff}{}", GUIDE.replace("{VERSION}", VERSION).replace('\n', "\r\n"));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).unix_permissions(0o644);
    zip.start_file("CZYTAJ-NAJPIERW.txt", options).map_err(failed)?;
    zip.write_all(guide.as_bytes()).map_err(Error::file("write", archive))?;
    for name in files_below(dist)? {
        let path = dist.join(&name);
        let bytes = fs::read(&path).map_err(Error::file("read", &path))?;
        zip.start_file(name.to_string_lossy().replace('\\', "/"), options).map_err(failed)?;
        zip.write_all(&bytes).map_err(Error::file("write", archive))?;
    }
    zip.finish().map_err(failed)?;
    Ok(())
}
