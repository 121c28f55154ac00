//! The matrix of statements against components: which clause upholds, breaches, decides or is only spoken of.

use std::collections::BTreeMap;

use super::{Checked, about};
use crate::{
    framework::{ComponentId, Framework, IssueId, PositionId, Stance, Thing, Verdict},
    logic::{Dependency, Judged},
};

/// The statements in force against the components of the draft, with only those rows and columns that have something in them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matrix {
    /// In the author's order.
    pub columns: Vec<ComponentId>,
    /// In the author's order.
    pub rows: Vec<Row>,
    /// Statements in force that touch no component: the draft settles nothing that they speak of.
    pub untouched: Vec<PositionId>,
    /// Components that no statement in force touches.
    pub unspoken: Vec<ComponentId>,
}

/// One statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub position: PositionId,
    /// `None`: such a statement has no verdict, or none was found.
    pub verdict: Option<Verdict>,
    /// Only the cells with something in them, in the order of the columns.
    pub cells: Vec<(ComponentId, Cell)>,
}

/// What a statement and a component have to do with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// The verdict follows from a clause of the component, or depends on one.
    Decides(Verdict),
    /// The statement names the component, or an issue that the component settles, and no verdict rests on it.
    Spoken,
}

impl Matrix {
    /// Sets out what was judged. Empty where nothing was.
    pub(super) fn of(checked: &Checked) -> Self {
        let framework = &checked.framework;
        let Some(answer) = checked.answer.as_ref().filter(|_| !framework.is_dossier()) else {
            return Self::default();
        };
        let settlers = settlers(framework);
        let judged: BTreeMap<PositionId, &Judged> = answer.verdicts.iter().map(|it| (it.position, it)).collect();
        let in_force = framework.positions.ids().filter(|&id| checked.basis.statements.in_force(id));
        let rows = in_force.map(|id| row(framework, &settlers, id, judged.get(&id).copied()));
        let (rows, untouched): (Vec<Row>, Vec<Row>) = rows.partition(|row| !row.cells.is_empty());
        let mut spoken = vec![false; framework.components.len()];
        rows.iter().flat_map(|row| &row.cells).for_each(|(component, _)| spoken[component.index()] = true);
        let in_play = || framework.components_in_play().map(|(id, _)| id);
        Self {
            columns: framework.components.ids().filter(|id| spoken[id.index()]).collect(),
            untouched: untouched.into_iter().map(|row| row.position).collect(),
            unspoken: in_play().filter(|id| !spoken[id.index()]).collect(),
            rows,
        }
    }
}

/// Which components settle each issue, left out or not.
type Settlers = BTreeMap<IssueId, Vec<ComponentId>>;

fn settlers(framework: &Framework) -> Settlers {
    let mut settlers = Settlers::new();
    for (id, component) in framework.components_in_play() {
        let steps = component.steps.iter().map(|&step| &framework.steps[step].provision);
        for settles in std::iter::once(&component.provision).chain(steps).flat_map(|provision| &provision.settles) {
            settlers.entry(settles.issue).or_default().push(id);
        }
    }
    settlers
}

fn row(framework: &Framework, settlers: &Settlers, id: PositionId, judged: Option<&Judged>) -> Row {
    let position = &framework.positions[id];
    let mut cells = BTreeMap::new();
    // A remark on the plan as a whole touches every component, which tells nothing of any.
    for component in about(position).into_iter().flat_map(|thing| components(framework, settlers, thing)) {
        cells.insert(component, Cell::Spoken);
    }
    if let Some(judged) = judged {
        let because = judged.because.iter().map(|cause| cause.thing).flat_map(|thing| clause_of(framework, thing));
        let depends = judged.depends_on.iter().flat_map(Dependency::things);
        let depends = depends.flat_map(|thing| components(framework, settlers, thing));
        let decisive = because.chain(depends).map(|component| (component, Cell::Decides(judged.verdict)));
        cells.extend(decisive);
    }
    Row { position: id, verdict: judged.map(|judged| judged.verdict), cells: cells.into_iter().collect() }
}

/// The components that a thing is, belongs to, or is settled by.
fn components(framework: &Framework, settlers: &Settlers, thing: Thing) -> Vec<ComponentId> {
    match thing {
        Thing::Issue(issue) => settlers.get(&issue).cloned().unwrap_or_default(),
        other => clause_of(framework, other),
    }
}

/// The components whose clause a thing is.
fn clause_of(framework: &Framework, thing: Thing) -> Vec<ComponentId> {
    match thing {
        Thing::Component(component) => vec![component],
        Thing::Step(step) => vec![framework.steps[step].component],
        Thing::Choice(choice) => framework.choices[choice].one_of.iter().map(|member| member.value).collect(),
        Thing::Issue(_) | Thing::Event(_) | Thing::Plan | Thing::Signature => Vec::new(),
    }
}

impl Cell {
    /// The letter for it: the first of the verdict, or a small one for a statement that only speaks of the component.
    pub fn letter(self, stance: &Stance) -> char {
        match (self, stance) {
            (Self::Decides(Verdict::Upheld), _) => 'U',
            (Self::Decides(Verdict::Breached), _) => 'B',
            (Self::Decides(Verdict::Open), _) => 'O',
            (Self::Decides(Verdict::Silent), _) => 'S',
            (Self::Spoken, Stance::Accepts(_)) => 'a',
            (Self::Spoken, Stance::Reads(_)) => 'r',
            (Self::Spoken, Stance::Denies(_)) => 'n',
            (Self::Spoken, Stance::Doubts { .. }) => 'd',
            (Self::Spoken, Stance::Comments(_)) => 'c',
            (Self::Spoken, Stance::Requires(_) | Stance::Rejects(_) | Stance::Prefers(_)) => '·',
        }
    }
}
