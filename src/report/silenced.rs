//! What is kept out of a report, by whom, and how often: nothing disappears uncounted.

use super::{Asked, Reported};

/// Findings of one check that are not shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silenced {
    pub by: Silencer,
    pub check: &'static str,
    pub count: usize,
}

/// What keeps a finding out of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silencer {
    /// The files turn the check off in `[checks]`.
    Off,
    /// A permission on a component or position.
    Permission,
    /// The call allows the check.
    Call,
    /// The call asks for other checks only.
    Only,
}

impl Silencer {
    /// All of them, in the order of outputs.
    pub const ALL: [Self; 4] = [Self::Off, Self::Permission, Self::Call, Self::Only];

    /// The word for it in outputs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Permission => "allow",
            Self::Call => "call",
            Self::Only => "only",
        }
    }
}

/// Adds counts to those of the same check and silencer.
pub(super) fn add_up(sum: &mut Vec<Silenced>, more: &[Silenced]) {
    for silenced in more {
        match sum.iter_mut().find(|known| known.by == silenced.by && known.check == silenced.check) {
            Some(known) => known.count += silenced.count,
            None => sum.push(silenced.clone()),
        }
    }
}

/// Takes out what the call leaves out. Where nothing could be judged, `--only` keeps the mistakes that prevented it:
/// a report without them would read as "nothing found".
pub(super) fn leave_out(asked: &Asked, judged: bool, findings: &mut Vec<Reported>, sum: &mut Vec<Silenced>) {
    findings.retain(|reported| {
        let check = reported.finding.check;
        let by = if asked.allow.contains(&check) {
            Silencer::Call
        } else if judged && !asked.only.is_empty() && !asked.only.contains(&check) {
            Silencer::Only
        } else {
            return true;
        };
        add_up(sum, &[Silenced { by, check, count: 1 }]);
        false
    });
}
