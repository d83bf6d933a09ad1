//! A directory of its own for a browser's or a server's data.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicU32, Ordering},
    time::Instant,
};

use super::{GLANCE, PATIENCE};

/// A directory, removed in the end.
pub(crate) struct Profile(PathBuf);

impl Profile {
    pub(crate) fn fresh() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("kuluary-e2e-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).expect("the directory for temporary files can be written");
        Self(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Profile {
    fn drop(&mut self) {
        // The last processes of a browser may still write for a moment after it has ended.
        let until = Instant::now() + PATIENCE;
        while let Err(error) = fs::remove_dir_all(&self.0) {
            if Instant::now() > until {
                eprintln!("{} stays behind: {error}", self.0.display());
                return;
            }
            std::thread::sleep(GLANCE);
        }
    }
}
