//! What red lines and demands come to together: a zone of agreement, or the conflicts and repairs that there are instead.

use super::{Asked, Basis, Reading, grounds::Grounds, uses};
use crate::{
    framework::{ComponentId, Framework, Position, PositionId, Thing},
    logic::{self, Agreement, Cause, Clash, Conflict, Discovery, Freedom, Inquiry, Reach, Repair, Stop, Together},
    source::{FileId, Sources},
};

/// Which statements are held together, and how much of the answer is wanted.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// Leave out the demands that are no red lines.
    pub red_lines: bool,
    /// Show every conflict or repair, not only the smallest.
    pub all: bool,
    pub reach: Reach,
    /// Ends the search before its steps are used up.
    pub stop: Stop,
}

/// Hears of what a search finds, and of what that is said.
pub type Tell<'t> = &'t dyn Fn(&Framework, &Sources, &Discovery);

/// What the red lines and demands in force come to together.
#[derive(Debug)]
pub struct Zone {
    pub sources: Sources,
    pub framework: Framework,
    pub basis: Basis,
    pub wanted: Wanted,
    /// The statements that are held together, in the author's order.
    pub statements: Vec<PositionId>,
    pub found: Found,
}

/// What there is to say.
#[derive(Debug)]
pub enum Found {
    /// So many mistakes of the files themselves come first.
    Mistakes(usize),
    /// It proposes nothing.
    Dossier,
    NoPackage(NoPackage),
    /// Nobody insists on anything.
    NoStatements,
    Together(Together),
}

/// A draft that contradicts itself.
#[derive(Debug)]
pub struct NoPackage {
    /// These clauses of it clash.
    pub clauses: Vec<Cause>,
    /// Where clauses may change: what would have to. `None` as well if no other clause helps.
    pub mended: Option<Mended>,
}

/// What would have to change in a draft that contradicts itself.
#[derive(Debug)]
pub struct Mended {
    /// For it to have a package at all.
    pub draft: Together,
    /// For a package that upholds the statements too, some of which may be given up. `None` if nobody insists on anything.
    pub upholding: Option<Together>,
}

impl Mended {
    /// Whether what mends the draft is just what lets the statements be upheld.
    pub fn is_enough(&self) -> bool {
        let repairs = |together: &Together| -> Vec<Vec<Repair>> {
            together.clashes.iter().map(|clash| clash.repairs.clone()).collect()
        };
        self.upholding.as_ref().is_some_and(|upholding| repairs(upholding) == repairs(&self.draft))
    }
}

impl Zone {
    /// The name of the file that was asked for.
    pub fn file(&self) -> &str {
        self.sources.name(FileId::FIRST)
    }

    /// Holds the statements in force together.
    pub fn new(reading: Reading, asked: &Asked, wanted: Wanted) -> Self {
        Self::telling(reading, asked, wanted, &|_, _, _| {})
    }

    /// The same, and tells of what is found as it is found.
    pub fn telling(reading: Reading, asked: &Asked, wanted: Wanted, tell: Tell<'_>) -> Self {
        let grounds = Grounds::new(reading, asked);
        let tell: logic::Tell<'_> = &|found| tell(&grounds.framework, &grounds.sources, found);
        let inquiry = grounds.inquiry().map(|inquiry| inquiry.until(wanted.stop).telling(tell));
        let (statements, found) = Self::find(&grounds, inquiry.as_ref(), wanted);
        drop(inquiry);
        let Grounds { sources, framework, basis, .. } = grounds;
        Self { sources, framework, basis, wanted, statements, found }
    }

    /// The same for a file of which more is asked.
    pub(super) fn of(grounds: &Grounds, inquiry: Option<&Inquiry<'_>>, wanted: Wanted) -> Self {
        let (statements, found) = Self::find(grounds, inquiry, wanted);
        let Grounds { sources, framework, basis, .. } = grounds;
        Self { sources: sources.clone(), framework: framework.clone(), basis: basis.clone(), wanted, statements, found }
    }

    fn find(grounds: &Grounds, inquiry: Option<&Inquiry<'_>>, wanted: Wanted) -> (Vec<PositionId>, Found) {
        let Grounds { framework, basis, mistakes, .. } = grounds;
        let counts = |id: PositionId, position: &Position| {
            let insists = if wanted.red_lines { position.red_line } else { position.insists() };
            insists && basis.statements.in_force(id)
        };
        let positions = framework.positions.iter();
        let statements: Vec<_> = positions.filter(|&(id, it)| counts(id, it)).map(|(id, _)| id).collect();
        let found =
            inquiry.map_or(Found::Mistakes(*mistakes), |inquiry| find(framework, inquiry, &statements, wanted.reach));
        (statements, found)
    }

    /// What the statements come to together, where that could be asked: with the clauses of a draft that contradicts itself, if these may
    /// change.
    pub fn together(&self) -> Option<&Together> {
        match &self.found {
            Found::Together(together) => Some(together),
            Found::NoPackage(none) => none.mended.as_ref()?.upholding.as_ref(),
            _ => None,
        }
    }

    /// What the clauses of a draft that contradicts itself come to, if they may change.
    pub fn draft(&self) -> Option<&Together> {
        match &self.found {
            Found::NoPackage(none) => none.mended.as_ref().map(|mended| &mended.draft),
            _ => None,
        }
    }

    /// The conflicts of a group that were asked for, smallest first.
    pub fn conflicts<'z>(&self, clash: &'z Clash) -> &'z [Conflict] {
        let wanted = if self.wanted.all { clash.conflicts.len() } else { 1 };
        &clash.conflicts[..wanted.min(clash.conflicts.len())]
    }

    /// The repairs of a group that were asked for, in their order.
    pub fn repairs<'z>(&self, clash: &'z Clash) -> &'z [Repair] {
        if self.wanted.all { &clash.repairs } else { clash.smallest_repairs() }
    }

    /// A call of another command that asks the same question.
    pub fn call(&self, command: &str) -> String {
        let red_lines = if self.wanted.red_lines { " --red-lines" } else { "" };
        self.basis.call(&format!("{command}{red_lines}"), self.file())
    }

    /// How an outcome uses what the draft leaves free: each thing, and what becomes of it.
    pub fn uses(&self, agreement: &Agreement) -> Vec<(Thing, String)> {
        let mut uses: Vec<(Thing, String)> = Vec::new();
        for freedom in &agreement.chosen {
            let this = match *freedom {
                Freedom::Issue(issue, value) => (Thing::Issue(issue), self.framework.issues[issue].word(value)),
                Freedom::Component(component, is_in) => self.use_of(agreement, component, is_in),
            };
            if !uses.contains(&this) {
                uses.push(this);
            }
        }
        uses
    }

    fn use_of(&self, agreement: &Agreement, component: ComponentId, is_in: bool) -> (Thing, String) {
        let components = &self.framework.components;
        let Some(choice) = components[component].choice else {
            return (Thing::Component(component), uses::of_component(is_in));
        };
        let mut members = self.framework.choices[choice].one_of.iter().map(|member| member.value);
        let taken = members.find(|&member| agreement.chosen.contains(&Freedom::Component(member, true)));
        (Thing::Choice(choice), uses::of_choice(&self.framework, taken))
    }

    /// The values that an outcome presumes for what the draft does not settle.
    pub fn presumes(&self, agreement: &Agreement) -> Vec<(Thing, String)> {
        let word = |issue, value| self.framework.issues[issue].word(value);
        agreement.presumed.iter().map(|&(issue, value)| (Thing::Issue(issue), word(issue, value))).collect()
    }
}

fn find(framework: &Framework, inquiry: &Inquiry<'_>, statements: &[PositionId], reach: Reach) -> Found {
    if framework.is_dossier() {
        return Found::Dossier;
    }
    match inquiry.contradiction() {
        Some(clauses) => {
            let may_change = reach.clauses;
            let mended = may_change.then(|| mended(inquiry, statements, reach)).flatten();
            Found::NoPackage(NoPackage { clauses, mended })
        }
        None if statements.is_empty() => Found::NoStatements,
        None => Found::Together(inquiry.together(reach, |position| statements.contains(&position))),
    }
}

fn mended(inquiry: &Inquiry<'_>, statements: &[PositionId], reach: Reach) -> Option<Mended> {
    let draft = inquiry.mended(reach, |_| false)?;
    let insisted = !statements.is_empty();
    let upholding = insisted.then(|| inquiry.mended(reach, |position| statements.contains(&position))).flatten();
    Some(Mended { draft, upholding })
}
