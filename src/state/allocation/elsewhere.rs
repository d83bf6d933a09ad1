//! What another window made of the division: it is joined to what is here, said, and can be undone.

use std::sync::Arc;

use leptos::prelude::*;

use super::{MyAllocation, Said, push};
use crate::domain::division::{Division, Joined, join};

impl MyAllocation {
    /// Takes up what is stored by now; `silently` where nothing was known of it before. `None` when the meeting has left the screen.
    pub(super) fn take_up(self, theirs: Arc<Division>, silently: bool) -> Option<()> {
        let mine = self.division.try_get_untracked()?;
        let base = self.known.try_update_value(|known| std::mem::replace(&mut known.division, Arc::clone(&theirs)))?;
        if silently {
            self.division.try_set(theirs);
            return Some(());
        }
        let Joined { division, clash } = join(&base, &mine, &theirs);
        if division == *mine && !clash {
            return Some(());
        }
        let goes_on = self.said.try_get_untracked()? == Some(Said::Elsewhere { clash: false });
        self.before.try_update_value(|steps| {
            // One step takes back all that came from elsewhere without a word between; what was done here before can be undone without it.
            let latest = steps.len().saturating_sub(usize::from(goes_on));
            for step in &mut steps[..latest] {
                *step = Arc::new(join(&base, step, &theirs).division);
            }
            if clash {
                push(steps, Arc::clone(&theirs));
            } else if !goes_on {
                push(steps, mine);
            }
        })?;
        let division = Arc::new(division);
        if *division != *theirs {
            self.save();
        }
        let gone = self.shown.try_get_untracked()?.is_some_and(|key| division.person(&key).is_none());
        self.division.try_set(division);
        self.said.try_set(Some(Said::Elsewhere { clash }));
        if gone {
            self.close_card();
        }
        Some(())
    }
}
