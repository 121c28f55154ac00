//! What the packages of a draft settle: each way of settling issues, and whether a given one is possible.

use super::{
    Inquiry, core,
    example::prefer,
    prop::Prop,
    solve::{Assumption, Budget, Engine, Exhausted},
};
use crate::framework::{IssueId, Value};

/// Steps of search for one question.
const STEPS: u64 = 50_000;

/// What a package settles: for each issue that some component of the draft speaks of, in the author's order, its value; `None`: nothing in the
/// package settles it.
pub type Settlement = Vec<(IssueId, Option<Value>)>;

impl Inquiry<'_> {
    /// The different ways of settling issues that packages have, no more than `most`, and whether these are all.
    pub fn settlements(&self, most: usize) -> (Vec<Settlement>, bool) {
        let budget = Budget::new(STEPS);
        let mut found = Vec::new();
        let complete = self.each_settlement(most, &budget, &mut found);
        (found, complete == Ok(true))
    }

    fn each_settlement(&self, most: usize, budget: &Budget, found: &mut Vec<Settlement>) -> Result<bool, Exhausted> {
        let issues: Vec<IssueId> = self.framework.issues.ids().filter(|&issue| self.may_be_settled(issue)).collect();
        let props: Vec<Prop> = issues.iter().map(|&issue| self.any_answer(issue)).collect();
        let about = self.parts.spoken_of(&props.iter().collect::<Vec<_>>());
        let mut engine = core::engine(&self.parts, &about, budget);
        while found.len() < most && !budget.is_spent() {
            let Some(next) = self.first(&mut engine, &issues)? else { return Ok(true) };
            engine.enforce(&self.parts.simplify(&self.settles(&next)).complement());
            found.push(next);
        }
        Ok(false)
    }

    /// The first settlement in the author's order of values; unsettled comes last.
    fn first(&self, engine: &mut Engine<'_>, issues: &[IssueId]) -> Result<Option<Settlement>, Exhausted> {
        let mut taken: Vec<Assumption> = Vec::new();
        let mut found = Settlement::new();
        for &issue in issues {
            let mut answers = self.answers_on_paper(issue).into_iter().map(Some).chain([None]);
            let answer = loop {
                let Some(answer) = answers.next() else { return Ok(None) };
                let wish = self.parts.simplify(&self.settles(&vec![(issue, answer)]));
                if prefer(engine, &mut taken, &wish)?.is_some() {
                    break answer;
                }
            };
            found.push((issue, answer));
        }
        Ok(engine.solve(&taken)?.found().is_some().then_some(found))
    }

    /// Whether some package settles these issues so. Where the search is given up, it is taken for possible.
    pub fn can_settle(&self, settlement: &Settlement) -> bool {
        let wanted = self.parts.simplify(&self.settles(settlement));
        let budget = Budget::new(STEPS);
        let mut engine = core::engine(&self.parts, &self.parts.spoken_of(&[&wanted]), &budget);
        engine.enforce(&wanted);
        engine.solve(&[]).map_or(true, |outcome| outcome.found().is_some())
    }

    /// The values that packages settle an issue as, in the author's order; last `None`, if nothing settles it in some package.
    pub fn answers(&self, issue: IssueId) -> Vec<Option<Value>> {
        let on_paper = self.answers_on_paper(issue).into_iter().map(Some).chain([None]);
        on_paper.filter(|&answer| self.can_settle(&vec![(issue, answer)])).collect()
    }

    fn may_be_settled(&self, issue: IssueId) -> bool {
        self.parts.simplify(&self.theory.settled[issue.index()]) != Prop::FALSE
    }

    /// The values that clauses of the draft give the issue, in the order of values.
    fn answers_on_paper(&self, issue: IssueId) -> Vec<Value> {
        let settles = self.framework.provisions().flat_map(|provision| &provision.settles);
        let own = settles.filter(|settles| settles.issue == issue);
        let mut values: Vec<Value> = own.flat_map(|settles| settles.values.iter().map(|value| value.value)).collect();
        values.sort_unstable();
        values.dedup();
        values
    }

    fn any_answer(&self, issue: IssueId) -> Prop {
        let values = self.answers_on_paper(issue).into_iter().map(|value| self.settles(&vec![(issue, Some(value))]));
        self.parts.simplify(&Prop::any(values.chain([self.theory.settled[issue.index()].complement()])))
    }

    fn settles(&self, settlement: &Settlement) -> Prop {
        Prop::all(settlement.iter().map(|&(issue, answer)| {
            let settled = self.theory.settled[issue.index()].clone();
            let Some(value) = answer else { return settled.complement() };
            let place = self.theory.values[issue.index()].iter().position(|&other| other == value);
            let is = place.and_then(|place| Some(Prop::equals(self.theory.rank_of(issue), u32::try_from(place).ok()?)));
            Prop::all([settled, is.unwrap_or(Prop::FALSE)])
        }))
    }
}
