//! The one result that every output is made from: what was asked, what was found, and how serious it is.

mod asked;
mod briefing;
mod calendar;
mod change;
mod cites;
mod compare;
mod coverage;
mod expect;
mod grounds;
mod levels;
pub mod matrix;
mod names;
mod packages;
mod powers;
mod question;
mod record;
mod silenced;
mod since;
mod tally;
#[cfg(test)]
mod testing;
mod trace;
mod uses;
mod why;
mod why_not;
mod zone;

use std::{cmp::Reverse, collections::BTreeSet};

use crate::{
    calendar::PartialDate,
    checks::{self, Check, Context},
    document::{self, Document},
    finding::{Finding, Severity},
    framework::{self, Framework},
    logic::{Answer, Inquiry, Packages},
    source::{FileId, Loader, Refusal, Sources, Span},
};

pub use asked::{Asked, Basis, Given};
pub use briefing::Briefing;
pub use calendar::{Calendar, Dated, Shown};
pub use change::{AnswerChange, Change, Clashing, Effect, Exchange, Shift, Side, VerdictChange, ZoneOf};
pub use cites::Cites;
pub use compare::{Cell, Column, Comparison, Held, Row, Settles, Settling};
pub use coverage::{Coded, Coverage, Covered, Covering};
pub use matrix::Matrix;
pub use names::nearest;
pub use packages::{PackageList, Ways};
pub use powers::{Body, Deciding, Powers, PowersFound, Sway};
pub use question::{Misunderstood, Obstacle, Question};
pub use record::{Record, about, wording, written};
pub use silenced::{Silenced, Silencer};
pub use since::{Since, Told};
pub use tally::{Counts, Tally};
pub use trace::{Line, Trace, Traced, Until};
pub use why::{Explanation, numbered};
pub use why_not::Contrast;
pub use zone::{Found, Mended, NoPackage, Tell, Wanted, Zone};

use grounds::Grounds;
use levels::Levels;

/// Packages are counted up to this number; beyond it a report says "at least".
pub const PACKAGE_BOUND: u64 = 1000;

/// One file that was asked for, with everything it includes, as read. It is `FileId::FIRST` of its sources.
#[derive(Clone, Debug)]
pub struct Reading {
    pub sources: Sources,
    /// As written: what the names in a question mean.
    pub document: Document,
    pub framework: Framework,
    /// Mistakes of the files themselves.
    pub findings: Vec<Finding>,
}

impl Reading {
    /// Reads and resolves the file called `name` with everything it includes. An `Err` is about that file itself.
    pub fn new(loader: &Loader, name: &str) -> Result<Self, Refusal> {
        let mut sources = Sources::default();
        let (document, mut findings) = document::load(loader, &mut sources, name)?;
        let (framework, unresolved) = framework::resolve(&document);
        findings.extend(unresolved);
        Ok(Self { sources, document, framework, findings })
    }

    /// How many mistakes the files themselves have.
    pub fn mistakes(&self) -> usize {
        levels::mistakes(&self.findings)
    }

    /// The files that hold statements and propose nothing, in the order of reading.
    pub fn dossiers(&self) -> Vec<&str> {
        let framework = &self.framework;
        let heading = framework.heading.iter().map(|heading| heading.at.file);
        let components = framework.components.iter().map(|(_, component)| component.entry.at.file);
        let proposing: BTreeSet<FileId> = heading.chain(components).collect();
        let stating: BTreeSet<FileId> =
            framework.positions.iter().map(|(_, position)| position.entry.at.file).collect();
        // The file itself may only change what it extends, and hold statements on that.
        let apart = |file: &FileId| *file != FileId::FIRST && !proposing.contains(file);
        let files = self.sources.files().filter(|file| stating.contains(file) && apart(file));
        files.map(|file| self.sources.name(file)).collect()
    }
}

/// What was found in all files that were asked for.
#[derive(Debug)]
pub struct Report {
    pub frameworks: Vec<Checked>,
    pub totals: Totals,
    /// The newest date of any source.
    pub sources_to: Option<PartialDate>,
}

/// What was found in one file and those it includes.
#[derive(Debug)]
pub struct Checked {
    pub sources: Sources,
    pub framework: Framework,
    pub basis: Basis,
    /// `None`: the files have mistakes of their own, and half a proposal is not judged.
    pub answer: Option<Answer>,
    /// Every party, in the author's order.
    pub parties: Vec<Tally>,
    /// The most serious first, then by place.
    pub findings: Vec<Reported>,
    pub silenced: Vec<Silenced>,
}

/// A finding with its level.
#[derive(Clone, Debug)]
pub struct Reported {
    pub finding: Finding,
    pub level: Severity,
    /// The scenario expects it: it is shown and does not fail.
    pub expected: bool,
}

/// How many findings there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Those of each level that nobody expected.
    pub errors: usize,
    pub warnings: usize,
    pub notes: usize,
    pub expected: usize,
    pub silenced: Vec<Silenced>,
}

impl Report {
    /// Adds up what was found.
    pub fn new(frameworks: Vec<Checked>) -> Self {
        let mut totals = Totals::default();
        frameworks.iter().for_each(|checked| totals.add(checked));
        let dates = frameworks.iter().filter_map(|checked| checked.framework.newest_source());
        let sources_to = dates.max_by_key(|date| date.first);
        Self { frameworks, totals, sources_to }
    }

    /// What nobody expected, each with what it was found in. Two files may include a third one: what is found there for both is
    /// listed once.
    pub fn unexpected(&self) -> Vec<(&Checked, &Reported)> {
        let mut known = BTreeSet::new();
        let findings = self.frameworks.iter().flat_map(|checked| checked.findings.iter().map(move |it| (checked, it)));
        let is_new = |(checked, Reported { finding, level, .. }): &(&Checked, &Reported)| {
            let Finding { check, at, message, .. } = finding;
            known.insert((*check, *level, checked.sources.name(at.file).to_owned(), at.start, at.end, message.clone()))
        };
        findings.filter(|(_, reported)| !reported.expected).filter(is_new).collect()
    }

    /// Whether something unexpected is at least as serious as `level`.
    pub fn has(&self, level: Severity) -> bool {
        match level {
            Severity::Error => self.totals.errors > 0,
            Severity::Warning => self.totals.errors + self.totals.warnings > 0,
            Severity::Note => self.totals.errors + self.totals.warnings + self.totals.notes > 0,
        }
    }
}

impl Totals {
    /// Those of one file.
    pub fn of(checked: &Checked) -> Self {
        let mut totals = Self::default();
        totals.add(checked);
        totals
    }

    fn add(&mut self, checked: &Checked) {
        checked.findings.iter().for_each(|reported| self.count(reported));
        silenced::add_up(&mut self.silenced, &checked.silenced);
    }

    fn count(&mut self, reported: &Reported) {
        *match reported {
            Reported { expected: true, .. } => &mut self.expected,
            Reported { level: Severity::Error, .. } => &mut self.errors,
            Reported { level: Severity::Warning, .. } => &mut self.warnings,
            Reported { level: Severity::Note, .. } => &mut self.notes,
        } += 1;
    }
}

impl Checked {
    /// The name of the file that was asked for.
    pub fn file(&self) -> &str {
        self.sources.name(FileId::FIRST)
    }

    /// Whether a check was asked, of all that it looks at: nothing is asked of half a proposal, and little of one that has no package.
    pub fn was_asked(&self, check: &Check) -> bool {
        self.answer.as_ref().is_some_and(|answer| !check.of_packages || !answer.packages.is_none())
    }

    /// Whether the proposal was asked for its packages and has none: then nothing is judged.
    pub fn contradicts_itself(&self) -> bool {
        !self.framework.is_dossier() && self.answer.as_ref().is_some_and(|answer| answer.packages.is_none())
    }

    /// The parties that insist on something, where that was judged, in the author's order.
    pub fn insisting(&self) -> impl Iterator<Item = &Tally> {
        let judged = self.answer.as_ref().is_some_and(|answer| !answer.verdicts.is_empty());
        self.parties.iter().filter(move |tally| judged && tally.insists())
    }

    /// Checks what was read.
    pub fn new(reading: Reading, asked: &Asked) -> Self {
        let grounds = Grounds::new(reading, asked);
        let judged = grounds.inquiry().map(|inquiry| Self::judge(&grounds, &inquiry));
        Self::of(grounds, judged, asked)
    }

    /// What the logic and the checks say.
    fn judge(grounds: &Grounds, inquiry: &Inquiry<'_>) -> (Answer, Vec<Finding>) {
        let Grounds { framework, basis, .. } = grounds;
        let answer = judge(framework, inquiry);
        let findings = checks::run(&Context::new(framework, &basis.statements, inquiry, &answer));
        (answer, findings)
    }

    /// Levels and permissions applied to what was found.
    fn of(grounds: Grounds, judged: Option<(Answer, Vec<Finding>)>, asked: &Asked) -> Self {
        let Grounds { sources, framework, mut findings, basis, .. } = grounds;
        let (answer, found) = judged.unzip();
        findings.extend(found.unwrap_or_default());
        let statements = &basis.statements;
        let mut levels = Levels::of(&framework, statements.as_of);
        let mut findings = levels.apply(findings);
        if let Some(answer) = &answer {
            let unused = levels.unused_permissions();
            findings.extend(levels.apply(unused));
            let unmet = expect::compare(&framework, statements, answer, &mut findings);
            findings.extend(levels.apply(unmet));
        }
        let mut silenced = levels.silenced;
        silenced::leave_out(asked, answer.is_some(), &mut findings, &mut silenced);
        findings.sort_by_key(place_in_report);
        let parties = tally::count(&framework, statements, answer.as_ref());
        Self { sources, framework, basis, answer, parties, findings, silenced }
    }
}

/// What the proposal does with the statements. A dossier does nothing with them: that it leaves all open says nothing.
fn judge(framework: &Framework, inquiry: &Inquiry<'_>) -> Answer {
    if framework.is_dossier() {
        let packages = Packages { count: 0_u32.into(), exact: true };
        return Answer { packages, verdicts: Vec::new(), contradiction: Vec::new(), given_up: Vec::new() };
    }
    inquiry.answer(PACKAGE_BOUND)
}

fn place_in_report(reported: &Reported) -> (Reverse<Severity>, Span, &'static str) {
    (Reverse(reported.level), reported.finding.at, reported.finding.check)
}
