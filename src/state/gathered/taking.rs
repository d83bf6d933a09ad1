//! Taking in what was looked at, and undoing that.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};

use super::{Incoming, MyGathered, Step, newest, store};
use crate::{
    browser::{
        beside,
        sharing::Chosen,
        storage::{ask_to_keep, records::Kept},
    },
    domain::handover::{
        bundle::Bundle,
        gathered::{Gathered, Receipt, Received},
    },
};

impl MyGathered {
    /// Takes in what was looked at; `done` runs once it is stored.
    pub fn accept(self, done: impl FnOnce() + 'static) {
        let Some(Step::Asked(incoming)) = self.step.try_update(|step| std::mem::replace(step, Step::Storing)) else {
            return;
        };
        spawn_local(async move {
            let Some(before) = self.all.try_get_untracked() else { return };
            self.take_turn().await;
            self.read_stored().await;
            let Incoming { receipt, new, all, file, .. } = incoming;
            // What another window took in meanwhile is not stored twice.
            let (new, receipt, all, file) = if self.all.try_get_untracked().is_some_and(|all| Arc::ptr_eq(&all, &before)) {
                (new, receipt, all, file)
            } else {
                match self.receive((*new).clone(), || true).await {
                    Some(Received { new, receipt, all }) => (new, receipt, Arc::new(all), None),
                    None => return,
                }
            };
            let step = self.store(new, receipt, all, file).await;
            beside::end();
            self.busy.try_set_value(false);
            self.step.try_set(step);
            done();
        });
    }

    async fn store(self, new: Arc<Bundle>, receipt: Receipt, all: Arc<Gathered>, file: Option<Chosen>) -> Step {
        // An import that brings nothing leaves the one before it to be undone.
        if new.is_empty() {
            return Step::Done { receipt, loosely: false };
        }
        let Some(before) = self.imports.try_get_untracked() else { return Step::Idle };
        let former = self.former.try_get_untracked().and_then(|former| former.last);
        // Some may become one in which nothing tells what came together; nor should it here.
        let apart = !before.iter().any(store::is_small);
        let former_all = self.all.try_get_untracked();
        // What is merged already is counted while it is being written. That it is stored nobody says before it is.
        let begun = || {
            if apart {
                self.all.try_set(all);
            }
        };
        match store::keep(new, &before, former.as_ref(), file, begun).await {
            Ok((imports, kept)) => {
                ask_to_keep();
                self.former.try_update(|former| former.last = None);
                if apart {
                    self.imports.try_set(Arc::new(imports));
                } else {
                    self.merge(imports).await;
                }
                Step::Done { receipt, loosely: kept == Kept::Loosely }
            }
            Err(error) => {
                if let Some(all) = former_all.filter(|_| apart) {
                    self.all.try_set(all);
                }
                Step::Failed(error)
            }
        }
    }

    /// Removes what the last import brought; what was here before stays.
    pub fn undo(self, done: impl FnOnce() + 'static) {
        spawn_local(async move {
            self.take_turn().await;
            self.read_stored().await;
            let (Some(imports), Some(former)) = (self.imports.try_get_untracked(), self.former.try_get_untracked()) else { return };
            let removed = match (newest(&imports), former.last) {
                (Some(last), _) => store::undo(last).await,
                (None, Some(last)) => store::undo_former(&last).await,
                (None, None) => Ok(()),
            };
            self.read_stored().await;
            self.busy.try_set_value(false);
            self.step.try_set(removed.map_or_else(Step::Failed, |()| Step::Undone));
            done();
        });
    }
}
