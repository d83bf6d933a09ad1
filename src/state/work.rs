//! Long work in short pieces, between which the page answers and draws.

use crate::browser::clock;

/// How long a piece of work may take, in milliseconds. A step may overrun it by itself, but not by much.
const PIECE: f64 = 40.0;

/// Takes steps until there are none, or a piece of work is done; `false` when there are none.
pub(super) fn piece(mut step: impl FnMut() -> bool) -> bool {
    let started = clock::elapsed();
    while clock::elapsed() - started < PIECE {
        if !step() {
            return false;
        }
    }
    true
}

/// Takes steps until there are none, giving way to the page in between. `still` is asked before each piece; `false` when it stopped the work.
pub(super) async fn all(mut step: impl FnMut() -> bool, mut still: impl FnMut() -> bool) -> bool {
    while still() {
        if !piece(&mut step) {
            return true;
        }
        clock::breathe().await;
    }
    false
}
