//! Whether the phone's clock can be believed, by the clock of the host. It only ever marks what is shown: nothing is ordered by the phone's
//! clock, and nothing expires by it.

use chrono::Duration;

use super::time::{Moment, parse_http_date};

/// How far the two clocks may be apart before anything is said: what is on now would hardly differ.
const TOLERANCE: Duration = Duration::minutes(15);

/// A reply of the host, between two readings of the phone's clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exchange {
    /// The phone's clock before the request.
    pub before: Moment,
    /// The phone's clock after the reply.
    pub after: Moment,
    /// The header `Date`.
    pub date: Option<String>,
    /// The header `Age`: the seconds that the reply lay in a cache on the way, which kept its date.
    pub age: Option<String>,
}

/// How the phone's clock differs from the host's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// The phone is ahead by so much.
    Ahead(Duration),
    /// The phone is behind by so much.
    Behind(Duration),
}

impl Exchange {
    /// Why the phone's clock is to be doubted; `None` when it is not, or the host told no time.
    pub fn doubt(&self) -> Option<Doubt> {
        let age = match &self.age {
            None => 0,
            // An age that cannot be read would make the host's date that of some other day.
            Some(age) => age.trim().parse().ok().filter(|age| (0..=i64::from(u32::MAX)).contains(age))?,
        };
        let host = parse_http_date(self.date.as_deref()?)? + Duration::seconds(age);
        // The host read its clock somewhere between the two readings of the phone, however long the phone slept between them.
        let (ahead, behind) = (self.before - host, host - self.after);
        if ahead > TOLERANCE { Some(Doubt::Ahead(ahead)) } else { (behind > TOLERANCE).then_some(Doubt::Behind(behind)) }
    }
}
