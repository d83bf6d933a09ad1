//! Handing over: what is packed is unpacked, whatever is changed on the way is noticed, and merging neither loses nor doubles.

use std::{collections::BTreeMap, fmt::Write as _, sync::Arc};

use kuluary::domain::{
    delivery::Tick,
    format::{
        MAX_EXPORT, NotAnExport, read_export,
        received_json::{
            Arrived, LastImport, read_arrived, read_handed, read_import, read_stored, write_arrived, write_handed, write_import,
            write_stored,
        },
        record_json::Unreadable,
        submission_json::{write, write_export},
    },
    handover::{
        HandedOver, Way,
        bundle::{Bundle, Piece, Record},
        gathered::{Gathered, Receipt, Received, Receiving},
        payload::{BadPayload, pack, unpack},
        stored::StoredImport,
    },
    id::MeetingId,
    qr::QrCode,
    storage_key::{Directory, RecordType},
    submission::Submission,
};
use proptest::prelude::*;

use crate::{submissions::seeded, support::baltow};

const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn here() -> MeetingId {
    baltow().id
}

fn bundle(submissions: &[Submission]) -> Bundle {
    let texts: Vec<_> = submissions.iter().map(write).collect();
    read_export(write_export(&texts, &[]).as_bytes()).expect("what is written is read")
}

/// What of some bundles is new beside what was gathered.
fn receive(here: &Gathered, bundles: &[Bundle], meeting: &MeetingId) -> (Arc<Bundle>, Receipt) {
    let Received { new, receipt, .. } = received(here, bundles, meeting);
    (new, receipt)
}

fn received(here: &Gathered, bundles: &[Bundle], meeting: &MeetingId) -> Received {
    let mut coming = Bundle::default();
    for bundle in bundles {
        coming.append(bundle.clone());
    }
    let mut receiving = Receiving::new(here, coming, meeting.clone());
    while receiving.step() {}
    receiving.finish()
}

/// What a device holds that received these, one after the other.
fn gathered(bundles: &[Bundle]) -> Gathered {
    let mut kept: Vec<Arc<Bundle>> = Vec::new();
    for bundle in bundles {
        let Received { new, all, .. } = received(&Gathered::merged(kept.clone()), std::slice::from_ref(bundle), &here());
        kept.push(new);
        let anew = Gathered::merged(kept.clone());
        assert_eq!(content(&all), content(&anew), "merged in passing, and merged anew");
        assert_eq!((all.read(), all.len()), (anew.read(), anew.len()));
    }
    Gathered::merged(kept)
}

/// The texts of each id, the one that counts first, and those that could not be read.
type Content = (BTreeMap<String, (String, Vec<String>)>, Vec<String>);

/// Everything in it, in an order that does not ask for how it came.
fn content(gathered: &Gathered) -> Content {
    let of = |number: u32| {
        let texts: Vec<String> = gathered.versions(number).map(|record| record.text.as_str().to_owned()).collect();
        let mut rest = texts[1..].to_vec();
        rest.sort();
        (gathered.standing(number).expect("it has one").submission.id.to_string(), (texts[0].clone(), rest))
    };
    let numbers = 0..u32::try_from(gathered.len()).expect("few");
    (numbers.map(of).collect(), gathered.unreadable().iter().map(ToString::to_string).collect())
}

fn ids(gathered: &Gathered) -> Vec<String> {
    gathered.counting().map(|record| record.submission.id.to_string()).collect()
}

fn many(count: usize, seed: u64) -> Vec<Submission> {
    seeded(&meeting(), count, seed)
}

fn meeting() -> kuluary::domain::meeting::Meeting {
    let file = include_bytes!("../../public/meetings/2017-09-baltow.json");
    kuluary::domain::format::read_meeting(file).expect("the shipped meeting is sound").value
}

/// The same submission with another time, as a forger or a faulty program might send it.
fn altered(submission: &Submission, minutes: i64) -> Submission {
    Submission { at: submission.at + chrono::Duration::minutes(minutes), ..submission.clone() }
}

proptest! {
    #[test]
    fn what_is_packed_is_unpacked(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let payload = pack(&bytes);
        prop_assert!(payload.bytes().all(|letter| LETTERS.as_bytes().contains(&letter)));
        prop_assert_eq!(unpack(&payload), Ok(bytes));
    }

    #[test]
    fn any_set_of_answers_survives_the_way(count in 0_usize..30, seed in any::<u64>(), raw in prop::collection::vec("\\PC{0,20}", 0..3)) {
        let sent = many(count, seed);
        let texts: Vec<_> = sent.iter().map(write).collect();
        let text = write_export(&texts, &raw);
        let arrived = unpack(&pack(text.as_bytes())).expect("nothing was changed");
        prop_assert_eq!(&arrived, text.as_bytes());
        let bundle = read_export(&arrived).expect("it is a file of answers");
        let read: Vec<_> = bundle.records.iter().map(|record| write(&record.submission)).collect();
        prop_assert_eq!(read, texts);
        prop_assert_eq!(bundle.unreadable.iter().map(ToString::to_string).collect::<Vec<_>>(), raw);
    }

    #[test]
    fn a_changed_letter_is_noticed_wherever_it_is(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        let payload = pack(&bytes);
        for place in 0..payload.len() {
            for other in LETTERS.chars().chain(['%', ' ', '=', '+', 'ż']).filter(|other| !payload[place..].starts_with(*other)) {
                let changed = format!("{}{other}{}", &payload[..place], &payload[place + 1..]);
                prop_assert!(unpack(&changed).is_err(), "{} at {}", other, place);
            }
        }
    }

    #[test]
    fn a_cut_or_longer_payload_is_noticed(bytes in prop::collection::vec(any::<u8>(), 0..60), more in "[A-Za-z0-9_-]{1,9}") {
        let payload = pack(&bytes);
        for end in 0..payload.len() {
            prop_assert!(unpack(&payload[..end]).is_err());
            prop_assert!(unpack(&payload[end + 1..]).is_err());
        }
        prop_assert!(unpack(&(payload + &more)).is_err());
    }

    #[test]
    fn nothing_that_is_typed_breaks_the_reader(typed in "\\PC{0,80}") {
        prop_assert!(unpack(&typed).is_err());
        // A list of nothing is a file of no answers; everything else that is typed is none.
        prop_assert!(read_export(typed.as_bytes()).is_err() || typed.contains('['));
    }

    #[test]
    fn merging_does_not_ask_for_the_order_or_how_often(seed in any::<u64>(), cut in 1_usize..19, other in 1_usize..19) {
        let all = many(20, seed);
        // Three overlapping files, one of which says something else under known ids.
        let changed: Vec<_> = all.iter().step_by(3).map(|submission| altered(submission, 5)).collect();
        let [a, b, c] = [bundle(&all[..cut]), bundle(&all[other.min(cut)..]), bundle(&changed)];
        let one = gathered(&[a.clone(), b.clone(), c.clone()]);
        prop_assert_eq!(content(&gathered(&[c.clone(), a.clone(), b.clone(), a.clone()])), content(&one), "commutative and idempotent");
        let bundles = |of: &[&Bundle]| Gathered::merged(of.iter().map(|bundle| Arc::new((*bundle).clone())).collect());
        prop_assert_eq!(content(&bundles(&[&b, &c, &a])), content(&one), "whether asked what is new or merged at once");
        let pair = |one: &Bundle, other: &Bundle| {
            let mut both = one.clone();
            both.append(other.clone());
            both
        };
        let (left, right) = (bundles(&[&pair(&a, &b), &c]), bundles(&[&a, &pair(&b, &c)]));
        prop_assert_eq!(content(&left), content(&right), "associative");
        prop_assert_eq!(content(&left), content(&one));
        let twice = bundles(&[&a, &b, &c, &a, &b, &c]);
        prop_assert_eq!(content(&twice), content(&one), "idempotent");
    }
}

#[test]
fn every_bad_payload_has_its_reason() {
    assert_eq!(unpack(""), Err(BadPayload::Empty));
    let payload = pack(b"x");
    assert_eq!(unpack(&payload.replacen('1', "2", 1)), Err(BadPayload::Newer));
    assert_eq!(unpack(&payload.replacen('1', "0", 1)), Err(BadPayload::Damaged));
    assert_eq!(unpack("1"), Err(BadPayload::Damaged));
    assert_eq!(unpack(&format!("1{}", "A".repeat(2_000_000))), Err(BadPayload::Damaged));
}

#[test]
fn overlapping_files_are_merged_by_id_and_conflicts_are_listed_47() {
    let all = many(6, 7);
    let (a, a_and_b) = (bundle(&all[..4]), bundle(&all));
    let changed = bundle(&[altered(&all[0], 30)]);
    let mut kept: Vec<Arc<Bundle>> = Vec::new();
    let take = |kept: &mut Vec<Arc<Bundle>>, bundle: &Bundle| {
        let (new, receipt) = receive(&Gathered::merged(kept.clone()), std::slice::from_ref(bundle), &meeting().id);
        kept.push(new);
        receipt
    };
    let first = take(&mut kept, &a);
    assert_eq!((first.new, first.known, first.conflicts.len()), (4, 0, 0));
    let again = take(&mut kept, &a);
    assert_eq!((again.new, again.known, again.conflicts.len()), (0, 4, 0));
    let more = take(&mut kept, &a_and_b);
    assert_eq!((more.new, more.known, more.conflicts.len()), (2, 4, 0));
    let conflict = take(&mut kept, &changed);
    assert_eq!((conflict.new, conflict.known, conflict.conflicts.into_iter().collect::<Vec<_>>()), (0, 0, vec![all[0].id.clone()]));
    let device = Gathered::merged(kept);
    assert_eq!(ids(&device).len(), 6, "nothing counts twice");
    let kept: Vec<_> = device.conflicts().map(|(id, texts)| (id.clone(), texts.len())).collect();
    assert_eq!(kept, [(all[0].id.clone(), 2)], "both are kept");
    let counts = device.counting().find(|record| record.submission.id == all[0].id).map(|record| record.submission.at);
    assert_eq!(counts, Some(all[0].at + chrono::Duration::minutes(30)), "the later one counts");
}

#[test]
fn a_file_that_an_editor_laid_out_anew_brings_nothing_new() {
    let all = many(3, 3);
    let texts: Vec<_> = all.iter().map(write).collect();
    let laid_out: serde_json::Value = serde_json::from_str(&write_export(&texts, &[])).expect("it is JSON");
    let laid_out = format!("\u{feff}{}", serde_json::to_string_pretty(&laid_out).expect("it is written"));
    let device = gathered(&[bundle(&all)]);
    let (_, receipt) = receive(&device, &[read_export(laid_out.as_bytes()).expect("it is read")], &meeting().id);
    assert_eq!((receipt.new, receipt.known, receipt.conflicts.len()), (0, 3, 0));
}

#[test]
fn what_cannot_be_read_is_counted_and_kept_beside_the_others() {
    let good = write(&many(1, 1)[0]);
    let newer = good.replace("kuluary.submission/1", "kuluary.submission/2");
    let file = format!(r#"{{"schema":"kuluary.export/1","submissions":[{good},{newer},{{"id":7}},"x"],"unreadable":["cut {{"]}}"#);
    let bundle = read_export(file.as_bytes()).expect("it is a file of answers");
    assert_eq!(bundle.unreadable.len(), 4);
    let (new, receipt) = receive(&Gathered::new(), &[bundle.clone(), bundle], &meeting().id);
    assert_eq!((receipt.new, receipt.known, receipt.unreadable), (1, 1, 4));
    let is_there = |text: &str| new.unreadable.iter().any(|raw| **raw == *text);
    assert!(is_there("cut {") && is_there("x"));
    assert!(new.unreadable.iter().any(|raw| raw.contains("kuluary.submission/2")));
}

#[test]
fn answers_of_another_meeting_are_told_of_and_kept() {
    let all = many(3, 5);
    let (new, receipt) = receive(&Gathered::new(), &[bundle(&all)], &MeetingId::parse("inne").expect("an id"));
    assert_eq!(receipt.elsewhere.into_iter().collect::<Vec<_>>(), [(meeting().id, 3)]);
    assert_eq!(new.records.len(), 3);
}

#[test]
fn a_list_and_a_lone_submission_are_read_too() {
    let all = many(2, 9);
    let texts: Vec<_> = all.iter().map(write).collect();
    let list = read_export(format!("[\n{}\n]\n", texts.join(",\n")).as_bytes()).expect("a list");
    assert_eq!(list.records.len(), 2);
    assert_eq!(read_export(texts[0].as_bytes()).expect("a submission").records.len(), 1);
    assert_eq!(read_export(b"[]"), Ok(Bundle::default()));
}

#[test]
fn files_of_something_else_are_refused_with_the_reason() {
    for (file, reason) in [
        ("", NotAnExport::Empty),
        (" \n", NotAnExport::Empty),
        ("GIF89a", NotAnExport::Binary),
        ("imię;ocena\nAnna;5\n", NotAnExport::ForeignTable),
        ("zwykły tekst", NotAnExport::OtherSchema),
        ("{\"schema\":\"kuluary.export/1\",\"submissions\":[{", NotAnExport::NotJson),
        ("{\"schema\":\"kuluary.export/2\",\"submissions\":[]}", NotAnExport::Newer),
        ("{\"schema\":\"kuluary.meeting/1\"}", NotAnExport::OtherSchema),
        ("{\"schema\":\"kuluary.export/1\"}", NotAnExport::OtherSchema),
        ("[1,2]", NotAnExport::OtherSchema),
        ("7", NotAnExport::OtherSchema),
    ] {
        assert_eq!(read_export(file.as_bytes()), Err(reason), "{file}");
    }
    let mut deep = String::new();
    for _ in 0..200 {
        write!(deep, "[").expect("a string takes it");
    }
    assert_eq!(read_export(deep.as_bytes()), Err(NotAnExport::NotJson));
    assert_eq!(read_export(&vec![b' '; MAX_EXPORT + 1]), Err(NotAnExport::TooLarge));
}

#[test]
fn records_of_hand_over_read_back_and_tell_newer_from_corrupt() {
    let handed = HandedOver { at: Tick(1_506_434_700_000), by: Way::Link };
    assert_eq!(read_handed(&write_handed(&handed)), Ok(handed));
    let submission = many(1, 2).remove(0);
    let record = Record { text: Piece::whole(write(&submission)), submission };
    for arrived in [Arrived::Submission(record), Arrived::Unreadable("{\"".to_owned())] {
        assert_eq!(read_arrived(&write_arrived(&arrived)), Ok(arrived));
    }
    let key = Directory::of_path("/x/").key(None, RecordType::Received, "raw~1");
    let stored = StoredImport { at: Tick(5), parcels: vec![key.clone()], records: 2, bytes: 700, last: true, is_file: true };
    assert_eq!(read_stored(&write_stored(&stored)), Ok(stored));
    let import = LastImport { at: Tick(5), keys: vec![key] };
    assert_eq!(read_import(&write_import(&import)), Ok(import));
    assert_eq!(read_handed("{\"schema\":\"kuluary.handed/2\"}"), Err(Unreadable::Newer));
    assert_eq!(read_handed("{\"schema\":\"kuluary.handed/1\",\"at\":1,\"by\":\"dove\"}"), Err(Unreadable::Corrupt));
    assert_eq!(read_arrived("{"), Err(Unreadable::Corrupt));
    assert_eq!(read_import("{\"schema\":\"kuluary.received/1\"}"), Err(Unreadable::Corrupt));
}

#[test]
fn a_code_for_a_screen_stays_within_what_a_cheap_camera_reads() {
    let holds = |length: usize| QrCode::encode_for_screen(&"a".repeat(length));
    let largest = holds(858).expect("version 20 holds as much");
    assert_eq!(largest.side, 97 + 8);
    assert!(holds(859).is_err());
    assert!(holds(200).expect("it fits").side < largest.side);
}
