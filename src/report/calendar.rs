//! When things can happen: the calendar of one package, what it rests on, and what is overdue.

use jiff::civil::Date;

use super::{Asked, Basis, Given, Reading, grounds::Grounds};
use crate::{
    framework::{ComponentId, Framework, SourceId, Thing},
    logic::{Cause, Inquiry},
    schedule::{self, Progress, Row, Timeline},
    source::{FileId, Sources, Span},
};

/// The calendar of a proposal.
#[derive(Debug)]
pub struct Calendar {
    pub sources: Sources,
    pub framework: Framework,
    pub basis: Basis,
    pub shown: Shown,
}

/// What there is to show.
#[derive(Debug)]
pub enum Shown {
    /// So many mistakes of the files themselves come first.
    Mistakes(usize),
    /// It proposes nothing.
    Dossier,
    /// These clauses of the draft clash by themselves, whatever the days.
    NoPackage(Vec<Cause>),
    /// The search for a package was given up.
    GivenUp,
    Package(Box<Dated>),
}

/// One package and its calendar.
#[derive(Debug)]
pub struct Dated {
    /// What becomes of each thing that the draft leaves free.
    pub uses: Vec<(Thing, String)>,
    pub timeline: Timeline,
}

impl Calendar {
    /// The name of the file that was asked for.
    pub fn file(&self) -> &str {
        self.sources.name(FileId::FIRST)
    }

    /// Works out when everything in the package can happen that is shown.
    pub fn new(reading: Reading, asked: &Asked) -> Self {
        let grounds = Grounds::new(reading, asked);
        let shown = show(&grounds, grounds.inquiry().as_ref());
        let Grounds { sources, framework, basis, .. } = grounds;
        Self { sources, framework, basis, shown }
    }

    /// The same for a file of which more is asked.
    pub(super) fn of(grounds: &Grounds, inquiry: Option<&Inquiry<'_>>) -> Self {
        let Grounds { sources, framework, basis, .. } = grounds;
        let shown = show(grounds, inquiry);
        Self { sources: sources.clone(), framework: framework.clone(), basis: basis.clone(), shown }
    }

    /// The package and its calendar, where there is one.
    pub fn dated(&self) -> Option<&Dated> {
        match &self.shown {
            Shown::Package(dated) => Some(dated),
            _ => None,
        }
    }

    /// The day up to which what is late is looked for: only where the call or the scenario names one, because the date of the
    /// latest statement says nothing about it.
    pub fn as_of(&self) -> Option<Date> {
        self.basis.statements.as_of.filter(|_| self.basis.as_of_given != Given::ByDefault)
    }

    /// Whether the latest day of something has passed and nothing in the files says that it has happened.
    pub fn is_overdue(&self, row: &Row) -> bool {
        let passed = row.dates.latest_done.zip(self.as_of()).is_some_and(|(latest, as_of)| latest < as_of);
        passed && row.progress == Progress::Open && row.waits_for.is_empty()
    }

    /// The sources of a component or step; a step without any has those of its component.
    pub fn sources_of(&self, thing: Thing) -> Vec<SourceId> {
        let framework = &self.framework;
        let of = |component: ComponentId| &framework.components[component].entry.sources;
        let sources = match thing {
            Thing::Component(id) => of(id),
            Thing::Step(id) if framework.steps[id].entry.sources.is_empty() => of(framework.steps[id].component),
            Thing::Step(id) => &framework.steps[id].entry.sources,
            _ => return Vec::new(),
        };
        sources.iter().map(|source| source.value).collect()
    }

    /// "plan.toml:12".
    pub fn place(&self, at: Span) -> String {
        format!("{}:{}", self.sources.name(at.file), self.sources.line_column(at.file, at.range().start).line)
    }
}

impl Dated {
    /// What a clause of the calendar says; `None`: it is only what a word means.
    pub fn cause(&self, clause: usize) -> Option<&Cause> {
        self.timeline.times.clauses[clause].cause.as_ref()
    }

    /// "2015-02-15", or "day 3" where the signature has no date.
    pub fn day(&self, days: i64) -> String {
        self.timeline.date(days).map_or_else(|| format!("day {days}"), |date| date.to_string())
    }
}

fn show(grounds: &Grounds, inquiry: Option<&Inquiry<'_>>) -> Shown {
    let Grounds { framework, basis, mistakes, .. } = grounds;
    let Some(inquiry) = inquiry else { return Shown::Mistakes(*mistakes) };
    if framework.is_dossier() {
        return Shown::Dossier;
    }
    let contradiction = inquiry.contradiction();
    match (schedule::draft(framework, inquiry, contradiction.is_none()), contradiction) {
        (Some(draft), _) => {
            let times = schedule::times(&draft, &basis.statements);
            let timeline = Timeline::new(&draft, times);
            Shown::Package(Box::new(Dated { uses: uses(framework, &draft), timeline }))
        }
        (None, Some(clauses)) => Shown::NoPackage(clauses),
        (None, None) => Shown::GivenUp,
    }
}

/// What the package makes of each bracket, choice and open value.
fn uses(framework: &Framework, draft: &Framework) -> Vec<(Thing, String)> {
    let mut uses = Vec::new();
    for (id, component) in framework.components_in_play().filter(|(_, it)| it.choice.is_none()) {
        if component.provision.bracketed_by.is_some() {
            let word = if draft.components[id].dropped { "left out" } else { "in" };
            uses.push((Thing::Component(id), word.to_owned()));
        }
    }
    for (id, choice) in framework.choices.iter() {
        let taken = choice.one_of.iter().map(|member| member.value).find(|&member| !draft.components[member].dropped);
        let word = taken.map_or("none of its members", |member| &framework.components[member].entry.id);
        uses.push((Thing::Choice(id), word.to_owned()));
    }
    for (open, settled) in framework.provisions().zip(draft.provisions()) {
        for settles in open.settles.iter().filter(|settles| settles.values.len() > 1) {
            let value = settled.settles.iter().find(|it| it.issue == settles.issue).map(|it| it.values[0].value);
            let thing = Thing::Issue(settles.issue);
            if let Some(value) = value.filter(|_| uses.iter().all(|(other, _)| *other != thing)) {
                uses.push((thing, framework.issues[settles.issue].word(value)));
            }
        }
    }
    uses
}
