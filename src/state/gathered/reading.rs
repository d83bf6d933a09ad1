//! Reading what is handed over: files part by part, and links.

use std::sync::Arc;

use super::{Progress, Refusal};
use crate::{
    browser::{beside, clock, compression, sharing::Chosen},
    domain::{
        format::{ExportReader, MAX_EXPORT, Next, NotAnExport, read_export},
        handover::{
            bundle::Bundle,
            gathered::{Gathered, Receiving},
            payload::{LONGEST_TEXT, unpack},
            sorting::Sorting,
        },
        meeting::Meeting,
    },
    state::work,
};

/// How much of a file is read at once, in bytes: to begin with, so that there is soon something to do, and then.
const FIRST: usize = 500_000;
const SECOND: usize = 2_000_000;
const PART: usize = 4_000_000;
/// How many answers are read to rehearse.
const REHEARSAL: usize = 2_000;
/// What is worth a worker that reads and writes beside the page, in bytes.
const BESIDE: usize = 1_000_000;
/// How many bytes of memory a byte of a file takes once it is read and merged.
const MEMORY: usize = 3;

/// Reads a link.
pub(super) async fn link(payload: &str) -> Result<Bundle, Refusal> {
    let compressed = unpack(payload).map_err(Refusal::Link)?;
    if !compression::is_there() {
        return Err(Refusal::Browser);
    }
    // The checksum was right, so it is not the way here that spoilt it.
    let text = compression::decompress(&compressed, LONGEST_TEXT).await.map_err(|_| Refusal::Content(NotAnExport::OtherSchema))?;
    read_export(&text).map_err(Refusal::Content)
}

/// Reads a file; `None` when `told` says that nobody waits for it any more.
pub(super) async fn file(file: &Chosen, mut told: impl FnMut(Progress) -> bool) -> Option<Result<Bundle, Refusal>> {
    let size = file.size();
    if size > MAX_EXPORT {
        return Some(Err(Refusal::Content(NotAnExport::TooLarge)));
    }
    let after = |at: usize| (at + if at < PART { SECOND } else { PART }).min(size);
    let mut at = FIRST.min(size);
    let mut coming = file.part(0, at);
    if size >= BESIDE {
        beside::start();
    }
    // The next one comes while this one is being read.
    let mut next = file.part(at, after(at));
    if !make_room(size) {
        return Some(Err(Refusal::Memory));
    }
    let mut reader = ExportReader::new();
    reader.expect(size);
    loop {
        let part = match coming {
            Ok(part) => part.loaded().await,
            Err(unreadable) => Err(unreadable),
        };
        let Ok(part) = part else { return Some(Err(Refusal::File)) };
        coming = next;
        next = file.part(after(at), after(after(at)));
        if let Err(reason) = reader.feed_with(part.len(), at == size, |room| part.copy_to(room)) {
            return Some(Err(Refusal::Content(reason)));
        }
        let mut read = Ok(Next::Step);
        let still = || told(Progress { name: file.name.clone(), done: at, of: size });
        let step = || {
            read = kuluary_fast::read(&mut reader);
            read == Ok(Next::Step)
        };
        if !work::all(step, still).await {
            return None;
        }
        match read {
            Err(reason) => return Some(Err(Refusal::Content(reason))),
            Ok(Next::Done) => return Some(Ok(reader.into_bundle())),
            Ok(_) => {
                at = after(at);
                clock::breathe().await;
            }
        }
    }
}

/// Takes the memory that a file will need in one go; `false` when this device has not as much. Taken bit by bit, each bit would cost the
/// browser more than reading what comes into it.
pub(super) fn make_room(size: usize) -> bool {
    let mut room: Vec<u8> = Vec::new();
    room.try_reserve_exact(size.saturating_mul(MEMORY)).is_ok()
}

/// Reads, receives and counts some made-up answers, and forgets them. A browser compiles what is run often a second time, for speed, and
/// does that beside the page: whoever then takes in a large file does not wait for it.
pub(super) async fn rehearse(meeting: &Meeting) {
    let row = |number: usize| {
        format!(
            "{{\"schema\":\"kuluary.submission/1\",\"id\":\"{number:08x}-0000-4000-8000-000000000000\",\"meeting\":\"{}\",\"kind\":\"feedback\",\
             \"about\":{{\"session\":\"a\"}},\"survey\":\"a\",\"version\":1,\"answers\":{{\"A\":{},\"B\":\"b{}\",\"C\":\"Słowa i więcej słów\"}},\
             \"at\":\"2017-09-26T16:{:02}:00+02:00\",\"lang\":\"pl\"}}",
            meeting.id,
            number % 5,
            number % 3,
            number % 60
        )
    };
    let text = format!("[{}]", (0..REHEARSAL).map(row).collect::<Vec<_>>().join(",\n"));
    let mut reader = ExportReader::new();
    if reader.feed(text.as_bytes(), true).is_err() {
        return;
    }
    work::all(|| kuluary_fast::read(&mut reader) == Ok(Next::Step), || true).await;
    let mut receiving = Receiving::new(&Gathered::new(), reader.into_bundle(), meeting.id.clone());
    work::all(|| kuluary_fast::receive(&mut receiving), || true).await;
    let mut sorting = Sorting::new(Arc::new(receiving.finish().all), meeting);
    work::all(|| kuluary_fast::sort(&mut sorting), || true).await;
}
