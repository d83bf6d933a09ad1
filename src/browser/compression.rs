//! Compressing and decompressing texts with the browser's own DEFLATE.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use super::by_name::{call, call_later, get, has, make};

/// The browser cannot, the bytes are not compressed ones, or what comes out is longer than allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("it cannot be compressed or decompressed")]
pub struct Unusable;

impl From<JsValue> for Unusable {
    fn from(_: JsValue) -> Self {
        Self
    }
}

/// The browser has what is needed.
pub fn is_there() -> bool {
    has("CompressionStream") && has("DecompressionStream")
}

/// The bytes in DEFLATE without a header (RFC 1951).
///
/// # Errors
/// When the browser cannot.
pub async fn compress(bytes: &[u8]) -> Result<Vec<u8>, Unusable> {
    through("CompressionStream", bytes, usize::MAX).await
}

/// What `compress` made of some bytes; stops as soon as there are more than `most`.
///
/// # Errors
/// When these are no compressed bytes, or there are too many.
pub async fn decompress(bytes: &[u8], most: usize) -> Result<Vec<u8>, Unusable> {
    through("DecompressionStream", bytes, most).await
}

async fn through(engine: &str, bytes: &[u8], most: usize) -> Result<Vec<u8>, Unusable> {
    let engine = make(engine, &[&JsValue::from_str("deflate-raw")])?;
    let blob = make("Blob", &[&Array::of1(&Uint8Array::from(bytes))])?;
    let stream = call(&blob, "stream", &[])?;
    let reader = call(&call(&stream, "pipeThrough", &[&engine])?, "getReader", &[])?;
    let mut out = Vec::new();
    loop {
        let read = call_later(&reader, "read", &[]).await?;
        if get(&read, "done")?.is_truthy() {
            return Ok(out);
        }
        let chunk = get(&read, "value")?.dyn_into::<Uint8Array>()?.to_vec();
        if out.len().saturating_add(chunk.len()) > most {
            // What else would come out is of no use; nobody waits for the end of it.
            drop(call(&reader, "cancel", &[]));
            return Err(Unusable);
        }
        out.extend_from_slice(&chunk);
    }
}
