//! Files that leave the app, and the clipboard.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::{Guard, clock, document, window};

/// The browser refused to make or hand over a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the browser refused")]
pub struct Refused;

/// Downloads bytes as a file.
///
/// # Errors
/// When the browser refuses to make the file.
pub fn download(name: &str, mime: &str, bytes: &[u8]) -> Result<(), Refused> {
    let mut file = Growing::default();
    file.add(bytes);
    file.download(name, mime)
}

/// A file that is put together part by part: long before it is whole, its parts are with the browser and not in the app's memory.
#[derive(Debug, Default)]
pub struct Growing(Array);

impl Growing {
    /// Adds a part.
    pub fn add(&mut self, bytes: &[u8]) {
        self.0.push(&Uint8Array::from(bytes));
    }

    /// Downloads the file. An object URL and not a `data:` one: iOS opens the latter in place of the app.
    ///
    /// # Errors
    /// When the browser refuses to make the file.
    pub fn download(self, name: &str, mime: &str) -> Result<(), Refused> {
        download_parts(&self.0, name, mime)
    }
}

fn download_parts(parts: &Array, name: &str, mime: &str) -> Result<(), Refused> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let blob = Blob::new_with_u8_array_sequence_and_options(parts, &options).map_err(|_| Refused)?;
    let url = Url::create_object_url_with_blob(&blob).map_err(|_| Refused)?;
    let link: HtmlAnchorElement = document().create_element("a").map_err(|_| Refused)?.dyn_into().map_err(|_| Refused)?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // Revoked late: Safari reads the address after the click has returned.
    let revoke = clock::after(60_000, move || drop(Url::revoke_object_url(&url)));
    keep(revoke);
    Ok(())
}

/// Lets a guard live as long as the page.
fn keep(guard: Guard) {
    std::mem::forget(guard);
}

/// Puts a text on the clipboard.
///
/// # Errors
/// When the page is not in a secure context, or the browser refuses.
pub async fn copy(text: &str) -> Result<(), Refused> {
    if !window().is_secure_context() {
        return Err(Refused);
    }
    let done = window().navigator().clipboard().write_text(text);
    JsFuture::from(done).await.map(drop).map_err(|_| Refused)
}
