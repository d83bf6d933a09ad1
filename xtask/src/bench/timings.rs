//! How long the domain takes, natively and optimised, for a meeting larger than any that was held.

use std::{
    fs,
    hint::black_box,
    time::{Duration, Instant},
};

use kuluary::domain::{
    format::{read_config, read_meeting},
    meeting::Meeting,
    search::Index,
    summary::{Attendance, Rules, summarise},
};

use super::{data, random::Random, samples};
use crate::{error::Error, project::Project, run::heading};

const SEED: u64 = 2017;
const SUBMISSIONS: usize = 100_000;

/// Prints the data and the timings.
pub(crate) fn run(project: &Project) -> Result<(), Error> {
    heading("Timings, native and optimised: median of several runs");
    let mut random = Random::new(SEED);
    let samples = samples::gather(project, &mut random)?;
    let file = data::meeting_file(&samples.talks, &mut random);
    println!("data: seed {SEED}; {} sessions drawn from {} ({} KB of JSON)", data::SESSIONS, samples.statement, file.len() / 1_000);
    let large = read(&file)?;
    let index = Index::of(&large);

    report("open and index the schedule", 20, || {
        let meeting = read_meeting(black_box(&file)).ok().map(|read| read.value);
        black_box(meeting.as_ref().map(Index::of));
    });
    for query in ["p", "panel", "sciezki", "the future of"] {
        let found = index.find(query).into_iter().filter(|found| *found).count();
        report(&format!("one search keystroke, „{query}” ({found} found)"), 200, || drop(black_box(index.find(black_box(query)))));
    }

    let current = current_meeting(project)?;
    let at = current.sessions.first().map(|session| session.start).ok_or_else(|| Error::Failed("the current meeting is empty".into()))?;
    let submissions = data::submissions(&current, SUBMISSIONS, at, &mut random);
    println!("data: {} submissions to the surveys of {}, one in twenty a correction", submissions.len(), current.id);
    let rules = Rules { smallest_group: Some(5), seed: SEED };
    report("one summary of them", 5, || drop(black_box(summarise(&current, black_box(&submissions), &Attendance::new(), rules))));
    Ok(())
}

fn read(file: &[u8]) -> Result<Meeting, Error> {
    let problems = |problems: Vec<_>| Error::Failed(format!("the large meeting has problems: {problems:?}"));
    read_meeting(file).map(|read| read.value).map_err(problems)
}

/// The meeting shown at `#/`, with its real surveys.
fn current_meeting(project: &Project) -> Result<Meeting, Error> {
    let public = project.at("public");
    let config = public.join("config.json");
    let bytes = fs::read(&config).map_err(Error::file("read", &config))?;
    let config = read_config(&bytes).map_err(|problems| Error::Failed(format!("config.json has problems: {problems:?}")))?.value;
    let entry = config.meetings.iter().find(|meeting| meeting.id == config.current);
    let path = public.join(entry.map_or("", |entry| &entry.file));
    read(&fs::read(&path).map_err(Error::file("read", &path))?)
}

fn report(what: &str, runs: usize, mut work: impl FnMut()) {
    work();
    let mut times: Vec<Duration> = Vec::with_capacity(runs);
    for _ in 0..runs {
        let started = Instant::now();
        work();
        times.push(started.elapsed());
    }
    times.sort();
    println!("  {:>9.3} ms  {what}", times[runs / 2].as_secs_f64() * 1_000.0);
}
