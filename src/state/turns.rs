//! Turns at records that other windows write as well: one at a time, looking before writing, so that what is written is written on top of what
//! was seen.

/// What is to be done with the storage.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Turns {
    under_way: bool,
    look: bool,
    write: bool,
}

/// One turn at the storage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// Reads what is stored.
    Look,
    /// Writes what is here.
    Write,
}

impl Turns {
    /// Asks for a turn; `true` where nobody takes turns yet, and whoever asks has to begin.
    pub(super) fn ask(&mut self, turn: Turn) -> bool {
        match turn {
            Turn::Look => self.look = true,
            Turn::Write => self.write = true,
        }
        !std::mem::replace(&mut self.under_way, true)
    }

    /// The next turn; `None` when there is nothing to be done, and whoever asks next begins anew.
    pub(super) fn next(&mut self) -> Option<Turn> {
        let turn = if std::mem::take(&mut self.look) { Some(Turn::Look) } else { std::mem::take(&mut self.write).then_some(Turn::Write) };
        self.under_way = turn.is_some();
        turn
    }
}
