//! The world of `world.js` in Rust's terms.

use js_sys::{Promise, eval};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

fn ask(what: &str) -> JsValue {
    eval(&format!("world.{what}")).unwrap_or_else(|thrown| panic!("world.{what}: {thrown:?}"))
}

async fn wait_for(what: &str) {
    let promise: Promise = ask(what).unchecked_into();
    JsFuture::from(promise).await.unwrap_or_else(|thrown| panic!("world.{what}: {thrown:?}"));
}

/// Begins a run with nothing stored anywhere.
pub(super) async fn begin(seed: u32) {
    eval(include_str!("world.js")).expect("the world is sound JavaScript");
    wait_for(&format!("begin({seed})")).await;
}

/// The browser is as it was.
pub(super) fn end() {
    ask("end()");
}

/// A number below `limit`, drawn from the seed.
pub(super) fn below(limit: u32) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small whole number")]
    let drawn = ask(&format!("below({limit})")).as_f64().expect("a number") as u32;
    drawn
}

/// Lets everything happen that needs no time.
pub(super) async fn settle() {
    wait_for("idle()").await;
}

/// Lets time pass, in seconds.
pub(super) async fn pass(seconds: u32) {
    wait_for(&format!("advance({})", seconds * 1_000)).await;
}

/// Does one of the things that need no word back: `kill()`, `battery()`, `another()`, `brew()`, `calm()`.
pub(super) fn let_it(what: &str) {
    ask(what);
}

/// Looks at the storages as they truly are.
pub(super) async fn truly<T>(look: impl Future<Output = T>) -> T {
    eval("world.former = world.truly()").expect("the world is sound");
    let seen = look.await;
    eval("world.troubled(world.former)").expect("the world is sound");
    seen
}

/// The bytes that the server holds under an id.
pub(super) fn held(id: &str) -> Option<String> {
    ask(&format!("holds('{id}')")).as_string()
}

/// Everything that the server holds, a submission a line.
pub(super) fn all_held() -> String {
    ask("all()").as_string().expect("a text")
}

/// What the server saw and must never see.
pub(super) fn violations() -> String {
    ask("violations()").as_string().expect("a text")
}

/// How often each thing went wrong so far, over all runs.
pub(super) fn seen() -> Vec<(String, u32)> {
    let text = eval("JSON.stringify(world.seen)").expect("counts").as_string().expect("a text");
    serde_json::from_str::<std::collections::BTreeMap<String, u32>>(&text).expect("counts").into_iter().collect()
}
