//! Everything a briefing tells of one file: what was found, what it comes to together, and what bears on what.

use super::{Asked, Calendar, Checked, Matrix, Powers, Reading, Trace, Until, Wanted, Zone, grounds::Grounds};
use crate::checks::{CHECKS, Check};

/// The page shows what parties can stall; coalitions are for `model power`.
const COALITIONS: usize = 1;

/// One file, checked, with its red lines and demands held together.
#[derive(Debug)]
pub struct Briefing {
    pub checked: Checked,
    pub zone: Zone,
    pub matrix: Matrix,
    pub calendar: Calendar,
    pub powers: Powers,
    pub trace: Trace,
}

impl Briefing {
    /// Checks what was read, and holds the statements together.
    pub fn new(reading: Reading, asked: &Asked, wanted: Wanted) -> Self {
        let grounds = Grounds::new(reading, asked);
        let inquiry = grounds.inquiry();
        let inquiry = inquiry.as_ref();
        let zone = Zone::of(&grounds, inquiry, wanted);
        let calendar = Calendar::of(&grounds, inquiry);
        let powers = Powers::of(&grounds, inquiry, COALITIONS);
        let trace = Trace::of(&grounds, inquiry, Until::End);
        let judged = inquiry.map(|inquiry| Checked::judge(&grounds, inquiry));
        let checked = Checked::of(grounds, judged, asked);
        let matrix = Matrix::of(&checked);
        Self { checked, zone, matrix, calendar, powers, trace }
    }

    /// The checks that had something to say, in the order in which they are documented.
    pub fn fired(&self) -> Vec<&'static Check> {
        CHECKS.iter().filter(|check| self.found(check)).collect()
    }

    /// The checks that ran and had nothing to say; empty where nothing could be judged.
    pub fn quiet(&self) -> Vec<&'static Check> {
        self.unheard().filter(|check| self.checked.was_asked(check)).collect()
    }

    /// The checks that ask packages, where there is none; empty where nothing at all could be judged.
    pub fn unasked(&self) -> Vec<&'static Check> {
        self.unheard().filter(|check| !self.checked.was_asked(check)).collect()
    }

    /// The checks of which nothing was heard, and nobody silenced them.
    fn unheard(&self) -> impl Iterator<Item = &'static Check> {
        let silenced = move |check: &Check| self.checked.silenced.iter().any(|silenced| silenced.check == check.name);
        let judged = self.checked.answer.is_some();
        CHECKS.iter().filter(move |check| judged && !self.found(check) && !silenced(check))
    }

    fn found(&self, check: &Check) -> bool {
        self.checked.findings.iter().any(|reported| reported.finding.check == check.name)
    }
}
