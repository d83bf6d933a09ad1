//! Large files: read part by part as at once, the quick way as the thorough one, counted step by step as all together, and the same again
//! from an archive or a storage.

use std::sync::Arc;

use kuluary::domain::{
    format::{
        Archive, ExportReader, Next, NotAnExport, read_export,
        submission_json::{read, write, write_export},
    },
    handover::{
        bundle::Bundle,
        gathered::Gathered,
        sorting::{Fate, Sorting},
        stored::{mixed, parcels},
    },
    meeting::Meeting,
    submission::{Body, Submission, current},
    summary::{Attendance, Rules, sum_up, summarise},
};
use proptest::prelude::*;

use crate::submissions::seeded;

fn meeting() -> Meeting {
    let file = include_bytes!("../../public/meetings/2017-09-baltow.json");
    kuluary::domain::format::read_meeting(file).expect("the shipped meeting is sound").value
}

fn many(count: usize, seed: u64) -> Vec<Submission> {
    seeded(&meeting(), count, seed)
}

fn file(submissions: &[Submission], raw: &[String]) -> String {
    write_export(&submissions.iter().map(write).collect::<Vec<_>>(), raw)
}

fn bundle(submissions: &[Submission]) -> Bundle {
    read_export(file(submissions, &[]).as_bytes()).expect("what is written is read")
}

/// What comes of a file that is read in parts of these lengths.
fn in_parts(file: &[u8], lengths: &[usize]) -> Result<Bundle, NotAnExport> {
    let mut reader = ExportReader::new();
    let (mut at, mut turn) = (0, 0);
    loop {
        let to = (at + lengths[turn % lengths.len()]).min(file.len());
        reader.feed(&file[at..to], to == file.len())?;
        (at, turn) = (to, turn + 1);
        loop {
            match reader.step()? {
                Next::Step => {}
                Next::Feed => break,
                Next::Done => return Ok(reader.into_bundle()),
            }
        }
    }
}

/// What counts, step by step; the summary of it as well.
#[track_caller]
fn check_counting(all: &[Submission]) {
    let gathered = Arc::new(Gathered::merged(vec![Arc::new(bundle(all))]));
    let mut sorting = Sorting::new(Arc::clone(&gathered), &meeting());
    while sorting.step() {}
    let sorted = sorting.finish();
    let counts = sorted.fates.iter().zip(gathered.counting()).filter(|(fate, _)| **fate == Fate::Counts);
    let mut counts: Vec<_> = counts.map(|(_, record)| write(&record.submission)).collect();
    counts.sort();
    let mut expected: Vec<_> = current(all).into_iter().map(write).collect();
    expected.sort();
    assert_eq!(counts, expected);
    let rules = Rules { smallest_group: Some(5), seed: 7 };
    let summary = sum_up(&meeting(), &sorted.cube, sorted.counts, &Attendance::new(), rules);
    let expected = summarise(&meeting(), all, &Attendance::new(), rules);
    assert_eq!(summary.counts, expected.counts);
    let n = |summary: &kuluary::domain::summary::Summary| summary.surveys.iter().map(|survey| survey.whole.n).collect::<Vec<_>>();
    assert_eq!(n(&summary), n(&expected));
}

/// What a file may hold in place of a part of a submission.
const ODD: [(&str, &str); 18] = [
    ("\"lang\":\"pl\"", "\"lang\":\"xx\""),
    ("\"lang\":\"pl\"", "\"last_modified\":1506434700000,\"lang\":\"pl\""),
    ("\"lang\":\"pl\"", "\"nested\":{\"a\":[1,{}]},\"lang\":\"pl\""),
    ("\"lang\":\"pl\"", "\"lang\":\"en\",\"lang\":\"pl\""),
    ("\"answers\":{", "\"answers\":{\"zły id\":1,"),
    ("\"answers\":{", "\"answers\":{\"Q1\":-0,\"Q2\":1.50,\"Q3\":true,\"Q4\":1e3,"),
    ("\"answers\":{", "\"answers\":{\"Q1\":{\"option\":\"a\",\"text\":\" \"},\"Q2\":{\"before\":1,\"x\":2},\"Q3\":[],\"Q4\":{},"),
    ("\"answers\":{", "\"answers\":{\"Q1\":\"\\u0142\\ud83d\\ude00\\n\\/\",\"Q2\":\"\\u0041\",\"Q2\":7,"),
    ("\"answers\":{", "\"answers\":{\"Q1\":12345678901234567890123,\"Q2\":-12,\"Q3\":[\"a\",\"b\"],"),
    ("\"version\":1", "\"version\":-1"),
    ("\"version\":1", "\"version\":12"),
    ("\"survey\":", "\"meeting\":\"inne\",\"survey\":"),
    ("\"version\":1", "\"version\" : 1 "),
    ("\"at\":\"2017", "\"at\":\"2o17"),
    (":00+02:00", ":30.5+02:00"),
    ("kuluary.submission/1", "kuluary.submission/2"),
    ("\"about\":{", "\"about\":{\"note\":1,"),
    ("\"kind\":\"feedback\"", "\"replaces\":null,\"kind\":\"feedback\""),
];

proptest! {
    #[test]
    fn the_quick_reader_reads_what_the_thorough_one_reads(seed in any::<u64>(), changes in prop::collection::vec(0..ODD.len(), 0..3)) {
        let [good, other] = <[Submission; 2]>::try_from(many(2, seed)).expect("two");
        let mut text = write(&other);
        for change in changes {
            text = text.replacen(ODD[change].0, ODD[change].1, 1);
        }
        let file = format!("[{},{text}]", write(&good));
        // Put before nothing at all, some of these leave a comma too many.
        if serde_json::from_str::<serde_json::Value>(&file).is_err() {
            prop_assert_eq!(read_export(file.as_bytes()), Err(NotAnExport::NotJson));
            return Ok(());
        }
        let bundle = read_export(file.as_bytes()).expect("it is JSON");
        if let Ok(received) = read(text.as_bytes()) {
            prop_assert_eq!(&bundle.records[1].submission, &received.submission);
            prop_assert_eq!(bundle.records[1].text.as_str(), text);
        } else {
            prop_assert_eq!((bundle.records.len(), bundle.unreadable.len()), (1, 1));
        }
    }

    #[test]
    fn a_damaged_file_never_reads_as_another_one(seed in any::<u64>(), place in any::<prop::sample::Index>(), put in "[\\[\\]{}\",:a0 ]") {
        let whole = file(&many(4, seed), &[]);
        let places: Vec<_> = whole.char_indices().map(|(at, _)| at).collect();
        let at = places[place.index(places.len())];
        let damaged = format!("{}{put}{}", &whole[..at], &whole[at..].chars().skip(1).collect::<String>());
        let json: Result<serde_json::Value, _> = serde_json::from_str(&damaged);
        if let (Ok(bundle), Ok(json)) = (read_export(damaged.as_bytes()), &json) {
            prop_assert_eq!(bundle.len(), json["submissions"].as_array().map_or(0, Vec::len) + json["unreadable"].as_array().map_or(0, Vec::len));
        }
        // A file that no reader of JSON takes is not taken here.
        prop_assert!(json.is_ok() || read_export(damaged.as_bytes()).is_err());
    }

    #[test]
    fn a_file_read_in_parts_is_the_file(seed in any::<u64>(), lengths in prop::collection::vec(1_usize..900, 1..4), raw in prop::collection::vec("\\PC{0,20}", 0..3), pretty in any::<bool>()) {
        let mut text = file(&many(6, seed), &raw);
        if pretty {
            let value: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
            text = format!("\u{feff}{}\n", serde_json::to_string_pretty(&value).expect("it is written"));
        }
        prop_assert_eq!(in_parts(text.as_bytes(), &lengths), read_export(text.as_bytes()));
        let cut = &text.as_bytes()[..text.len() - 3];
        prop_assert_eq!(in_parts(cut, &lengths), Err(NotAnExport::NotJson));
    }

    #[test]
    fn counting_step_by_step_counts_what_counts(count in 0_usize..80, seed in any::<u64>()) {
        check_counting(&many(count, seed));
    }

    #[test]
    fn lines_that_run_in_circles_count_the_same(links in prop::collection::vec((0_usize..9, any::<bool>()), 9)) {
        let mut all = many(9, 3);
        let ids: Vec<_> = all.iter().map(|submission| submission.id.clone()).collect();
        for (submission, (to, linked)) in all.iter_mut().zip(links) {
            match &mut submission.body {
                Body::Feedback(feedback) => feedback.replaces = linked.then(|| ids[to].clone()),
                Body::Withdrawal { withdraws } => *withdraws = ids[to].clone(),
                Body::Choices { .. } => {}
            }
        }
        check_counting(&all);
    }

    #[test]
    fn an_archive_says_the_same_elsewhere(seed in any::<u64>(), cut in 1_usize..29, raw in prop::collection::vec("\\PC{0,20}", 0..3)) {
        let all = many(30, seed);
        let altered = |submission: &Submission| Submission { at: submission.at + chrono::Duration::minutes(5), ..submission.clone() };
        let other: Vec<_> = all[cut..].iter().step_by(4).map(altered).collect();
        let mut first = bundle(&all);
        first.unreadable.extend(raw.into_iter().map(Arc::from));
        let here = Arc::new(Gathered::merged(vec![Arc::new(first), Arc::new(bundle(&other))]));
        let archive: String = Archive::new(Arc::clone(&here)).collect();
        let there = Gathered::merged(vec![Arc::new(read_export(archive.as_bytes()).expect("it is read"))]);
        let counting = |gathered: &Gathered| {
            let mut texts: Vec<_> = gathered.counting().map(|record| record.text.as_str().to_owned()).collect();
            texts.sort();
            texts
        };
        prop_assert_eq!(counting(&there), counting(&here));
        prop_assert_eq!(there.unreadable(), here.unreadable());
        prop_assert_eq!(there.conflicts().count(), here.conflicts().count());
        let again: String = Archive::new(Arc::new(there)).collect();
        prop_assert_eq!(again, archive, "an archive of an archive is the same file");
    }

    #[test]
    fn what_is_stored_in_parcels_comes_back(
        seed in any::<u64>(),
        count in 0_usize..80,
        gone in prop::collection::vec(0_usize..80, 0..4),
        raw in prop::collection::vec("\\PC{0,20}", 0..3),
    ) {
        // Records that stood side by side, gaps where others were known before, and records of another text.
        let all = many(count, seed);
        let (some, others) = all.split_at(count * 2 / 3);
        let mut kept = bundle(some);
        kept.append(bundle(others));
        let mut places = 0..;
        kept.records.retain(|_| places.next().is_some_and(|place| !gone.contains(&place)));
        kept.unreadable.extend(raw.into_iter().map(Arc::from));
        let mut back = Bundle::default();
        for parcel in parcels(&kept) {
            let mut reader = ExportReader::of_stored();
            prop_assert_eq!(parcel.len(), parcel.text().len());
            reader.feed(parcel.text().as_bytes(), true).expect("it is text");
            while reader.step().expect("it is read") != Next::Done {}
            back.append(reader.into_bundle());
        }
        prop_assert_eq!(&back, &kept);
        let together = mixed([Arc::new(back)]);
        prop_assert!(together.records.is_sorted_by_key(|record| record.submission.id.clone()), "the order does not tell what came together");
        prop_assert_eq!(together.len(), kept.len());
    }
}

#[test]
fn a_server_that_adds_fields_makes_no_conflict_and_the_richer_text_is_kept() {
    let all = many(3, 4);
    let from_server: Vec<_> =
        all.iter().map(|submission| write(submission).replacen('{', "{\"last_modified\":1506434700000,", 1)).collect();
    let server = Arc::new(read_export(write_export(&from_server, &[]).as_bytes()).expect("it is read"));
    let own = Arc::new(bundle(&all));
    for order in [[&server, &own], [&own, &server]] {
        let gathered = Gathered::merged(order.into_iter().cloned().collect());
        assert_eq!((gathered.len(), gathered.read(), gathered.conflicts().count()), (3, 6, 0));
        assert!(gathered.counting().all(|record| record.text.as_str().contains("last_modified")));
    }
}
