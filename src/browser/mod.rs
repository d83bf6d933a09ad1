//! The browser in terms of the domain: small functions around storage, network, clock and files.
//!
//! No `JsValue` leaves this layer, no signal enters it, and nothing here decides what the rules of the domain decide.

pub mod storage;
