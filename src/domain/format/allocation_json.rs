//! The record of a division at the organiser's desk, `kuluary.allocation/1`.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::record_json::{Unreadable, fields};
use crate::{
    allocation::Objective,
    choices::Ranked,
    division::{Attendee, Division, Drawn, Handed, Move, Order, Origin, Rule, Seats, Spot},
    id::{BlockId, NotAnId, SessionId, WorkshopId},
    submission::SubmissionId,
};

const ALLOCATION_SCHEMA: &str = "kuluary.allocation/1";

/// Writes a division.
pub fn write_allocation(division: &Division) -> String {
    let capacities: Map<_, _> = division.capacities.iter().map(|(id, seats)| (id.to_string(), json!(seats))).collect();
    let record = json!({
        "schema": ALLOCATION_SCHEMA, "people": division.people.iter().map(attendee).collect::<Vec<_>>(),
        "blocks": division.blocks.iter().map(BlockId::as_str).collect::<Vec<_>>(), "capacities": capacities, "repeats": division.repeats,
        "rules": division.rules.iter().map(rule).collect::<Vec<_>>(), "seed": division.seed, "drawn": division.drawn.as_ref().map(drawn),
    });
    record.to_string()
}

fn attendee(person: &Attendee) -> Value {
    let from = match person.origin {
        Origin::Choice => "choice",
        Origin::File => "file",
        Origin::Hand => "hand",
    };
    let handed = person.handed.as_ref().map(|handed| json!([handed.first.as_str(), handed.last.as_str()]));
    json!({
        "key": person.key, "name": person.name, "from": from, "handed": handed, "chosen": ranked(&person.chosen),
        "listed": ranked(&person.listed),
    })
}

fn ranked(ranked: &Ranked) -> Map<String, Value> {
    ranked.iter().map(|(block, list)| (block.to_string(), ids(list))).collect()
}

fn ids(list: &[SessionId]) -> Value {
    list.iter().map(SessionId::as_str).collect()
}

fn rule(rule: &Rule) -> Value {
    let spot = |spot: &Spot| match spot {
        Spot::Session(id) => ("session", id.to_string()),
        Spot::Workshop(id) => ("workshop", id.to_string()),
    };
    let (order, (what, id)) = match &rule.order {
        Order::Pin(place) => ("pin", spot(place)),
        Order::Bar(place) => ("bar", spot(place)),
        Order::Away(block) => ("away", ("block", block.to_string())),
    };
    json!({ "person": rule.person, "order": order, what: id })
}

fn drawn(drawn: &Drawn) -> Value {
    let seats: Map<_, _> = drawn.seats.iter().map(|(person, list)| (person.clone(), ids(list))).collect();
    let step = |step: &Move| {
        let id = |id: &Option<SessionId>| id.as_ref().map(ToString::to_string);
        json!({ "person": step.person, "from": id(&step.from), "to": id(&step.to) })
    };
    let Objective { unseated, worst, sum } = drawn.lower;
    json!({
        "seats": seats, "lower": [unseated, worst as u64, sum], "task": drawn.task, "moves": drawn.moves.iter().map(step).collect::<Vec<_>>(),
        "done": drawn.done,
    })
}

/// Reads a division.
///
/// # Errors
/// When the record is corrupt, or a newer version wrote it.
pub fn read_allocation(text: &str) -> Result<Division, Unreadable> {
    let record = fields(text, ALLOCATION_SCHEMA)?;
    read(&record).ok_or(Unreadable::Corrupt)
}

/// `None` for a record that holds anything else than what is written above: half of a division is none.
fn read(record: &Map<String, Value>) -> Option<Division> {
    let capacity = |(id, seats): (&String, &Value)| {
        let seats = if seats.is_null() { None } else { Some(number(seats)?) };
        Some((parsed(SessionId::parse, id)?, seats))
    };
    let drawn = match record.get("drawn")? {
        Value::Null => None,
        other => Some(read_drawn(other.as_object()?)?),
    };
    Some(Division {
        people: each(record.get("people")?, |person| read_attendee(person.as_object()?))?,
        blocks: each(record.get("blocks")?, |id| parsed(BlockId::parse, id.as_str()?))?,
        capacities: record.get("capacities")?.as_object()?.iter().map(capacity).collect::<Option<_>>()?,
        repeats: record.get("repeats")?.as_bool()?,
        rules: each(record.get("rules")?, |rule| read_rule(rule.as_object()?))?,
        seed: number(record.get("seed")?)?,
        drawn,
    })
}

fn read_attendee(person: &Map<String, Value>) -> Option<Attendee> {
    let handed = match person.get("handed")? {
        Value::Null => None,
        other => {
            let [first, last] = other.as_array()?.as_slice() else { return None };
            Some(Handed { first: SubmissionId::parse(first.as_str()?)?, last: SubmissionId::parse(last.as_str()?)? })
        }
    };
    Some(Attendee {
        key: text(person, "key")?,
        name: text(person, "name")?,
        handed,
        chosen: read_ranked(person.get("chosen")?)?,
        listed: read_ranked(person.get("listed")?)?,
        origin: match person.get("from")?.as_str()? {
            "choice" => Origin::Choice,
            "file" => Origin::File,
            "hand" => Origin::Hand,
            _ => return None,
        },
    })
}

fn read_ranked(value: &Value) -> Option<Ranked> {
    value.as_object()?.iter().map(|(block, list)| Some((parsed(BlockId::parse, block)?, read_ids(list)?))).collect()
}

fn read_ids(list: &Value) -> Option<Vec<SessionId>> {
    each(list, |id| parsed(SessionId::parse, id.as_str()?))
}

fn read_rule(rule: &Map<String, Value>) -> Option<Rule> {
    let spot = || match (rule.get("session"), rule.get("workshop")) {
        (Some(id), None) => parsed(SessionId::parse, id.as_str()?).map(Spot::Session),
        (None, Some(id)) => parsed(WorkshopId::parse, id.as_str()?).map(Spot::Workshop),
        _ => None,
    };
    let order = match rule.get("order")?.as_str()? {
        "pin" => Order::Pin(spot()?),
        "bar" => Order::Bar(spot()?),
        "away" => Order::Away(parsed(BlockId::parse, rule.get("block")?.as_str()?)?),
        _ => return None,
    };
    Some(Rule { person: text(rule, "person")?, order })
}

fn read_drawn(drawn: &Map<String, Value>) -> Option<Drawn> {
    let id = |step: &Map<String, Value>, name: &str| match step.get(name)? {
        Value::Null => Some(None),
        id => parsed(SessionId::parse, id.as_str()?).map(Some),
    };
    let step = |step: &Value| {
        let step = step.as_object()?;
        Some(Move { person: text(step, "person")?, from: id(step, "from")?, to: id(step, "to")? })
    };
    let [unseated, worst, sum] = drawn.get("lower")?.as_array()?.as_slice() else { return None };
    let lower = Objective { unseated: unseated.as_u64()?, worst: usize::try_from(worst.as_u64()?).ok()?, sum: sum.as_u64()? };
    let moves = each(drawn.get("moves")?, step)?;
    let done = usize::try_from(drawn.get("done")?.as_u64()?).ok().filter(|done| *done <= moves.len())?;
    let seats = |(person, list): (&String, &Value)| Some((person.clone(), read_ids(list)?));
    let seats: BTreeMap<_, _> = drawn.get("seats")?.as_object()?.iter().map(seats).collect::<Option<Seats>>()?;
    Some(Drawn { seats, lower, task: text(drawn, "task")?, moves, done })
}

fn text(fields: &Map<String, Value>, name: &str) -> Option<String> {
    fields.get(name)?.as_str().map(str::to_owned)
}

fn number(value: &Value) -> Option<u32> {
    u32::try_from(value.as_u64()?).ok()
}

fn parsed<T>(parse: fn(&str) -> Result<T, NotAnId>, id: &str) -> Option<T> {
    parse(id).ok()
}

fn each<T>(list: &Value, read: impl Fn(&Value) -> Option<T>) -> Option<Vec<T>> {
    list.as_array()?.iter().map(read).collect()
}
