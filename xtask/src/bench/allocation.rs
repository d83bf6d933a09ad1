//! Dividing people among workshops, beside an exact reference in the same run: scipy's `HiGHS`.

use std::{
    io::Write,
    process::Stdio,
    time::{Duration, Instant},
};

use kuluary::domain::allocation::{Block, Certificate, Outcome, Person, Session, Solver, Task, Wish};
use serde_json::{Value, json};

use super::{memory, random::Random};
use crate::{
    error::Error,
    project::Project,
    run::heading,
    tools::{self, Tool},
};

const SEED: u64 = 2017;
/// Work that is far more than any of these takes.
const LIMIT: u64 = 10_000_000;
/// What a page would do between two frames.
const SLICE: u64 = 500;

/// The size of a task.
struct Shape {
    what: &'static str,
    people: usize,
    workshops: usize,
    rounds: usize,
    /// Sessions listed per block: from, to.
    listed: (usize, usize),
    /// Seats in hundredths of what is needed.
    seats: usize,
}

const SHAPES: [Shape; 4] = [
    Shape { what: "76 people × 2 workshops × 2 rounds", people: 76, workshops: 2, rounds: 2, listed: (1, 2), seats: 100 },
    Shape { what: "500 people × 40 workshops × 2 rounds", people: 500, workshops: 40, rounds: 2, listed: (3, 6), seats: 110 },
    Shape {
        what: "500 people × 40 workshops × 2 rounds, few seats to spare",
        people: 500,
        workshops: 40,
        rounds: 2,
        listed: (3, 6),
        seats: 100,
    },
    Shape { what: "300 people × 20 workshops × 3 rounds", people: 300, workshops: 20, rounds: 3, listed: (3, 6), seats: 110 },
];

/// Prints objectives, times and memory of both; fails when the objectives differ.
pub(super) fn run(project: &Project) -> Result<(), Error> {
    tools::ensure(project, &[Tool::Highs])?;
    heading("Allocation, native and optimised, beside scipy's HiGHS");
    for shape in &SHAPES {
        let task = task(shape, &mut Random::new(SEED));
        let before = memory::restart();
        let (outcome, time, longest) = ours(&task)?;
        let memory = before
            .zip(memory::highest())
            .map_or("unknown".to_owned(), |(before, highest)| format!("{} KB", highest.saturating_sub(before)));
        let reference = reference(project, &task)?;
        let number = |name: &str| reference[name].as_f64().unwrap_or(f64::NAN);
        let (seconds, last) = (number("seconds"), number("last"));
        println!("  {}", shape.what);
        let objective = outcome.objective;
        println!("    ours:  worst {}, sum {}, choices {:?}, {:?}", objective.worst, objective.sum, outcome.choices, outcome.certificate);
        println!("    HiGHS: worst {}, sum {}", reference["worst"], reference["sum"]);
        println!(
            "    {:.1} ms of ours ({} pivots' work, longest slice {:.1} ms, memory {memory}) to {:.0} ms of HiGHS, of which {:.0} ms at the final worst rank: {:.0} and {:.0} times faster",
            milliseconds(time),
            outcome.work,
            milliseconds(longest),
            seconds * 1_000.0,
            last * 1_000.0,
            seconds / time.as_secs_f64(),
            last / time.as_secs_f64(),
        );
        let same = reference["worst"] == json!(objective.worst) && reference["sum"] == json!(objective.sum) && objective.unseated == 0;
        if !same || outcome.certificate != Certificate::Optimal {
            return Err(Error::Failed(format!("the allocation of {} is not that of the reference", shape.what)));
        }
    }
    Ok(())
}

/// The outcome, the time it took, and the longest slice.
fn ours(task: &Task) -> Result<(Outcome, Duration, Duration), Error> {
    let started = Instant::now();
    let faults = |faults| Error::Failed(format!("the task has faults: {faults:?}"));
    let mut solver = Solver::new(task.clone(), LIMIT).map_err(faults)?;
    let mut longest = started.elapsed();
    loop {
        let slice = Instant::now();
        let outcome = solver.step(SLICE);
        longest = longest.max(slice.elapsed());
        if let Some(outcome) = outcome {
            return Ok((outcome, started.elapsed(), longest));
        }
    }
}

fn reference(project: &Project, task: &Task) -> Result<Value, Error> {
    let sessions: Vec<Value> = task.sessions.iter().map(|session| json!([session.block, session.workshop, session.capacity])).collect();
    let wish = |wish: &Wish| if let Wish::Ranked(list) = wish { json!(list) } else { Value::Null };
    let people: Vec<Vec<Value>> = task.people.iter().map(|person| person.wishes.iter().map(wish).collect()).collect();
    let text = json!({ "blocks": task.blocks.len(), "sessions": sessions, "people": people }).to_string();

    let program = tools::highs_environment(project).join("bin/python3");
    let name = program.display().to_string();
    let start = |cause| Error::Start { program: name.clone(), cause };
    let mut command = project.command("env");
    command.arg(&program).arg(project.at("xtask/src/bench/allocation.py")).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().map_err(start)?;
    if let Some(mut input) = child.stdin.take() {
        input.write_all(text.as_bytes()).map_err(start)?;
    }
    let output = child.wait_with_output().map_err(start)?;
    serde_json::from_slice(&output.stdout).map_err(|cause| Error::Json { path: program, cause })
}

/// Wishes of which few workshops have most, seats with a little to spare, one person in twenty without a wish in a round.
fn task(shape: &Shape, random: &mut Random) -> Task {
    let each = (shape.people * shape.seats).div_ceil(100 * shape.workshops);
    let mut sessions = Vec::new();
    for block in 0..shape.rounds {
        for workshop in 0..shape.workshops {
            // Rooms differ, and whoever was in a small one finds a large one next.
            let more = if (workshop + block) % 2 == 0 { each + each / 3 } else { each - each / 3 };
            let key = format!("{block}-{workshop}");
            sessions.push(Session { key, block, workshop: Some(workshop), capacity: u32::try_from(more).ok() });
        }
    }
    let person = |number: usize, random: &mut Random| {
        let mut wish = |block: usize| {
            if random.below(20) == 0 {
                return Wish::Anything;
            }
            let count = shape.listed.0 + random.below(shape.listed.1 - shape.listed.0 + 1);
            let mut list = Vec::new();
            while list.len() < count {
                // The least of two draws: the first workshops are wanted most.
                let workshop = random.below(shape.workshops).min(random.below(shape.workshops));
                let session = block * shape.workshops + workshop;
                if !list.contains(&session) {
                    list.push(session);
                }
            }
            Wish::Ranked(list)
        };
        let wishes = (0..shape.rounds).map(&mut wish).collect();
        Person { key: format!("person {number}"), wishes, pinned: Vec::new(), barred: Vec::new() }
    };
    let people = (0..shape.people).map(|number| person(number, random)).collect();
    Task { blocks: vec![Block { pick: 1 }; shape.rounds], sessions, people, repeats: false, seed: SEED }
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}
