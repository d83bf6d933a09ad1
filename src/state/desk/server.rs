//! The endpoint of the desk: signing in, reading all of it, and reading it again every minute while somebody looks.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};

use super::{Desk, Held, Server};
use crate::{
    browser::{clock, endpoint, storage::session},
    domain::delivery::{
        Tick,
        profile::SignIn,
        reading::{Credentials, ReadFailure},
    },
    state::work,
};

/// How old what was read may become while somebody looks at it, in milliseconds.
const FRESH: i32 = 60_000;

impl Desk {
    /// What is known of the endpoint's answers.
    pub fn server(self) -> Server {
        self.server.get()
    }

    /// When the endpoint was last read.
    pub fn read_at(self) -> Option<Tick> {
        self.read_at.get()
    }

    /// Why it could not be read again, where that was tried after it was read.
    pub fn stale(self) -> Option<ReadFailure> {
        self.stale.get()
    }

    /// The endpoint takes a token alone, too.
    pub fn takes_tokens(self) -> bool {
        self.profile.with_value(|profile| {
            let read = profile.as_ref().and_then(|profile| profile.read.as_ref());
            read.is_some_and(|read| read.sign_in != SignIn::Basic)
        })
    }

    /// Whoever signed in before, in this tab.
    pub(in crate::state) fn kept_sign_in(self) -> Option<Credentials> {
        let kept = session::get(&self.session_key())?;
        let (user, secret) = kept.split_once('\n')?;
        Some(Credentials { user: user.to_owned(), secret: secret.to_owned() })
    }

    /// Keeps a sign-in that works until the tab is closed.
    pub(in crate::state) fn keep_sign_in(self, who: &Credentials) {
        // Without sessionStorage one has to sign in again after a reload, and that is all.
        drop(session::set(&self.session_key(), &format!("{}\n{}", who.user, who.secret)));
    }

    /// Reads the endpoint, all of it.
    pub fn read(self, who: Credentials) {
        self.server.set(Server::Reading(0));
        self.read_as(who);
    }

    /// Reads the endpoint again because somebody asked for it; what was read before is shown until then.
    pub fn refresh(self) {
        self.again.set(true);
        self.read_again();
    }

    /// The endpoint is being read again, because somebody asked for it.
    pub fn is_refreshing(self) -> bool {
        self.again.get()
    }

    fn read_again(self) {
        if let Some(who) = self.who.get_value() {
            self.read_as(who);
        }
    }

    fn read_as(self, who: Credentials) {
        let Some(profile) = self.profile.get_value() else { return };
        let attempt = self.next_attempt();
        // False also when the meeting on screen has changed: then there is nobody to tell.
        let is_newest = move || self.attempt.try_get_value() == Some(attempt);
        spawn_local(async move {
            let told = |progress: endpoint::Progress| {
                if is_newest() && self.server.with_untracked(|server| matches!(server, Server::Reading(_))) {
                    self.server.set(Server::Reading(progress.submissions));
                }
            };
            let work = async |step: &mut dyn FnMut() -> bool| work::all(step, is_newest).await;
            let outcome = endpoint::read_all(&profile, &who, told, work).await;
            if !is_newest() {
                return;
            }
            self.again.set(false);
            match outcome {
                Ok(bundle) => {
                    self.keep_sign_in(&who);
                    self.who.set_value(Some(who));
                    self.stale.set(None);
                    self.read_at.set(Some(clock::tick()));
                    // What did not change is not counted again.
                    let same = self.server.with_untracked(|server| matches!(server, Server::Read(Held(known)) if **known == bundle));
                    if !same {
                        self.server.set(Server::Read(Held(Arc::new(bundle))));
                    }
                }
                Err(ReadFailure::SignInRefused) => {
                    drop(session::remove(&self.session_key()));
                    self.server.set(Server::Failed(ReadFailure::SignInRefused));
                }
                // What was read a minute ago is still worth showing.
                Err(failure) if self.server.with_untracked(|server| matches!(server, Server::Read(_))) => self.stale.set(Some(failure)),
                Err(failure) => self.server.set(Server::Failed(failure)),
            }
        });
    }

    fn next_attempt(self) -> u32 {
        self.attempt.update_value(|attempt| *attempt += 1);
        self.attempt.get_value()
    }

    /// Forgets the sign-in and what was read with it.
    pub fn sign_out(self) {
        self.next_attempt();
        self.who.set_value(None);
        self.stale.set(None);
        self.again.set(false);
        self.server.set(Server::SignedOut);
        // A browser that gives no access to the storage now gave none to write to either.
        drop(session::remove(&self.session_key()));
    }

    /// Reads the endpoint again every minute, as long as the page that asked for it is there and in view.
    pub(super) fn watch(self) {
        self.wait();
        let back = StoredValue::new_local(Some(clock::on_return(move || {
            let due = self.read_at.get_untracked().is_some_and(|at| clock::tick().0.saturating_sub(at.0) >= FRESH.unsigned_abs().into());
            if due {
                self.read_again();
            }
        })));
        on_cleanup(move || {
            back.try_set_value(None);
            self.timer.try_set_value(None);
        });
    }

    fn wait(self) {
        let again = clock::after(FRESH, move || {
            if clock::is_in_view() && self.server.try_with_untracked(|server| matches!(server, Server::Read(_))) == Some(true) {
                self.read_again();
            }
            self.wait();
        });
        self.timer.try_set_value(Some(again));
    }
}
