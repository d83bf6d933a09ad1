//! Calling what a browser offers by name: for interfaces that the crate does not know, or knows as unstable only. Each binding of the
//! crate also stands in the script of the first load, whoever uses it; a name costs nothing there.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A property; `undefined` when there is none.
pub(super) fn get(of: &JsValue, name: &str) -> Result<JsValue, JsValue> {
    Reflect::get(of, &JsValue::from_str(name))
}

/// Sets a property.
pub(super) fn set(of: &JsValue, name: &str, value: &JsValue) -> Result<bool, JsValue> {
    Reflect::set(of, &JsValue::from_str(name), value)
}

/// Calls a method.
pub(super) fn call(of: &JsValue, name: &str, with: &[&JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = get(of, name)?.dyn_into()?;
    method.apply(of, &list(with))
}

/// Calls a method that answers later.
pub(super) async fn call_later(of: &JsValue, name: &str, with: &[&JsValue]) -> Result<JsValue, JsValue> {
    let promise: Promise = call(of, name, with)?.dyn_into()?;
    JsFuture::from(promise).await
}

/// Makes an object of a class.
pub(super) fn make(class: &str, with: &[&JsValue]) -> Result<JsValue, JsValue> {
    let class: Function = get(&js_sys::global(), class)?.dyn_into()?;
    Reflect::construct(&class, &list(with))
}

/// The browser has this class.
pub(super) fn has(class: &str) -> bool {
    get(&js_sys::global(), class).is_ok_and(|class| class.is_function())
}

fn list(items: &[&JsValue]) -> Array {
    let list = Array::new();
    for item in items {
        list.push(item);
    }
    list
}
