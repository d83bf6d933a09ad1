//! How much memory a piece of work holds at most, as Linux counts it for this process; unknown elsewhere.

use std::fs;

/// Forgets the highest mark so far; the kilobytes in use now.
pub(super) fn restart() -> Option<u64> {
    // What "5" does is told in proc_pid_clear_refs(5).
    fs::write("/proc/self/clear_refs", "5").ok()?;
    highest()
}

/// The most kilobytes in use since `restart`.
pub(super) fn highest() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.trim().parse().ok())
}
