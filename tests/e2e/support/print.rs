//! What the app prints, read with Poppler: its words page by page, what the pages look like, and the codes on them.

use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    sync::atomic::{AtomicU32, Ordering},
};

use super::{files, scene::App};

/// A printed document.
pub(crate) struct Print {
    folder: PathBuf,
    /// The words of each page in the order of the document; white space of any kind is one space.
    pub(crate) pages: Vec<String>,
}

/// A page in shades of grey.
pub(crate) struct Picture {
    width: usize,
    height: usize,
    shades: Vec<u8>,
}

impl App {
    /// Prints the page, and reads what came out.
    pub(crate) async fn print(&self) -> Print {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let pdf = self.browser().paper().await;
        let folder = env::temp_dir().join(format!("kuluary-e2e-print-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed)));
        fs::create_dir_all(&folder).expect("the directory for temporary files can be written");
        fs::write(folder.join("print.pdf"), pdf).expect("a file can be written");
        if let Some(kept) = env::var_os("KULUARY_PRINTS") {
            let name = std::thread::current().name().unwrap_or("print").replace("::", "-");
            fs::copy(folder.join("print.pdf"), Path::new(&kept).join(format!("{name}.pdf"))).expect("the print is kept");
        }
        let text = run(&folder, "pdftotext", &["-raw", "print.pdf", "-"]);
        let text = String::from_utf8(text).expect("the words are UTF-8");
        let pages = text.split_terminator('\u{c}').map(|page| page.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        Print { folder, pages }
    }
}

impl Print {
    /// The words of all pages.
    pub(crate) fn text(&self) -> String {
        self.pages.join(" ")
    }

    /// The pages as pictures.
    pub(crate) fn pictures(&self) -> Vec<Picture> {
        run(&self.folder, "pdftoppm", &["-gray", "-r", "150", "print.pdf", "page"]);
        let files = fs::read_dir(&self.folder).expect("the directory is there").filter_map(Result::ok).map(|file| file.path());
        let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|extension| extension == "pgm")).collect();
        files.sort();
        files.iter().map(|file| picture(&fs::read(file).expect("a page was drawn"))).collect()
    }

    /// What the codes of all pages say, each once, sorted.
    pub(crate) fn codes(&self) -> Vec<String> {
        self.pictures().iter().flat_map(Picture::codes).collect::<BTreeSet<_>>().into_iter().collect()
    }
}

impl Picture {
    /// What its codes say. A camera is pointed at one code at a time, and so does this look: at the page, and at one part of it after
    /// another.
    fn codes(&self) -> BTreeSet<String> {
        // Of A4, 21 cm wide.
        let (side, step) = (self.width / 3, self.width / 9);
        let corners = (0..=self.height - side).step_by(step).flat_map(|y| (0..=self.width - side).step_by(step).map(move |x| (x, y)));
        let parts = corners.map(|corner| (corner, side, side)).chain([((0, 0), self.width, self.height)]);
        let mut all = BTreeSet::new();
        for ((left, top), width, height) in parts {
            let shade = |x: usize, y: usize| self.shades[(top + y) * self.width + left + x];
            let mut part = rqrr::PreparedImage::prepare_from_greyscale(width, height, shade);
            // Half a code, or the corners of two neighbours, cannot be read; whoever asks says which codes there must be.
            all.extend(part.detect_grids().iter().filter_map(|grid| Some(grid.decode().ok()?.1)));
        }
        all
    }

    /// How much of the page is darker than middle grey, in per cent.
    pub(crate) fn dark(&self) -> usize {
        100 * self.shades.iter().filter(|shade| **shade < 128).count() / self.shades.len()
    }
}

impl Drop for Print {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.folder) {
            eprintln!("{} stays: {error}", self.folder.display());
        }
    }
}

fn run(folder: &Path, program: &str, arguments: &[&str]) -> Vec<u8> {
    let output = Command::new(files::poppler(program)).args(arguments).current_dir(folder).output().expect("Poppler runs");
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// Reads a binary PGM of 256 shades: `P5`, width, height and greatest value, each followed by one white space, and the shades.
fn picture(bytes: &[u8]) -> Picture {
    let mut at = 0;
    let mut word = || {
        let length = bytes[at..].iter().position(u8::is_ascii_whitespace).expect("a head of four words");
        let word = std::str::from_utf8(&bytes[at..at + length]).expect("a head of letters and digits").to_owned();
        at += length + 1;
        word
    };
    assert_eq!(word(), "P5");
    let [width, height, most] = [(); 3].map(|()| word().parse::<usize>().expect("a number"));
    assert_eq!(most, 255);
    let shades = bytes[at..].to_vec();
    assert_eq!(shades.len(), width * height);
    Picture { width, height, shades }
}
