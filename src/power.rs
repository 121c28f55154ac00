//! Who can stop what: how collectives decide, and what each party can hold up.

mod acts;
mod assembly;
mod ballot;
mod coalitions;
mod decision;
mod electorate;
mod holds;
mod levers;
mod pooled;
mod sums;

pub use acts::{beneficiaries, benefits, is_at_cost_of, is_obliged, performers};
pub use ballot::{Ballot, Rule, Seat};
pub use coalitions::{Coalition, Coalitions};
pub use decision::{Banzhaf, Blocking, Decision, Votes};
pub use electorate::{Electorate, Voter, VoterId};
pub use holds::{Hold, Holds, Leverage};
pub use levers::{Grip, Lever};
