//! What a change does: two reports on the same statements held against each other, before it and after it.

mod side;
mod verdicts;

use std::collections::BTreeSet;

use super::{Asked, Basis, Misunderstood, Reading, Reported, question::in_words};
use crate::{
    checks::{self, Check},
    expr::Written,
    finding::Finding,
    framework::{self, Supposed},
    source::{FileId, Span},
};

pub use side::{Clashing, Side, ZoneOf};
pub use verdicts::{Effect, Shift, VerdictChange};

/// Everything that differs between two drafts, or between a draft and the same draft of which something is supposed.
#[derive(Debug)]
pub struct Change {
    pub before: Side,
    pub after: Side,
    /// What is supposed, as the call has it; empty between two drafts.
    pub supposed: Vec<String>,
    /// In the author's order of statements.
    pub verdicts: Vec<VerdictChange>,
    /// Statements that stand in the files of one of the two only.
    pub elsewhere: Vec<String>,
    /// For each party, in the author's order, what changed for it by its own statements.
    pub shifts: Vec<Shift>,
    /// Issues of which the two settle different values.
    pub answers: Vec<AnswerChange>,
    /// Conflicts of several statements that were there before, and those that are there now.
    pub conflicts: Exchange<Clashing>,
    /// Ways of settling the issues that some package had before, and that some package has now.
    pub settlements: Exchange<Vec<(String, String)>>,
    pub findings: Exchange<Reported>,
}

/// What is there before and not after, and the other way round.
#[derive(Clone, Debug)]
pub struct Exchange<T> {
    pub gone: Vec<T>,
    pub new: Vec<T>,
    /// These are all there are.
    pub complete: bool,
}

/// The values that packages give one issue, in words; "nothing" where nothing in some package settles it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerChange {
    pub issue: String,
    pub before: Vec<String>,
    pub after: Vec<String>,
}

impl Change {
    /// What lies between two drafts. The same statements are held against both: those of the call, or else as of the later of their two dates and
    /// at the level of the first.
    pub fn between(before: Reading, after: Reading, asked: &Asked) -> Self {
        let (first, second) = (Basis::new(&before.framework, asked), Basis::new(&after.framework, asked));
        let as_of = first.statements.as_of.max(second.statements.as_of);
        let asked = Asked { as_of, statements: Some(first.statements.level), ..asked.clone() };
        Self::of(Side::new(before, &asked), Side::new(after, &asked), Vec::new())
    }

    /// What suppositions change. `Err`: one of them means nothing here.
    pub fn supposing(mut reading: Reading, asked: &Asked, supposed: &[String]) -> Result<Self, Box<Misunderstood>> {
        let mut after = reading.clone();
        if super::levels::mistakes(&reading.findings) == 0 {
            let mut earlier = Vec::new();
            for text in supposed {
                let at = in_words(&mut reading.sources, "--what-if", text);
                after.sources = reading.sources.clone();
                suppose(&reading, &mut after, &mut earlier, text, at)
                    .map_err(|findings| Misunderstood { sources: reading.sources.clone(), findings })?;
            }
        }
        Ok(Self::of(Side::new(reading, asked), Side::new(after, asked), supposed.to_vec()))
    }

    fn of(before: Side, after: Side, supposed: Vec<String>) -> Self {
        let findings = findings(&before, &after);
        if !before.is_judged() || !after.is_judged() {
            return Self::without_verdicts(before, after, supposed, findings);
        }
        let (verdicts, elsewhere) = verdicts::changed(&before, &after);
        let shifts = verdicts::shifts(&before, &verdicts);
        let conflicts = Exchange {
            gone: without(&before.conflicts, &after.conflicts),
            new: without(&after.conflicts, &before.conflicts),
            complete: before.complete && after.complete,
        };
        let (answers, settlements) = settled(&before, &after);
        Self { before, after, supposed, verdicts, elsewhere, shifts, answers, conflicts, settlements, findings }
    }

    /// Where one of the two has no package, every verdict would only seem to change.
    fn without_verdicts(before: Side, after: Side, supposed: Vec<String>, findings: Exchange<Reported>) -> Self {
        Self {
            before,
            after,
            supposed,
            verdicts: Vec::new(),
            elsewhere: Vec::new(),
            shifts: Vec::new(),
            answers: Vec::new(),
            conflicts: Exchange::default(),
            settlements: Exchange::default(),
            findings,
        }
    }

    /// Whether nothing that is looked at differs.
    pub fn is_nothing(&self) -> bool {
        let Self { verdicts, answers, conflicts, settlements, findings, .. } = self;
        verdicts.is_empty()
            && answers.is_empty()
            && conflicts.is_nothing()
            && settlements.is_nothing()
            && findings.is_nothing()
            && self.before.packages() == self.after.packages()
            && self.before.zones == self.after.zones
    }

    /// Checks with findings that are not compared, since the check was not asked of both, in the order of the table.
    pub fn not_asked(&self) -> Vec<&'static str> {
        let found = |side: &Side, check: &str| side.findings().any(|reported| reported.finding.check == check);
        let unasked = checks::CHECKS.iter().filter(|check| !were_asked(&self.before, &self.after, check));
        unasked.map(|check| check.name).filter(|name| found(&self.before, name) || found(&self.after, name)).collect()
    }

    /// Each check that was asked of both with another number of findings, in the order of the table: how many before, and after.
    pub fn counts(&self) -> Vec<(&'static str, usize, usize)> {
        let count = |side: &Side, check| side.findings().filter(|reported| reported.finding.check == check).count();
        let asked = checks::CHECKS.iter().filter(|check| were_asked(&self.before, &self.after, check));
        let counted =
            asked.map(|check| check.name).map(|check| (check, count(&self.before, check), count(&self.after, check)));
        counted.filter(|(_, before, after)| before != after).collect()
    }
}

impl<T> Default for Exchange<T> {
    fn default() -> Self {
        Self { gone: Vec::new(), new: Vec::new(), complete: true }
    }
}

impl<T> Exchange<T> {
    /// Whether nothing is gone and nothing is new.
    pub fn is_nothing(&self) -> bool {
        self.gone.is_empty() && self.new.is_empty()
    }
}

fn suppose(
    reading: &Reading,
    after: &mut Reading,
    earlier: &mut Vec<(Supposed, Span)>,
    text: &str,
    at: Span,
) -> Result<(), Vec<Finding>> {
    let written = Written { text, at, begins: Some(0) };
    let framework = &reading.framework;
    // What stands in the call has no place in the files that a finding could show.
    let place = Span::new(FileId::FIRST, 0..0);
    for supposed in framework::supposed(&reading.document, framework, written)? {
        if let Some((_, other)) = earlier.iter().find(|(other, _)| framework.is_contradiction(other, &supposed)) {
            let finding = Finding::new(at, "this cannot be supposed beside what was supposed before it");
            return Err(vec![finding.label(*other, "this").help("ask one after the other")]);
        }
        after.framework.suppose(&supposed, place);
        earlier.push((supposed, at));
    }
    Ok(())
}

fn without<T: Clone + PartialEq>(these: &[T], others: &[T]) -> Vec<T> {
    these.iter().filter(|it| !others.contains(it)).cloned().collect()
}

/// Whether a check was asked of both: else what it found in one would only seem to be gone or new.
fn were_asked(before: &Side, after: &Side, check: &Check) -> bool {
    before.checked.was_asked(check) && after.checked.was_asked(check)
}

/// Findings of what was asked of both, by what they say: the same said twice counts twice.
fn findings(before: &Side, after: &Side) -> Exchange<Reported> {
    let asked = |reported: &&Reported| {
        Check::named(reported.finding.check).is_some_and(|check| were_asked(before, after, check))
    };
    let left = |these: &Side, others: &Side| {
        let mut others: Vec<_> = others.findings().map(said).collect();
        let mut left = Vec::new();
        for reported in these.findings().filter(asked) {
            match others.iter().position(|other| *other == said(reported)) {
                Some(place) => drop(others.swap_remove(place)),
                None => left.push(reported.clone()),
            }
        }
        left
    };
    Exchange { gone: left(before, after), new: left(after, before), complete: true }
}

fn said(reported: &Reported) -> (&'static str, crate::finding::Severity, &str) {
    (reported.finding.check, reported.level, &reported.finding.message)
}

fn settled(before: &Side, after: &Side) -> (Vec<AnswerChange>, Exchange<Vec<(String, String)>>) {
    let mut issues: Vec<&String> = before.answers.iter().chain(&after.answers).map(|(issue, _)| issue).collect();
    let mut seen = BTreeSet::new();
    issues.retain(|issue| seen.insert(*issue));
    let answers = issues.into_iter().filter_map(|issue| {
        let (before, after) = (before.answers_of(issue), after.answers_of(issue));
        (before != after).then(|| AnswerChange { issue: issue.clone(), before, after })
    });
    let exchange = Exchange {
        gone: without(&before.settlements, &after.settlements),
        new: without(&after.settlements, &before.settlements),
        complete: before.settlements_complete && after.settlements_complete,
    };
    (answers.collect(), exchange)
}
