//! Child processes that end with the tests, whatever ends the tests.
//!
//! A static is never dropped and a killed process cleans nothing up, so the child runs under a shell that waits for its own
//! standard input to close: the kernel closes it when the test process is gone.

use std::{
    io::{BufRead, BufReader},
    process::{Child, ChildStdout, Command, Stdio},
};

/// A running child; ends when this is dropped or the test process ends.
pub(crate) struct Keeper {
    shell: Child,
}

impl Keeper {
    /// Starts a program.
    pub(crate) fn start(program: &str, arguments: &[&str]) -> (Self, BufReader<ChildStdout>) {
        let mut shell = Self::spawn(program, arguments, &[], Stdio::piped());
        let output = shell.stdout.take().expect("standard output is piped");
        (Self { shell }, BufReader::new(output))
    }

    /// Starts a program with these environment variables; what it writes is of no interest.
    pub(crate) fn start_with(program: &str, arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        Self { shell: Self::spawn(program, arguments, variables, Stdio::null()) }
    }

    fn spawn(program: &str, arguments: &[&str], variables: &[(&str, &str)], output: Stdio) -> Child {
        // A session of its own: what the child starts, such as a browser, ends with it.
        let script = "$(command -v setsid) \"$0\" \"$@\" </dev/null & child=$!; cat >/dev/null;\
            kill -- -$child 2>/dev/null || kill $child; wait $child";
        Command::new("sh")
            .args(["-c", script, program])
            .args(arguments)
            .envs(variables.iter().copied())
            .stdin(Stdio::piped())
            .stdout(output)
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{program} does not start: {error}"))
    }

    /// Starts a program, and waits for the first line of its output that `wanted` understands; drains the rest.
    pub(crate) fn start_until<T>(program: &str, arguments: &[&str], wanted: impl Fn(&str) -> Option<T>) -> (Self, T) {
        let (keeper, mut output) = Self::start(program, arguments);
        let mut line = String::new();
        loop {
            line.clear();
            let read = output.read_line(&mut line).expect("the output of a child is text");
            assert!(read > 0, "{program} ended before it was ready");
            if let Some(found) = wanted(&line) {
                std::thread::spawn(move || std::io::copy(&mut output, &mut std::io::sink()));
                return (keeper, found);
            }
        }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        drop(self.shell.stdin.take());
        if let Err(error) = self.shell.wait() {
            eprintln!("a child could not be waited for: {error}");
        }
    }
}
