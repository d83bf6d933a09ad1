//! The file that the organiser publishes after the draw.

use std::collections::BTreeMap;

use super::{plan::Plan, record::Division};
use crate::{allocation::Assignment, meeting::Meeting, published::Published, time::Moment};

/// Seats and groups as they are now. What an earlier file says of sessions that are not divided here stays; whoever handed nothing over
/// is counted among the seats and stands in no group, because no phone could know it.
pub fn publish(
    meeting: &Meeting,
    division: &Division,
    plan: &Plan,
    assignment: &Assignment,
    former: Option<&Published>,
    at: Moment,
) -> Published {
    let is_ours = |id: &_| plan.session(id).is_some();
    let mut seats: BTreeMap<_, _> = plan.sessions.iter().map(|id| (id.clone(), 0)).collect();
    for seat in assignment.seats.iter().flatten().filter_map(|number| plan.sessions.get(*number)) {
        seats.entry(seat.clone()).and_modify(|taken| *taken += 1);
    }
    let mut groups: BTreeMap<_, Vec<_>> = BTreeMap::new();
    if let Some(former) = former {
        let known = |id: &_| meeting.session(id).is_some() && !is_ours(id);
        seats.extend(former.seats.iter().filter(|(id, _)| known(id)).map(|(id, taken)| (id.clone(), *taken)));
        for (choice, sessions) in &former.groups {
            let rest: Vec<_> = sessions.iter().filter(|id| known(id)).cloned().collect();
            if !rest.is_empty() {
                groups.insert(choice.clone(), rest);
            }
        }
    }
    for (number, person) in division.people.iter().enumerate() {
        let Some(handed) = &person.handed else { continue };
        let own: Vec<_> = assignment.of(number).iter().filter_map(|seat| plan.sessions.get(*seat).cloned()).collect();
        if !own.is_empty() {
            // A choice that was corrected since an earlier file takes its groups along.
            let mut all = groups.remove(&handed.last).or_else(|| groups.remove(&handed.first)).unwrap_or_default();
            all.extend(own);
            groups.insert(handed.last.clone(), all);
        }
    }
    Published { at, seats, groups }
}
