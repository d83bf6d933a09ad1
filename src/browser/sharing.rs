//! Giving a file to another app of the phone, and taking files that a person chose or dropped.

use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Event;

use super::{
    beside,
    by_name::{call, call_later, get, make},
    clock, window,
};

/// So much of a file is read by the page, in bytes: it is done with it about when a worker has started.
const BEGINNING: usize = 4_000_000;
/// How long a worker may take for a part of a file, in milliseconds, before the page reads it by itself.
const PATIENCE: i32 = 5_000;

/// A file that the browser would give to another app.
pub struct Sharable(JsValue);

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shared {
    /// Another app took it; what that app does with it, the browser does not tell.
    Taken,
    /// The person changed their mind.
    Cancelled,
    /// The browser refused.
    Refused,
}

/// A text file to be shared; `None` where the browser shares no such files. Some share no JSON, but plain text.
pub fn sharable(name: &str, text: &str) -> Option<Sharable> {
    let plain = format!("{name}.txt");
    [(name, "application/json"), (&plain, "text/plain")].into_iter().find_map(|(name, mime)| data(name, mime, text).ok().flatten())
}

fn data(name: &str, mime: &str, text: &str) -> Result<Option<Sharable>, JsValue> {
    let options = Object::new();
    Reflect::set(&options, &JsValue::from_str("type"), &JsValue::from_str(mime))?;
    let parts = Array::of1(&Uint8Array::from(text.as_bytes()));
    let file = make("File", &[&parts, &JsValue::from_str(name), &options])?;
    let data = Object::new();
    Reflect::set(&data, &JsValue::from_str("files"), &Array::of1(&file))?;
    let can = call(&window().navigator(), "canShare", &[&data])?.is_truthy();
    Ok(can.then(|| Sharable(data.into())))
}

impl Sharable {
    /// Lets the person choose an app. To be called while the browser still knows that they tapped something.
    pub async fn share(self) -> Shared {
        match call_later(&window().navigator(), "share", &[&self.0]).await {
            Ok(_) => Shared::Taken,
            Err(thrown) if get(&thrown, "name").is_ok_and(|name| name == "AbortError") => Shared::Cancelled,
            Err(_) => Shared::Refused,
        }
    }
}

/// A file that a person chose or dropped; nothing of it is read yet.
#[derive(Debug, Clone)]
pub struct Chosen {
    /// Its name.
    pub name: String,
    file: JsValue,
}

/// The browser could not read the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the file cannot be read")]
pub struct UnreadableFile;

/// The files of an event: chosen in a field, or dropped. The field is emptied, so that the same file can be chosen again.
pub fn chosen(event: &Event) -> Vec<Chosen> {
    let dropped = get(event, "dataTransfer").and_then(|data| get(&data, "files"));
    let field: JsValue = event.target().into();
    let files = dropped.or_else(|_| get(&field, "files")).unwrap_or(JsValue::UNDEFINED);
    if !files.is_object() {
        return Vec::new();
    }
    let name = |file: &JsValue| get(file, "name").ok().and_then(|name| name.as_string()).unwrap_or_default();
    let all = Array::from(&files).iter().map(|file| Chosen { name: name(&file), file }).collect();
    if field.has_type::<web_sys::HtmlInputElement>() {
        drop(Reflect::set(&field, &JsValue::from_str("value"), &JsValue::from_str("")));
    }
    all
}

impl Chosen {
    /// A file that a storage gave back.
    pub(super) const fn stored(file: JsValue) -> Self {
        Self { name: String::new(), file }
    }

    /// The file itself.
    pub(super) const fn as_js(&self) -> &JsValue {
        &self.file
    }

    /// How long the file is, in bytes.
    pub fn size(&self) -> usize {
        let size = get(&self.file, "size").ok().and_then(|size| size.as_f64()).unwrap_or_default();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "files are far shorter than what a number holds")]
        let size = size as usize;
        size
    }

    /// Begins to read the bytes from one place of the file up to another. All but the beginning is read beside the page where a worker was
    /// started: the beginning is there before a worker, and after it the page has something to do.
    ///
    /// # Errors
    /// When the browser cannot read it.
    pub fn part(&self, from: usize, to: usize) -> Result<Part, UnreadableFile> {
        let ends = Ends { from, to };
        let ask = || beside::ask("read", &[&self.file, &place(from), &place(to)], &Array::new());
        let reading = match (from >= BEGINNING).then(ask).flatten() {
            Some(work) => Reading::Beside(work),
            None => Reading::Here(self.read(&ends)?),
        };
        Ok(Part { file: self.clone(), ends, reading })
    }

    fn read(&self, ends: &Ends) -> Result<Promise, UnreadableFile> {
        let part = call(&self.file, "slice", &[&place(ends.from), &place(ends.to)]);
        let reading = part.and_then(|part| call(&part, "arrayBuffer", &[])?.dyn_into::<Promise>());
        reading.map_err(|_| UnreadableFile)
    }

    /// Reads all of a file of at most so many bytes; `None` when there are more.
    ///
    /// # Errors
    /// When the browser cannot read it.
    pub async fn whole(&self, most: usize) -> Result<Option<Vec<u8>>, UnreadableFile> {
        let size = self.size();
        if size > most { Ok(None) } else { self.part(0, size)?.bytes().await.map(Some) }
    }
}

fn place(at: usize) -> JsValue {
    JsValue::from_f64(f64::from(u32::try_from(at).unwrap_or(u32::MAX)))
}

/// From one place of a file up to another, in bytes.
struct Ends {
    from: usize,
    to: usize,
}

enum Reading {
    Here(Promise),
    Beside(beside::Work),
}

/// A part of a file that is being read.
pub struct Part {
    file: Chosen,
    ends: Ends,
    reading: Reading,
}

impl Part {
    /// Its bytes, once they are there.
    ///
    /// # Errors
    /// When the browser cannot read it.
    pub async fn bytes(self) -> Result<Vec<u8>, UnreadableFile> {
        self.loaded().await.map(|loaded| loaded.0.to_vec())
    }

    /// The same, still where the browser has them.
    ///
    /// # Errors
    /// When the browser cannot read it.
    pub async fn loaded(self) -> Result<Loaded, UnreadableFile> {
        let here = match self.reading {
            Reading::Here(promise) => promise,
            Reading::Beside(work) => match clock::within(PATIENCE, work.done()).await {
                Some(Ok(buffer)) => return Ok(Loaded(Uint8Array::new(&buffer))),
                Some(Err(_)) => self.file.read(&self.ends)?,
                None => {
                    // One that never started, as on a host that never answers.
                    beside::end();
                    self.file.read(&self.ends)?
                }
            },
        };
        let buffer = JsFuture::from(here).await.map_err(|_| UnreadableFile)?;
        Ok(Loaded(Uint8Array::new(&buffer)))
    }
}

/// A part of a file that the browser has read.
#[derive(Debug)]
pub struct Loaded(Uint8Array);

impl Loaded {
    /// How many bytes it has.
    pub fn len(&self) -> usize {
        self.0.length() as usize
    }

    /// It has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Copies it into a room of the same length.
    pub fn copy_to(&self, room: &mut [u8]) {
        self.0.copy_to(room);
    }
}
