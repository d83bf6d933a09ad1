//! Running other programs so that a person sees what is going on and how long it took.

use std::{
    io::{BufRead, BufReader, Write},
    process::{Command, ExitStatus, Stdio},
    time::{Duration, Instant},
};

use crate::error::Error;

/// Prints what begins now.
pub(crate) fn heading(text: &str) {
    println!("\n==> {text}");
    flush();
}

/// Runs a command whose output goes straight to the terminal, under a heading, and says how long it took.
pub(crate) fn visibly(what: &str, command: &mut Command) -> Result<(), Error> {
    heading(what);
    let started = Instant::now();
    let status = command.status().map_err(|cause| Error::Start { program: words(command), cause })?;
    println!("    {} after {}", if status.success() { "done" } else { "failed" }, seconds(started.elapsed()));
    if status.success() { Ok(()) } else { Err(Error::Command { command: words(command), status }) }
}

/// Runs a command, printing its standard output as it comes and keeping it too.
pub(crate) fn watched(command: &mut Command) -> Result<(ExitStatus, String), Error> {
    let program = words(command);
    let start = |cause| Error::Start { program: program.clone(), cause };
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(start)?;
    let mut kept = String::new();
    if let Some(output) = child.stdout.take() {
        let mut lines = BufReader::new(output);
        let mut line = Vec::new();
        // Bytes, not `lines()`: a tool may print what is not UTF-8, and its result counts all the same.
        while lines.read_until(b'\n', &mut line).map_err(Error::file("read the output of", &program))? > 0 {
            let text = String::from_utf8_lossy(&line);
            print!("{text}");
            flush();
            kept.push_str(&text);
            line.clear();
        }
    }
    let status = child.wait().map_err(start)?;
    Ok((status, kept))
}

/// What a command prints, without showing it; `None` when it cannot be run or fails.
pub(crate) fn quietly(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// A duration as a person reads it.
pub(crate) fn seconds(time: Duration) -> String {
    let whole = time.as_secs();
    if whole < 60 { format!("{:.1} s", time.as_secs_f64()) } else { format!("{} min {:02} s", whole / 60, whole % 60) }
}

fn words(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program()).file_name().unwrap_or_default();
    let words = std::iter::once(program).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

fn flush() {
    // A closed terminal must not stop the work; the exit code still tells its end.
    std::io::stdout().flush().unwrap_or_default();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_times_have_tenths_and_long_ones_minutes() {
        assert_eq!(seconds(Duration::from_millis(1_240)), "1.2 s");
        assert_eq!(seconds(Duration::from_secs(125)), "2 min 05 s");
    }
}
