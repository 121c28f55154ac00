//! What each use of something left open comes to.

use super::{
    Inquiry,
    answer::Dependency,
    core,
    prop::{Prop, Switch},
    solve::{Budget, Exhausted},
    theory::{Claim, DimensionOf, Loose},
};
use crate::framework::{ComponentId, EventId, IssueId, Value, Values};

/// Something that a verdict depends on, and what each use of it comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cases {
    pub of: Dependency,
    /// Each use that some outcome makes, in the author's order.
    pub uses: Vec<(Use, Truth)>,
}

/// One use of something left open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// A component in the package, or an event that happens; or not.
    Included(bool),
    /// A member of a choice, or none.
    Member(Option<ComponentId>),
    /// A value of an issue, or of numbers all from the first to the second; `None`: without end.
    Value(Value, Option<Value>),
}

/// What becomes of a statement in the outcomes that use something in one way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    Always,
    Never,
    /// It depends on something else besides.
    Sometimes,
}

/// `None` for orders and days, which have no list of uses.
pub(super) fn of(
    inquiry: &Inquiry<'_>,
    claim: &Claim,
    dependency: &Dependency,
    budget: &Budget,
) -> Result<Option<Cases>, Exhausted> {
    let Some(uses) = uses(inquiry, dependency) else { return Ok(None) };
    let parts = &inquiry.parts;
    let says = parts.simplify(&claim.says);
    let props: Vec<Prop> = uses.iter().map(|(_, prop)| parts.simplify(prop)).collect();
    let about = parts.spoken_of(&std::iter::once(&says).chain(&props).collect::<Vec<_>>());
    let mut engine = core::engine(parts, &about, budget);
    let (says, denies) = (engine.assumption(&says), engine.assumption(&says.complement()));
    let mut found = Vec::new();
    for ((this, _), prop) in uses.into_iter().zip(&props) {
        let given = engine.assumption(prop);
        let (holds, fails) = (engine.solve(&[given, says])?.found(), engine.solve(&[given, denies])?.found());
        let truth = match (holds.is_some(), fails.is_some()) {
            (true, true) => Truth::Sometimes,
            (true, false) => Truth::Always,
            (false, true) => Truth::Never,
            (false, false) => continue,
        };
        found.push((this, truth));
    }
    Ok(Some(Cases { of: dependency.clone(), uses: joined(found) }))
}

fn uses(inquiry: &Inquiry<'_>, dependency: &Dependency) -> Option<Vec<(Use, Prop)>> {
    let framework = inquiry.framework;
    Some(match dependency {
        Dependency::Bracket(component) => on_or_off(is_in(*component)),
        Dependency::Event(event) => on_or_off(happens(inquiry, *event)),
        Dependency::Choice(choice) => {
            let members = framework.choices[*choice].one_of.iter().map(|member| member.value);
            let none = Prop::all(members.clone().map(|member| is_in(member).complement()));
            let each = members.map(|member| (Use::Member(Some(member)), is_in(member)));
            each.chain([(Use::Member(None), none)]).collect()
        }
        Dependency::OpenValue(issue, _) => values(inquiry, *issue, &settled(inquiry, *issue)),
        Dependency::Unsettled(issue) => values(inquiry, *issue, &unsettled(inquiry, *issue)),
        Dependency::Order(..) | Dependency::Day(_) => return None,
    })
}

fn on_or_off(prop: Prop) -> Vec<(Use, Prop)> {
    let not = prop.complement();
    vec![(Use::Included(true), prop), (Use::Included(false), not)]
}

fn is_in(component: ComponentId) -> Prop {
    Prop::switch(Switch(u32::try_from(component.index()).expect("files of 16 MiB hold fewer things")))
}

fn happens(inquiry: &Inquiry<'_>, event: EventId) -> Prop {
    let found = inquiry.theory.loose.iter().find_map(|loose| match loose {
        Loose::Event { event: of, happens } if *of == event => Some(Prop::switch(*happens)),
        _ => None,
    });
    found.unwrap_or(Prop::TRUE)
}

fn settled(inquiry: &Inquiry<'_>, issue: IssueId) -> Prop {
    let found = inquiry.theory.dimensions.iter().find(|dimension| dimension.thing == DimensionOf::Issue(issue));
    found.map_or(Prop::TRUE, |dimension| dimension.given.clone())
}

fn unsettled(inquiry: &Inquiry<'_>, issue: IssueId) -> Prop {
    let found = inquiry.theory.loose.iter().find_map(|loose| match loose {
        Loose::Issue { issue: of, unsettled, .. } if *of == issue => Some(unsettled.clone()),
        _ => None,
    });
    found.unwrap_or(Prop::TRUE)
}

fn values(inquiry: &Inquiry<'_>, issue: IssueId, given: &Prop) -> Vec<(Use, Prop)> {
    let values = &inquiry.theory.values[issue.index()];
    let is_number = matches!(inquiry.framework.issues[issue].values, Values::Numbers(_));
    let rank = inquiry.theory.rank_of(issue);
    (0..=rank.top)
        .map(|place| {
            let value = values[place as usize];
            let last = match values.get(place as usize + 1) {
                Some(next) => Some(next - 1),
                None => (!is_number).then_some(value),
            };
            (Use::Value(value, last), Prop::all([given.clone(), Prop::equals(rank, place)]))
        })
        .collect()
}

/// Neighbouring numbers that come to the same are told in one. Named values are not: between two of them lies nothing.
fn joined(uses: Vec<(Use, Truth)>) -> Vec<(Use, Truth)> {
    let wide = uses.iter().any(|(this, _)| matches!(this, Use::Value(_, None)));
    let mut joined: Vec<(Use, Truth)> = Vec::new();
    for (this, truth) in uses {
        match (joined.last_mut(), this) {
            (Some((Use::Value(_, last), known)), Use::Value(first, end))
                if wide && *known == truth && last.is_some_and(|last| last + 1 == first) =>
            {
                *last = end;
            }
            _ => joined.push((this, truth)),
        }
    }
    joined
}
