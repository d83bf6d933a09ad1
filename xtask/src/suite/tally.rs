//! Counting: what test runners print, added up; and the table at the end.

use std::{fmt, time::Duration};

use crate::run::seconds;

/// How many checks or tests passed and failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tally {
    passed: u32,
    failed: u32,
    ran: bool,
}

/// How a stage went.
pub(super) struct Outcome {
    /// The name of the stage.
    pub(super) name: &'static str,
    /// What it counted.
    pub(super) tally: Tally,
    /// How long it took.
    pub(super) time: Duration,
}

impl Tally {
    /// Checks that were counted one by one; none at all counts as not run.
    pub(super) const fn counted(passed: u32, failed: u32) -> Self {
        if passed + failed == 0 { Self::did_not_run() } else { Self { passed, failed, ran: true } }
    }

    /// A single check.
    pub(super) const fn single(passed: bool) -> Self {
        if passed { Self::counted(1, 0) } else { Self::counted(0, 1) }
    }

    /// What should have run did not: a failure.
    pub(super) const fn did_not_run() -> Self {
        Self { passed: 0, failed: 1, ran: false }
    }

    /// What a run of `cargo test` printed, and whether it ended well.
    ///
    /// An ignored test did not run, so it counts as failed; so does a run that ended badly without telling of a failed test: a crash, or
    /// code that does not compile.
    pub(super) fn of_tests(output: &str, ended_well: bool) -> Self {
        let (mut passed, mut failed) = (0, 0);
        for line in output.lines().filter_map(|line| line.trim().strip_prefix("test result:")) {
            passed += number_before(line, " passed");
            failed += number_before(line, " failed") + number_before(line, " ignored");
        }
        if !ended_well && failed == 0 {
            failed = 1;
        }
        Self::counted(passed, failed)
    }

    /// Both together; together they ran only if each did.
    pub(super) const fn and(self, other: Self) -> Self {
        Self { passed: self.passed + other.passed, failed: self.failed + other.failed, ran: self.ran && other.ran }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)?;
        if self.ran { Ok(()) } else { f.write_str(" (did not run)") }
    }
}

impl Outcome {
    /// Something ran, and all of it passed.
    pub(super) fn is_good(&self) -> bool {
        self.tally.ran && self.tally.failed == 0
    }
}

/// The stages, and below them the sum in the words that continuous integration looks for.
pub(super) fn table(outcomes: &[Outcome]) -> String {
    let mut lines = vec![format!("{:<12} {:>7} {:>7} {:>13}", "stage", "passed", "failed", "time")];
    lines.extend(outcomes.iter().map(|Outcome { name, tally, time }| {
        let note = if tally.ran { "" } else { "  did not run" };
        format!("{name:<12} {:>7} {:>7} {:>13}{note}", tally.passed, tally.failed, seconds(*time))
    }));
    let sum = |of: fn(&Tally) -> u32| outcomes.iter().map(|outcome| of(&outcome.tally)).sum::<u32>();
    lines.push(format!("\n{} passed, {} failed", sum(|tally| tally.passed), sum(|tally| tally.failed)));
    lines.join("\n")
}

/// The number right before a word; 0 when there is none.
fn number_before(line: &str, word: &str) -> u32 {
    let Some((before, _)) = line.split_once(word) else { return 0 };
    before.rsplit([' ', ';']).next().and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO_BINARIES: &str = "running 3 tests\ntest a ... ok\n\
        test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.03s\n\n\
        test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.20s\n";

    #[test]
    fn the_counts_of_all_test_binaries_add_up() {
        assert_eq!(Tally::of_tests(TWO_BINARIES, true), Tally::counted(15, 0));
    }

    #[test]
    fn the_runner_in_the_browser_is_read_too() {
        let output = "test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 filtered out; finished in 0.01s\n";
        assert_eq!(Tally::of_tests(output, false), Tally::counted(2, 1));
    }

    #[test]
    fn a_test_named_like_a_result_is_not_counted() {
        assert_eq!(Tally::of_tests("test 5 passed; 2 failed ... ok\n", true), Tally::did_not_run());
    }

    #[test]
    fn no_test_at_all_is_a_failure() {
        let none = Tally::of_tests("no tests to run!\n", true);
        assert_eq!(none, Tally::did_not_run());
        let empty = Tally::of_tests("test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out\n", true);
        assert!(!Outcome { name: "x", tally: empty, time: Duration::ZERO }.is_good());
    }

    #[test]
    fn an_ignored_test_and_a_crash_are_failures() {
        assert_eq!(Tally::of_tests("test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured\n", true), Tally::counted(3, 1));
        assert_eq!(Tally::of_tests(TWO_BINARIES, false), Tally::counted(15, 1));
    }

    #[test]
    fn the_table_ends_in_the_plain_sum() {
        let outcomes = [
            Outcome { name: "native", tally: Tally::counted(15, 0), time: Duration::from_secs(2) },
            Outcome { name: "e2e", tally: Tally::did_not_run(), time: Duration::from_secs(1) },
        ];
        let table = table(&outcomes);
        assert_eq!(table.lines().last(), Some("15 passed, 1 failed"));
        assert!(table.contains("did not run"));
    }
}
