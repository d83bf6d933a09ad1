//! Numbers in words: rounding, signs, and the comma.

use kuluary::domain::{
    decimal::{decimal, digits, per_cent},
    text::Language::{English, Polish},
};
use proptest::prelude::*;

#[test]
fn the_sign_and_the_comma_are_those_of_the_language() {
    assert_eq!(decimal(4.186, 2, Polish), "4,19");
    assert_eq!(decimal(4.186, 2, English), "4.19");
    assert_eq!(decimal(-0.25, 1, Polish), "\u{2212}0,3");
    assert_eq!(digits(-0.25, 1, English), "-0.3");
    assert_eq!(decimal(-0.04, 1, Polish), "0,0");
    assert_eq!(decimal(3.05, 0, Polish), "3");
    assert_eq!((per_cent(0.831).as_str(), per_cent(1.0).as_str()), ("83%", "100%"));
}

proptest! {
    #[test]
    fn digits_are_those_that_the_standard_library_prints(value in -1_000_i32..1_000, of in 1_u8..80, places in 0_u32..4) {
        // Off the ties, on which the two round differently.
        let value = f64::from(value) / f64::from(of) + 1e-7;
        let printed = format!("{value:.*}", places as usize);
        let expected = if printed.trim_start_matches('-').chars().all(|c| matches!(c, '0' | '.')) { printed.trim_start_matches('-') } else { &printed };
        prop_assert_eq!(digits(value, places, English), expected);
    }
}
