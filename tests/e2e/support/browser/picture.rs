//! A picture of the page at which a test failed.

use std::fs;

use serde_json::Value;

use crate::support::{files, wire};

/// Writes what the page looks like to `out/e2e/TEST.png`.
pub(super) fn keep(driver: &str, session: &str) {
    let taken = wire::ask(driver, "GET", &format!("{session}/screenshot"), &[], "").map(|reply| reply.body);
    let taken = taken.ok().and_then(|body| serde_json::from_str::<Value>(&body).ok());
    let Some(picture) = taken.as_ref().and_then(|taken| taken["value"].as_str()).and_then(from_base64) else { return };
    let directory = files::pictures();
    let name = std::thread::current().name().unwrap_or("test").replace("::", "-");
    let written = fs::create_dir_all(&directory).and_then(|()| fs::write(directory.join(format!("{name}.png")), picture));
    if let Err(error) = written {
        eprintln!("no picture: {error}");
    }
}

pub(super) fn from_base64(text: &str) -> Option<Vec<u8>> {
    let digits = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = Vec::new();
    for four in text.trim_end_matches('=').as_bytes().chunks(4) {
        let mut bits = 0_u32;
        for digit in four {
            bits = bits << 6 | u32::try_from(digits.iter().position(|known| known == digit)?).ok()?;
        }
        bits <<= 6 * (4 - four.len());
        bytes.extend(&bits.to_be_bytes()[1..four.len()]);
    }
    Some(bytes)
}
