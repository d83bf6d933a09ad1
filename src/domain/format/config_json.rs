//! `kuluary.config/1`: the run-time configuration, read into a checked `Config`.
//!
//! Where answers go is read apart from the rest: the programme needs none of it, and what speaks of profiles is a good part of what
//! phones download.

use super::{
    Read, delivery_json,
    file::read_file,
    known::Known,
    object::{MAX_LIST, Object},
    venue_json::file_address,
};
use crate::{
    config::{Config, Delivery, MeetingEntry},
    id::MeetingId,
    problem::{Problem, ProblemKind},
};

/// What the file says of itself in `schema`.
pub const CONFIG_SCHEMA: &str = "kuluary.config/1";
/// Groups smaller than this are hidden in breakdowns unless the organiser says otherwise.
const SMALLEST_GROUP: u32 = 5;
/// The organiser cannot go below this: a group of two is no group.
const LEAST_SMALLEST_GROUP: i64 = 3;

/// Reads a configuration, but for where answers go.
///
/// # Errors
/// Every problem of what is read, each with its JSON path; never empty.
pub fn read_config(bytes: &[u8]) -> Result<Read<Config>, Vec<Problem>> {
    let mut read = read_file(bytes, CONFIG_SCHEMA, config)?;
    // What was read is UTF-8, so nothing is replaced.
    read.value.file = String::from_utf8_lossy(bytes).into();
    Ok(read)
}

/// Reads from a configuration where answers go.
///
/// # Errors
/// Every problem of `delivery`, each with its JSON path; never empty.
pub fn read_delivery(bytes: &[u8]) -> Result<Read<Delivery>, Vec<Problem>> {
    read_file(bytes, CONFIG_SCHEMA, delivery)
}

/// Reads a configuration, all of it.
///
/// # Errors
/// Every problem of the file, each with its JSON path; never empty.
pub fn check_config(bytes: &[u8]) -> Result<Read<(Config, Delivery)>, Vec<Problem>> {
    match (read_config(bytes), read_delivery(bytes)) {
        (Ok(Read { value: config, mut warnings }), Ok(delivery)) => {
            warnings.extend(delivery.warnings);
            Ok(Read { value: (config, delivery.value), warnings })
        }
        (config, delivery) => {
            let mut problems = config.err().unwrap_or_default();
            // What is wrong with the file as a whole both of them say.
            problems.extend(delivery.err().unwrap_or_default().into_iter().filter(is_of_delivery));
            Err(problems)
        }
    }
}

fn is_of_delivery(problem: &Problem) -> bool {
    problem.path.starts_with("$.delivery")
}

fn delivery(file: &Object) -> Option<Delivery> {
    file.object("delivery")
        .map_or_else(|| file.value("delivery").is_none().then_some(Delivery::Device), |item| delivery_json::delivery(&item))
}

fn config(file: &Object) -> Option<Config> {
    let known = file.declared("meetings");
    let current = file.needed("current", file.reference("current", MeetingId::parse, &known));
    let mut seen = Known::new();
    let meetings = file.each("meetings", MAX_LIST, |item| entry(item, &mut seen));
    file.needed_list("meetings");
    let desk = file.object("desk");
    let smallest_group = desk.as_ref().and_then(|desk| desk.whole("smallest_group", LEAST_SMALLEST_GROUP..=1_000));
    let smallest_group = smallest_group.and_then(|number| u32::try_from(number).ok()).unwrap_or(SMALLEST_GROUP);
    let ask_badge = desk.is_some_and(|desk| desk.flag("ask_badge"));
    Some(Config { current: current?, meetings, smallest_group, ask_badge, file: "".into() })
}

fn entry<'a>(item: &Object<'a>, seen: &mut Known<'a>) -> Option<MeetingEntry> {
    let id = item.own_id(MeetingId::parse, seen);
    let file = item.needed("file", item.checked("file", file_address, ProblemKind::UnsafeLink).map(str::to_owned));
    let title = item.needed("title", item.text("title"));
    let from = item.needed("from", item.date("from"));
    let to = item.needed("to", item.date("to"));
    if from.zip(to).is_some_and(|(from, to)| to < from) {
        item.report("to", ProblemKind::EndNotAfterStart);
    }
    let place = item.text("place");
    Some(MeetingEntry { id: id?, file: file?, title: title?, from: from?, to: to?, place })
}
