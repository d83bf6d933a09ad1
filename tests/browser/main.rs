//! Tests that need a real browser: storage and what stands on it.
#![cfg(target_arch = "wasm32")]

mod outbox;
mod soak;
mod storage;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
