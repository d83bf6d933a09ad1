//! QR codes: the drawing is the symbol, with its quiet zone, and a text that is too long says so.

use kuluary::domain::qr::{QrCode, TooLong};
use qrcodegen::{QrCode as Symbol, QrCodeEcc};

/// The modules that a path of `M x y h w v1 h-w z` rectangles blackens.
fn drawn(code: &QrCode) -> Vec<Vec<bool>> {
    let side = usize::try_from(code.side).expect("a side is positive");
    let mut modules = vec![vec![false; side]; side];
    for run in code.path.split_terminator('z') {
        let (corner, rest) = run.trim_start_matches('M').split_once('h').expect("a run has a width");
        let (x, y) = corner.split_once(' ').expect("a corner has two numbers");
        let (width, back) = rest.split_once("v1h-").expect("a run is one module high");
        assert_eq!(width, back, "a run closes where it opened");
        let [x, y, width] = [x, y, width].map(|number| number.parse::<usize>().expect("a number of modules"));
        modules[y][x..x + width].fill(true);
    }
    modules
}

#[test]
fn the_path_draws_every_black_module_and_no_other() {
    for text in ["", "Zażółć gęślą jaźń", "https://example.org/kuluary/#/plan/shared/klient-1~sciezki-2?m=2017-09-baltow"] {
        let code = QrCode::encode(text).expect("a short text fits");
        let symbol = Symbol::encode_text(text, QrCodeEcc::Medium).expect("a short text fits");
        let modules = drawn(&code);
        assert_eq!(code.side, symbol.size() + 8);
        for (y, row) in (-4..).zip(&modules) {
            for (x, black) in (-4..).zip(row) {
                assert_eq!(*black, symbol.get_module(x, y), "{text:?} at {x}, {y}");
            }
        }
    }
}

#[test]
fn a_text_that_does_not_fit_says_how_long_it_is() {
    assert!(QrCode::encode(&"ą".repeat(1_100)).is_ok());
    assert_eq!(QrCode::encode(&"ą".repeat(1_500)), Err(TooLong { bytes: 3_000 }));
}
