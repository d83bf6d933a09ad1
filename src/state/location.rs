//! Where the person is in the app, and the addresses of everywhere else.

use chrono::NaiveDateTime;
use leptos::prelude::*;

use crate::{
    browser::{location, page, storage::shelf::Shelf},
    domain::{
        address::{Address, Query, Route},
        id::MeetingId,
        session::Kind,
        storage_key::RecordType,
    },
};

/// The present address.
#[derive(Debug, Clone, Copy)]
pub struct Location {
    address: RwSignal<Address>,
    route: Memo<Route>,
    carried: Memo<Carried>,
    arrivals: RwSignal<u32>,
}

/// What every link carries along: the meeting and the demo clock.
pub type Carried = (Option<MeetingId>, Option<NaiveDateTime>);

/// The present address.
pub fn use_location() -> Location {
    expect_context()
}

impl Location {
    /// Reads the address bar and follows it.
    pub fn provide() -> Self {
        let address = RwSignal::new(present());
        let route = Memo::new(move |_| address.read().route.clone());
        let carried = Memo::new(move |_| {
            let address = address.read();
            (address.query.meeting.clone(), address.query.now)
        });
        let here = Self { address, route, carried, arrivals: RwSignal::new(0) };
        let positions = StoredValue::new(Vec::<(String, f64)>::new());
        location::visited_before();
        let guard = location::on_change(move || here.arrive(positions));
        // The listener lives as long as the app: the root is never unmounted.
        let guard = StoredValue::new_local(Some(guard));
        on_cleanup(move || guard.set_value(None));
        provide_context(here);
        here
    }

    /// Takes over a changed address: the place on the page is restored for an entry visited before, else the new view starts at its top.
    fn arrive(self, positions: StoredValue<Vec<(String, f64)>>) {
        let left = self.address.with_untracked(ToString::to_string);
        positions.update_value(|known| {
            known.retain(|(address, _)| *address != left);
            known.push((left, page::scroll_position()));
        });
        let back = location::visited_before();
        let new = present();
        let same_view = self.address.with_untracked(|old| old.route == new.route);
        let position = if back { positions.with_value(|known| position_at(known, &new.to_string())) } else { None };
        self.address.set(new);
        if same_view {
            return;
        }
        page::after_render(move || {
            page::scroll_to(position.unwrap_or_default());
            page::focus_heading();
            self.arrivals.update(|n| *n += 1);
        });
    }

    /// The present view.
    pub fn route(self) -> Memo<Route> {
        self.route
    }

    /// The number of changes of view since the start.
    pub fn arrivals(self) -> u32 {
        self.arrivals.get()
    }

    /// The present query.
    pub fn query(self) -> Query {
        self.address.read().query.clone()
    }

    /// A part of the present query.
    pub fn with_query<T>(self, read: impl FnOnce(&Query) -> T) -> T {
        read(&self.address.read().query)
    }

    /// The address of a view, with the meeting and the demo clock of the present one. Not tracked: views are built anew when either
    /// of them changes (see `carried`).
    pub fn href(self, route: Route) -> String {
        let (meeting, now) = self.address.with_untracked(|here| (here.query.meeting.clone(), here.query.now));
        Address { route, query: Query { meeting, now, ..Query::default() } }.to_string()
    }

    /// What every link carries along: a change of it makes links stale.
    pub fn carried(self) -> Memo<Carried> {
        self.carried
    }

    /// The address of another meeting's programme; the demo clock is left behind, as it belongs to this one.
    pub fn href_of_meeting(self, meeting: &MeetingId) -> String {
        Address { route: Route::Home, query: Query { meeting: Some(meeting.clone()), ..Query::default() } }.to_string()
    }

    /// The present view without the demo clock.
    pub fn href_without_demo(self) -> String {
        let mut address = self.address.get();
        address.query.now = None;
        address.to_string()
    }

    /// A whole address for links that leave the app: it always carries the meeting, and never the demo clock.
    pub fn outside(self, meeting: &MeetingId, route: Route) -> String {
        let query = Query { meeting: Some(meeting.clone()), ..Query::default() };
        location::whole_address(&Address { route, query }.to_string())
    }

    /// A whole address for links to a view that needs no meeting: it opens wherever the app runs.
    pub fn anywhere(self, route: Route) -> String {
        location::whole_address(&Address { route, query: Query::default() }.to_string())
    }

    /// Goes to a view.
    pub fn go(self, route: Route) {
        location::go(&self.href(route));
    }

    /// Searches the programme; the address follows without a step in the history.
    pub fn search(self, words: String) {
        self.change_query(|query| query.search = words);
    }

    /// Shows a kind, or no longer.
    pub fn toggle_kind(self, kind: Kind) {
        self.change_query(|query| {
            if let Some(at) = query.kinds.iter().position(|other| *other == kind) {
                query.kinds.remove(at);
            } else {
                query.kinds.push(kind);
            }
        });
    }

    /// Shows only my plan, or no longer.
    pub fn toggle_mine(self) {
        self.change_query(|query| query.mine = !query.mine);
    }

    /// Takes search and filters off.
    pub fn clear_filters(self) {
        self.change_query(|query| {
            query.search.clear();
            query.kinds.clear();
            query.mine = false;
        });
    }

    fn change_query(self, change: impl FnOnce(&mut Query)) {
        self.address.update(|address| change(&mut address.query));
        location::replace(&self.address.with_untracked(ToString::to_string));
    }
}

/// The setting that binds this device to one address, whatever the address bar says: that of a stand.
const BOUND: &str = "stand";

fn bound() -> Option<String> {
    Shelf::of_device(RecordType::Setting).read(BOUND).ok().flatten()
}

/// Where the person is; on a bound device, where it is bound to.
fn present() -> Address {
    let hash = location::hash();
    let bound = bound().filter(|bound| *bound != hash);
    if let Some(bound) = &bound {
        location::replace(bound);
    }
    Address::parse(bound.as_ref().unwrap_or(&hash))
}

impl Location {
    /// This device is bound to one view.
    pub fn is_bound(self) -> bool {
        bound().is_some()
    }

    /// Binds this device to the stand of a meeting, through reloads too, and starts it anew there; `false` when the browser does not keep
    /// that.
    pub fn bind(self, meeting: &MeetingId) -> bool {
        let now = self.address.with_untracked(|here| here.query.now);
        let query = Query { meeting: Some(meeting.clone()), now, ..Query::default() };
        let address = Address { route: Route::Stand, query }.to_string();
        if Shelf::of_device(RecordType::Setting).write(BOUND, &address).is_err() {
            return false;
        }
        location::replace(&address);
        location::reload();
        true
    }

    /// Lets this device go wherever the person goes.
    pub fn release(self) {
        // A browser that gives no access to the storage now binds nothing either.
        drop(Shelf::of_device(RecordType::Setting).remove(BOUND));
    }
}

fn position_at(known: &[(String, f64)], address: &str) -> Option<f64> {
    known.iter().find(|(other, _)| other == address).map(|(_, position)| *position)
}

/// The host of an address, for people to read.
pub fn host_of(address: &str) -> String {
    location::host_of(address)
}
