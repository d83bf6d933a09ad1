//! The organiser's division of people among workshops, all around the solver of `allocation`: who takes part, which rules hold, what the
//! draw gave, what was changed by hand, and what of it is published.
//!
//! People come from choices that were handed over, from files, and by hand (`roster`). A [`Division`] becomes a task (`plan`), a result
//! is kept with every change made to it by hand (`adjust`), and told of (`figures`, `explain`). Nothing a person asked for is lost on the
//! way: what does not fit is named.

mod adjust;
mod explain;
mod figures;
mod join;
mod plan;
mod publish;
mod record;
mod roster;

pub use adjust::{Standing, seated, standing};
pub use explain::{Place, WhyNot, explain};
pub use figures::{BlockFigures, Demand, figures};
pub use join::{Joined, join};
pub use plan::Plan;
pub use publish::publish;
pub use record::{Attendee, Division, Drawn, Handed, Move, Order, Origin, Rule, Seats, Spot};
pub use roster::{Differing, Receipt, differing, from_choices, merge, plain_name, same_name, withdraw};
