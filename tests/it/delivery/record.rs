//! Records of this device: read back as written, set aside when corrupt, left alone when newer.

use kuluary::domain::{
    answer::Answer,
    delivery::{
        Tick,
        outbox::{Entry, Reason, State},
    },
    draft::Draft,
    format::record_json::{Unreadable, merge_entries, read_draft, read_entry, write_draft, write_entry},
    id::{QuestionId, SurveyId},
    submission::About,
};

use super::entry;
use crate::{data::bytes, feedback::submission_json::uuid, support::id};

fn in_state(state: State) -> Entry {
    Entry { state, ..entry(1, 17) }
}

fn fixture(name: &str) -> String {
    String::from_utf8(bytes(&format!("tests/fixtures/{name}"))).expect("a record is text")
}

fn draft() -> Draft {
    Draft {
        id: uuid(4),
        about: About::Session(id("warsztat-a-1")),
        survey: SurveyId::parse("workshop").expect("a valid id"),
        answers: [
            (QuestionId::parse("W1").expect("a valid id"), Answer::BeforeAfter { before: None, after: Some(3) }),
            (QuestionId::parse("S3").expect("a valid id"), Answer::Text("dużo\n„za dużo” \u{0}".into())),
        ]
        .into(),
        replaces: Some(uuid(3)),
        changed: Tick(1_506_434_700_000),
    }
}

#[test]
fn what_is_settled_is_read_back_and_what_is_not_is_saved() {
    for state in [State::Saved, State::Sent { at: Tick(9) }, State::NeedsAttention(Reason::Conflict)] {
        assert_eq!(read_entry(&write_entry(&in_state(state))), Ok(in_state(state)));
    }
    let refused = in_state(State::NeedsAttention(Reason::Refused { status: 422 }));
    assert_eq!(read_entry(&write_entry(&refused)), Ok(refused));
    for state in [State::Sending { tries: 3 }, State::Blocked] {
        assert_eq!(read_entry(&write_entry(&in_state(state))), Ok(in_state(State::Saved)));
    }
}

#[test]
fn the_frozen_bytes_are_kept_to_the_letter() {
    let spaced = Entry { bytes: entry(1, 17).bytes.replace("\":", "\" :\u{20}"), ..entry(1, 17) };
    assert_eq!(read_entry(&write_entry(&spaced)).map(|entry| entry.bytes), Ok(spaced.bytes));
}

#[test]
fn a_draft_is_read_back() {
    assert_eq!(read_draft(&write_draft(&draft())), Ok(draft()));
}

#[test]
fn a_half_written_record_is_corrupt_29() {
    for (whole, cut) in [(write_entry(&entry(1, 17)), true), (write_draft(&draft()), false)] {
        for end in (0..whole.len()).filter(|end| whole.is_char_boundary(*end)) {
            let half = &whole[..end];
            let reason = if cut { read_entry(half).err() } else { read_draft(half).err() };
            assert_eq!(reason, Some(Unreadable::Corrupt), "cut at {end}");
        }
    }
    assert_eq!(read_entry(&write_draft(&draft())), Err(Unreadable::Corrupt));
}

#[test]
fn a_record_of_a_newer_version_is_told_apart_31() {
    let newer = write_entry(&entry(1, 17)).replace("kuluary.entry/1", "kuluary.entry/2");
    assert_eq!(read_entry(&newer), Err(Unreadable::Newer));
    let newer = write_entry(&entry(1, 17)).replace("kuluary.submission/1", "kuluary.submission/2");
    assert_eq!(read_entry(&newer), Err(Unreadable::Newer));
}

/// The stored forms as they stand on people's phones. Whoever changes what is written changes the name of the schema, and keeps these.
const ENTRIES: [&str; 4] = ["entry-1-saved.json", "entry-1-sent.json", "entry-1-refused.json", "entry-1-conflict.json"];

#[test]
fn records_as_they_stand_on_phones_today_are_read_and_written_the_same_30() {
    let states = [
        State::Saved,
        State::Sent { at: Tick(1_506_434_760_000) },
        State::NeedsAttention(Reason::Refused { status: 422 }),
        State::NeedsAttention(Reason::Conflict),
    ];
    for (name, state) in ENTRIES.into_iter().zip(states) {
        let stored = fixture(&format!("records/{name}"));
        let entry = read_entry(&stored).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(entry.state, state, "{name}");
        let frozen: serde_json::Value = serde_json::from_str(&stored).expect("a record is JSON");
        assert_eq!(frozen["submission"], entry.bytes, "{name}: what is sent is what was stored, to the letter");
        assert_eq!(write_entry(&entry), stored, "{name}");
    }
    let stored = fixture("records/draft-1.json");
    let draft = read_draft(&stored).expect("the draft is read");
    assert_eq!(draft.about, About::Session(id("warsztat-a-1")));
    assert_eq!(draft.answers.len(), 2);
    assert_eq!(write_draft(&draft), stored);
}

#[test]
fn records_of_the_next_schema_are_none_of_ours_31() {
    assert_eq!(read_entry(&fixture("records/entry-2.json")), Err(Unreadable::Newer));
    assert_eq!(read_draft(&fixture("records/draft-2.json")), Err(Unreadable::Newer));
}

#[test]
fn of_two_copies_the_one_that_knows_more_stays() {
    let (saved, sent) = (in_state(State::Saved), in_state(State::Sent { at: Tick(9) }));
    assert_eq!(merge_entries(saved.clone(), sent.clone()), sent);
    assert_eq!(merge_entries(sent.clone(), saved), sent);
}
