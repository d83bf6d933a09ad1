//! The record of a division: it comes back as it was, and what a newer version wrote is left alone.

use kuluary::domain::format::{
    allocation_json::{read_allocation, write_allocation},
    record_json::Unreadable,
};
use proptest::prelude::*;
use serde_json::Value;

use super::support::{division, divisions, draw, listed, meeting};

proptest! {
    #[test]
    fn what_is_written_is_read_back_as_it_was(divided in divisions()) {
        prop_assert_eq!(read_allocation(&write_allocation(&divided)), Ok(divided));
    }

    #[test]
    fn half_a_record_is_none(divided in divisions(), cut in 0.0..1.0_f64) {
        let text = write_allocation(&divided);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place within a short text")]
        let at = (text.len() as f64 * cut) as usize;
        let half: String = text.chars().take(at.min(text.chars().count() - 1)).collect();
        prop_assert_eq!(read_allocation(&half), Err(Unreadable::Corrupt));
    }
}

#[test]
fn a_newer_record_is_told_from_a_broken_one() {
    let meeting = meeting(3);
    let mut divided = division(&meeting, vec![listed("Anna", &[("tura-1", &["klient-1"])])]);
    draw(&meeting, &mut divided);
    let text = write_allocation(&divided);
    assert_eq!(read_allocation(&text.replace("kuluary.allocation/1", "kuluary.allocation/2")), Err(Unreadable::Newer));
    let mut record: Value = serde_json::from_str(&text).expect("JSON");
    for field in ["people", "blocks", "capacities", "repeats", "rules", "seed", "drawn"] {
        let kept = record[field].take();
        record[field] = Value::from("nonsense");
        assert_eq!(read_allocation(&record.to_string()), Err(Unreadable::Corrupt), "{field}");
        record[field] = kept;
    }
    record["drawn"]["done"] = Value::from(1);
    assert_eq!(read_allocation(&record.to_string()), Err(Unreadable::Corrupt), "no change can hold that was never made");
}
