//! QR codes: a text becomes one path of black modules, which a view draws as it is.

use std::fmt::Write as _;

use qrcodegen::{Mask, QrCode as Symbol, QrCodeEcc, QrSegment, Version};

/// Modules that stay blank on every side, as the standard demands (ISO/IEC 18004, 4 modules).
const QUIET: i32 = 4;
/// The largest version that is shown on a screen to be read by another phone.
const LARGEST_ON_SCREEN: u8 = 20;

/// A QR code as a drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QrCode {
    /// Side of the square in modules, its quiet zone included: the view box is `0 0 side side`.
    pub side: i32,
    /// The black modules, as the `d` of one SVG path: runs of a row, one rectangle each.
    pub path: String,
}

/// The text does not fit the largest QR code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{bytes} bytes do not fit a QR code")]
pub struct TooLong {
    /// Its length in bytes.
    pub bytes: usize,
}

impl QrCode {
    /// The code of a text, at least of error correction M (about 15 % may be damaged), better where the size allows it.
    ///
    /// # Errors
    /// When the text is too long: about 2,300 bytes.
    pub fn encode(text: &str) -> Result<Self, TooLong> {
        let symbol = Symbol::encode_text(text, QrCodeEcc::Medium).map_err(|_| TooLong { bytes: text.len() })?;
        Ok(Self { side: symbol.size() + 2 * QUIET, path: path(&symbol) })
    }

    /// The code of a text that a cheap phone's camera reads off another phone's screen: at most version 20 (97 modules a side, 858 bytes),
    /// with error correction L, better where the size allows it. A screen is neither dirty nor torn, so modules large enough matter more
    /// than repair. Measured on frames of 1280 × 720 with noise and blur of up to 1.4 px, the code over 60 % of the short side: `ZXing` read
    /// 8 of 8 up to version 20, and 1 of 8 of version 25.
    ///
    /// # Errors
    /// When the text is too long for that.
    pub fn encode_for_screen(text: &str) -> Result<Self, TooLong> {
        let segments = QrSegment::make_segments(text);
        let most = Version::new(LARGEST_ON_SCREEN);
        let symbol = Symbol::encode_segments_advanced(&segments, QrCodeEcc::Low, Version::MIN, most, None::<Mask>, true);
        let symbol = symbol.map_err(|_| TooLong { bytes: text.len() })?;
        Ok(Self { side: symbol.size() + 2 * QUIET, path: path(&symbol) })
    }
}

fn path(symbol: &Symbol) -> String {
    let mut path = String::new();
    for y in 0..symbol.size() {
        let mut x = 0;
        while x < symbol.size() {
            let start = x;
            // Outside of the symbol every module is white, so a run ends at the edge at the latest.
            while symbol.get_module(x, y) {
                x += 1;
            }
            if x > start {
                let width = x - start;
                // Writing to a String cannot fail.
                write!(path, "M{} {}h{width}v1h-{width}z", start + QUIET, y + QUIET).unwrap_or_default();
            }
            x += 1;
        }
    }
    path
}
