//! Answers of a whole meeting, made by a rule that says nothing of sums.

use serde_json::{Value, json};

/// How many people were at the meeting.
pub(super) const ATTENDED: u32 = 76;

/// What few people wrote.
pub(super) const SECRET: &str = "Gospodarz w czerwonym swetrze";

/// Every answer.
pub(crate) fn all() -> Vec<Value> {
    let mut all = Vec::new();
    for number in 0..36_i64 {
        let [overall, recommends] = [pick(number, &[5, 4, 4, 5, 3, 5, 4, 2, 5]), pick(number, &[10, 9, 8, 10, 7, 6, 9, 10])];
        let mut given = json!({ "O1": overall, "O7": recommends });
        match number % 12 {
            5 => given["O1"] = Value::Null,
            11 => drop(given.as_object_mut().expect("an object").remove("O1")),
            _ => {}
        }
        if number % 5 == 2 {
            given["O8"] = json!(format!("Rozmowa z gospodarzami {number}"));
        }
        given["M1"] = json!(pick(number, &["doradztwo-biznesowe", "monitorowanie"]));
        all.push(answer(number, "meeting", &json!({ "meeting": true }), &given));
    }
    for (session, from, n) in [("warsztat-a-1", 100, 12), ("warsztat-a-2", 200, 11), ("warsztat-b-1", 300, 3), ("warsztat-b-2", 400, 4)] {
        for number in from..from + n {
            let (helped, pace) = (pick(number, &[4, 5, 3, 5]), pick(number, &["w-sam-raz", "za-szybkie"]));
            let given = json!({ "W1": helped, "W2": pace, "W3": 4 });
            all.push(answer(number, "workshop", &json!({ "session": session }), &given));
        }
    }
    for number in 600..603 {
        all.push(answer(number, "visit", &json!({ "session": "wizyta" }), &json!({ "V1": 5, "V4": format!("{SECRET} {number}") })));
    }
    for number in 500..507 {
        all.push(answer(number, "day", &json!({ "day": "2017-09-26" }), &json!({ "N2": pick(number, &[5, 3]) })));
    }
    all
}

/// The answers about one session.
pub(super) fn about(session: &str) -> Vec<Value> {
    all().into_iter().filter(|answer| answer["about"]["session"] == session).collect()
}

fn answer(number: i64, survey: &str, about: &Value, given: &Value) -> Value {
    json!({
        "schema": "kuluary.submission/1", "id": format!("0b2f9a54-8c39-4d6e-9e7e-{number:012}"), "meeting": "2017-09-baltow",
        "kind": "feedback", "about": about, "survey": survey, "version": 1, "answers": given,
        "at": "2017-09-27T13:05:00+02:00", "lang": "pl",
    })
}

/// One of these, each in turn.
fn pick<T: Copy>(number: i64, among: &[T]) -> T {
    among[usize::try_from(number).expect("no number is negative") % among.len()]
}
