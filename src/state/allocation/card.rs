//! The card of one person, over everything else.

use leptos::prelude::*;

use super::{CARD, MyAllocation, RESULT};
use crate::{browser::page as window, state::page};

impl MyAllocation {
    /// The person whose card is shown; tracked.
    pub fn shown(self) -> Option<String> {
        self.shown.get()
    }

    /// Shows the card of a person.
    pub fn show_card(self, key: String) {
        self.shown.set(Some(key));
        window::after_render(|| window::open_dialog(CARD));
    }

    /// Closes the card. Focus goes back to where it was, or to the result where that is gone.
    pub fn close_card(self) {
        window::close_dialog(CARD);
    }

    /// The card is closed.
    pub fn card_closed(self) {
        self.shown.set(None);
        window::after_render(|| {
            if window::is_focus_lost() {
                page::focus(RESULT);
            }
        });
    }
}
