//! What hand-over asks of the browser: compressing texts, and keeping what was received in one transaction.

use kuluary::{
    browser::{
        compression::{compress, decompress},
        storage::{
            bulk::{self, Content},
            directory, durable, local,
            records::{self, Kept},
        },
    },
    domain::{
        handover::{
            payload::{pack, unpack},
            stored::Parcel,
        },
        storage_key::RecordType,
    },
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::storage::key;

#[wasm_bindgen_test]
async fn a_text_comes_out_of_a_payload_as_it_went_in() {
    for text in ["", "a", "Zażółć gęślą jaźń 🙂\u{0}\n", &"{\"W1\":4,\"W2\":\"w-sam-raz\"}".repeat(20_000)] {
        let compressed = compress(text.as_bytes()).await.expect("the browser compresses");
        assert!(text.len() < 100 || compressed.len() < text.len() / 20, "{} of {}", compressed.len(), text.len());
        let arrived = unpack(&pack(&compressed)).expect("nothing was changed");
        assert_eq!(decompress(&arrived, text.len()).await.as_deref(), Ok(text.as_bytes()));
    }
}

#[wasm_bindgen_test]
async fn what_is_not_compressed_or_too_long_is_refused() {
    assert!(decompress(b"not compressed at all", 1_000).await.is_err());
    let sound = compress(b"sound").await.expect("the browser compresses");
    assert!(decompress(&sound[..sound.len() - 1], 1_000).await.is_err(), "cut");
    let bomb = compress(&vec![b' '; 3_000_000]).await.expect("the browser compresses");
    assert!(bomb.len() < 10_000);
    assert!(decompress(&bomb, 1_000_000).await.is_err(), "too long");
    assert_eq!(decompress(&bomb, 3_000_000).await.map(|text| text.len()), Ok(3_000_000));
}

#[wasm_bindgen_test]
async fn received_records_come_and_go_together_and_leave_room_for_picks() {
    let [one, two] = ["one", "two"].map(|id| key("received-together", RecordType::Received, id));
    let records = [(one.clone(), "1".to_owned()), (two.clone(), "2".to_owned())];
    assert_eq!(records::replace(&records, &[]).await, Ok(Kept::Durably));
    let found = records::all(RecordType::Received).await.records;
    assert_eq!((found.get(&one), found.get(&two)), (Some(&vec!["1".to_owned()]), Some(&vec!["2".to_owned()])));
    assert_eq!(local::get(&one), Ok(None), "localStorage is left to what is small");
    assert_eq!(records::replace(&[(two.clone(), "3".to_owned())], std::slice::from_ref(&one)).await, Ok(Kept::Durably));
    let kept = durable::all(&directory().all()).await.expect("the browser has a database");
    assert!(kept.contains(&(two, "3".to_owned())) && !kept.iter().any(|(key, _)| *key == one));
}

#[wasm_bindgen_test]
async fn megabytes_come_back_as_they_were_and_stay_out_of_the_way_of_answers() {
    let text = "Zażółć gęślą jaźń 🙂\u{0}\n".repeat(100_000);
    let parcel = directory().key(None, RecordType::Parcel, "1-big");
    let import = directory().key(None, RecordType::Gathered, "big");
    let new = [(parcel.clone(), Content::Text(Parcel::of(text.clone()))), (import.clone(), Content::Text(Parcel::of("{}".to_owned())))];
    assert_eq!(bulk::replace(|| new.iter().cloned(), &[], text.len(), || ()).await, Ok(Kept::Durably));
    assert_eq!(bulk::read(&parcel).await, Some(text));
    let (imports, problem) = bulk::imports().await;
    assert!(imports.contains(&(import.clone(), "{}".to_owned())) && problem.is_none());
    let small = durable::all(&directory().all()).await.expect("the browser has a database");
    assert!(!small.iter().any(|(key, _)| *key == parcel), "whoever reads answers does not read this");
    assert_eq!(bulk::replace(std::iter::empty, &[parcel.clone(), import], 0, || ()).await, Ok(Kept::Durably));
    assert_eq!(bulk::read(&parcel).await, None);
}
