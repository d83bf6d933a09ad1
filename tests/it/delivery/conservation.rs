//! The conservation rule: what was said to be saved is on the server or on this device at every later moment, and the server never
//! holds an answer twice, whatever the network, the server and the browser do.

use std::{collections::BTreeMap, time::Duration};

use kuluary::domain::{
    delivery::{
        Outbox, Profile, Reply, Setback, Tick, Verdict, judge,
        outbox::{Entry, State},
    },
    format::record_json::{read_entry, write_entry},
};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::entry;

/// What happens next to the phone, the network or the server.
#[derive(Debug, Clone)]
enum Event {
    Submit,
    Send(Fault),
    Pass(u64),
    Wake { by_hand: bool },
    Restart,
    KilledWhileSending { stored: bool },
    ClockJumps(u64),
}

/// What goes wrong with one sending.
#[derive(Debug, Clone, Copy)]
enum Fault {
    None,
    Offline,
    StoredButReplyLost,
    StoredAfterTimeOut,
    Status(u16),
    StoredButAnswersError(u16),
    Portal,
    Redirected,
    EmptyReply,
    ForeignReply,
}

/// An endpoint of the profile `kinto`: it creates under an id, and never overwrites.
#[derive(Debug, Default)]
struct Server {
    stored: BTreeMap<String, Value>,
    created: usize,
}

impl Server {
    fn put(&mut self, address: &str, body: &str) -> Reply {
        let id = address.rsplit('/').next().expect("an address has an end").to_owned();
        let data = serde_json::from_str::<Value>(body).expect("the app sends JSON")["data"].clone();
        assert_eq!(data["id"], id, "the body stands under its own id");
        if let Some(existing) = self.stored.get(&id) {
            assert_eq!(*existing, data, "every resend carries the same bytes");
            return reply(412, &json!({"errno": 114, "details": {"existing": existing}}).to_string());
        }
        self.stored.insert(id, data.clone());
        self.created += 1;
        reply(201, &json!({"data": data}).to_string())
    }
}

fn reply(status: u16, body: &str) -> Reply {
    Reply { status, same_host: true, content_type: None, retry_after: None, body: body.to_owned() }
}

/// A phone: what is in memory, and what a killed browser would find again.
struct Phone {
    profile: Profile,
    outbox: Outbox,
    stored: BTreeMap<String, String>,
    now: u64,
    submitted: u32,
}

impl Phone {
    fn new() -> Self {
        let profile = Profile::preset("kinto", "http://127.0.0.1/v1/buckets/b/collections/c/records").expect("a ready-made profile");
        Self { profile, outbox: Outbox::default(), stored: BTreeMap::new(), now: 1_000, submitted: 0 }
    }

    fn store(&mut self) {
        self.stored = self.outbox.entries().iter().map(|entry| (entry.id().to_string(), write_entry(entry))).collect();
    }

    fn restart(&mut self) {
        let read = |text: &String| read_entry(text).expect("the app wrote it");
        self.outbox = Outbox::restore(self.stored.values().map(read).collect());
    }

    fn take(&mut self, event: &Event, server: &mut Server) {
        match event {
            Event::Submit => {
                self.submitted += 1;
                self.outbox.add(entry(self.submitted, self.now));
                self.store();
            }
            Event::Send(fault) => self.send(*fault, server),
            Event::Pass(seconds) => self.now += seconds * 1_000,
            Event::Wake { by_hand } => self.outbox.wake(*by_hand),
            Event::Restart => self.restart(),
            Event::KilledWhileSending { stored } => {
                if let Some(entry) = self.outbox.next(Tick(self.now)).cloned() {
                    self.outbox.sending(entry.id());
                    if *stored {
                        self.put(&entry, server);
                    }
                }
                self.restart();
            }
            Event::ClockJumps(to) => self.now = *to,
        }
    }

    fn put(&self, entry: &Entry, server: &mut Server) -> Reply {
        server.put(&self.profile.write_address(entry.id()), &self.profile.body(&entry.bytes, entry.id()))
    }

    fn send(&mut self, fault: Fault, server: &mut Server) {
        let Some(entry) = self.outbox.next(Tick(self.now)).cloned() else { return };
        self.outbox.sending(entry.id());
        let lost = |why| Verdict::Retry { after: None, why };
        let judged = |reply: &Reply| judge(&self.profile, reply, entry.id(), &entry.bytes, Tick(self.now));
        let verdict = match fault {
            Fault::None => judged(&self.put(&entry, server)),
            Fault::Offline => lost(Setback::Offline),
            Fault::StoredButReplyLost => {
                self.put(&entry, server);
                lost(Setback::Offline)
            }
            Fault::StoredAfterTimeOut => {
                self.put(&entry, server);
                lost(Setback::TimedOut)
            }
            Fault::Status(status) => judged(&reply(status, "")),
            Fault::StoredButAnswersError(status) => {
                self.put(&entry, server);
                judged(&reply(status, ""))
            }
            Fault::Portal => judged(&reply(200, "<!doctype html><title>Wi-Fi</title>")),
            Fault::Redirected => judged(&Reply { same_host: false, ..reply(201, &self.profile.body(&entry.bytes, entry.id())) }),
            Fault::EmptyReply => judged(&reply(204, "")),
            Fault::ForeignReply => judged(&reply(201, r#"{"data":{"id":"00000000-0000-4000-8000-ffffffffffff"}}"#)),
        };
        self.outbox.settle(entry.id(), verdict, Tick(self.now), 0.5);
        self.store();
    }

    /// Every answer is here and unsent, or on the server; what is called sent is on the server; what a restart would find is all.
    fn check(&self, server: &Server) {
        assert_eq!(self.outbox.entries().len(), usize::try_from(self.submitted).expect("few"), "nothing is dropped");
        assert_eq!(self.stored.len(), self.outbox.entries().len(), "everything is stored");
        for entry in self.outbox.entries() {
            let sent = matches!(entry.state, State::Sent { .. });
            assert!(!sent || server.stored.contains_key(entry.id().as_str()), "nothing is called sent that did not arrive");
        }
        assert_eq!(server.created, server.stored.len(), "nothing is stored twice");
    }
}

fn any_fault() -> impl Strategy<Value = Fault> {
    let status = prop::sample::select(vec![400_u16, 401, 403, 404, 408, 409, 412, 413, 422, 429, 500, 502, 503]);
    prop_oneof![
        3 => Just(Fault::None),
        1 => Just(Fault::Offline),
        2 => Just(Fault::StoredButReplyLost),
        1 => Just(Fault::StoredAfterTimeOut),
        2 => status.clone().prop_map(Fault::Status),
        2 => status.prop_map(Fault::StoredButAnswersError),
        1 => Just(Fault::Portal),
        1 => Just(Fault::Redirected),
        1 => Just(Fault::EmptyReply),
        1 => Just(Fault::ForeignReply),
    ]
}

fn any_event() -> impl Strategy<Value = Event> {
    prop_oneof![
        4 => Just(Event::Submit),
        8 => any_fault().prop_map(Event::Send),
        4 => (0_u64..400).prop_map(Event::Pass),
        2 => any::<bool>().prop_map(|by_hand| Event::Wake { by_hand }),
        1 => Just(Event::Restart),
        2 => any::<bool>().prop_map(|stored| Event::KilledWhileSending { stored }),
        1 => (0_u64..1_000_000_000).prop_map(Event::ClockJumps),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn nothing_is_lost_and_nothing_is_doubled(events in prop::collection::vec(any_event(), 0..60)) {
        let (mut phone, mut server) = (Phone::new(), Server::default());
        for event in &events {
            phone.take(event, &mut server);
            phone.check(&server);
        }
        // The server is well again, and a person looks at what needs attention: everything arrives, once.
        let stuck: Vec<_> = phone.outbox.entries().iter().map(|entry| entry.id().clone()).collect();
        for id in &stuck {
            phone.outbox.retry(id);
        }
        phone.outbox.wake(true);
        for _ in 0..=phone.submitted {
            phone.send(Fault::None, &mut server);
        }
        phone.check(&server);
        prop_assert_eq!(phone.outbox.unsent(), 0);
        prop_assert_eq!(server.stored.len(), phone.outbox.entries().len());
    }

    #[test]
    fn a_server_that_comes_back_is_found_within_the_longest_wait(failures in 1_usize..40) {
        let (mut phone, mut server) = (Phone::new(), Server::default());
        phone.take(&Event::Submit, &mut server);
        for _ in 0..failures {
            phone.send(Fault::Offline, &mut server);
            let wait = phone.outbox.due_in(Tick(phone.now)).expect("it is tried again");
            prop_assert!(wait <= Duration::from_mins(5));
            phone.now += u64::try_from(wait.as_millis()).expect("a short wait");
        }
        phone.send(Fault::None, &mut server);
        prop_assert_eq!(phone.outbox.unsent(), 0);
    }
}
