//! Who can stop what: decision rules, and what each party can hold up.

mod ballot;
mod decision;
mod electorate;

pub use ballot::{Ballot, Rule, Seat};
pub use decision::{Blocking, Decision};
pub use electorate::{Electorate, Voter, VoterId};
