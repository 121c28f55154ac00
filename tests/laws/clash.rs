//! Conflicts and repairs by trying every set of statements on every outcome.

use std::collections::BTreeSet;

use peace_model::{
    framework::{Framework, PositionId},
    logic::{Agreement, Clash, Freedom, Inquiry, Reach, Theory, Together},
    statements::{Question, Statements},
};

use super::brute::{Outcomes, judged};

/// A set of statements.
pub(crate) type Set = BTreeSet<PositionId>;

/// All conflicts and all repairs of the whole, whatever groups they stand in.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Clashes {
    pub(crate) conflicts: BTreeSet<Set>,
    pub(crate) repairs: BTreeSet<Set>,
}

/// Tries every set of statements.
pub(crate) fn tried(framework: &Framework, outcomes: &Outcomes) -> Clashes {
    let statements = judged(framework);
    let truths: BTreeSet<&Vec<bool>> = outcomes.values().flatten().collect();
    let places = |set: u32| (0..statements.len()).filter(move |place| set & (1 << place) != 0);
    let possible = |set: u32| truths.iter().any(|truths| places(set).all(|place| truths[place]));
    let all = (1 << statements.len()) - 1;
    let less = |set: u32| places(set).map(move |place| set & !(1 << place));
    let named = |set: u32| places(set).map(|place| statements[place]).collect();
    let conflicts = (0..=all).filter(|&set| !possible(set) && less(set).all(possible)).map(named).collect();
    // Giving up nothing is no repair.
    let repair = |&set: &u32| possible(all & !set) && less(set).all(|set| !possible(all & !set));
    let repairs = (1..=all).filter(repair).map(named).collect();
    Clashes { conflicts, repairs }
}

/// What the program says of all statements, but for those set aside.
pub(crate) fn together(framework: &Framework, set_aside: &Set) -> Together {
    let set_aside = set_aside.iter().copied().collect();
    let statements = Statements::select(framework, &Question { set_aside, ..Question::default() });
    let theory = Theory::of(framework, &statements);
    let reach = Reach { conflicts: 100, repairs: 100, steps: 100_000, clauses: false };
    Inquiry::new(framework, &theory).together(reach, |_| true)
}

/// All conflicts and repairs in the program's answer: those of each group, one repair of each put together.
pub(crate) fn computed(together: &Together) -> Clashes {
    let conflicts = together.clashes.iter().flat_map(|clash| &clash.conflicts);
    let conflicts = conflicts.flat_map(|conflict| one_of_each(&conflict.statements)).collect();
    let mut repairs = BTreeSet::from([Set::new()]);
    for clash in &together.clashes {
        let own: Vec<Set> = given_up(clash);
        repairs = repairs.iter().flat_map(|set| own.iter().map(move |own| set | own)).collect();
    }
    repairs.remove(&Set::new());
    Clashes { conflicts, repairs }
}

/// The repairs of a group. What says the same is given up together.
pub(crate) fn given_up(clash: &Clash) -> Vec<Set> {
    clash.repairs.iter().map(|repair| repair.statements.iter().flatten().copied().collect()).collect()
}

/// A conflict needs one of those that say the same.
fn one_of_each(statements: &[Vec<PositionId>]) -> BTreeSet<Set> {
    statements.iter().fold(BTreeSet::from([Set::new()]), |sets, said| {
        sets.iter().flat_map(|set| said.iter().map(move |&it| set | &Set::from([it]))).collect()
    })
}

/// The statements in the conflicts of each group.
pub(crate) fn groups(together: &Together) -> Vec<Set> {
    let said = |clash: &Clash| clash.occurrences().into_iter().flat_map(|(said, _)| said.to_vec()).collect();
    together.clashes.iter().map(said).collect()
}

/// Whether brute force knows an outcome of the package that is shown which upholds everything.
pub(crate) fn is_possible(agreement: &Agreement, outcomes: &Outcomes) -> bool {
    outcomes.iter().any(|((has, settled), truths)| {
        let uses = agreement.chosen.iter().all(|freedom| match *freedom {
            Freedom::Component(component, is_in) => has[component.index()] == is_in,
            Freedom::Issue(issue, value) => settled[issue.index()] == Some(value),
        });
        uses && truths.iter().any(|truths| truths.iter().all(|&holds| holds))
    })
}
