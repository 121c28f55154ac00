//! A framework of which something is supposed: freedoms used, provisions taken out, statements gone or added.

use super::{
    Choosing, Chosen, ComponentId, Entry, Formula, Framework, Position, PositionId, Scenario, Stance, Status, Supposed,
    Thing,
};
use crate::source::{Span, Spanned};

impl Framework {
    /// Supposes something that a call says, which stands at `at`. What the scenario chooses for the same thing gives way.
    pub fn suppose(&mut self, supposed: &Supposed, at: Span) {
        if let Supposed::Without(thing) = *supposed {
            return self.take_out(thing, at);
        }
        let mut scenario = self.scenario.take().unwrap_or_else(|| empty(at));
        match supposed {
            Supposed::SetAside(position) => scenario.set_aside.push(Spanned::new(*position, at)),
            Supposed::Disbelieve(position) => scenario.disbelieve.push(Spanned::new(*position, at)),
            Supposed::Choose(what) => {
                scenario.choose.retain(|chosen| self.group(&chosen.what) != self.group(what));
                scenario.choose.push(Chosen { what: what.clone(), at });
            }
            Supposed::Without(_) => {}
        }
        self.scenario = Some(scenario);
    }

    /// Takes a component, a step or all members of a choice out of every package: they still resolve.
    pub(super) fn take_out(&mut self, thing: Thing, at: Span) {
        match thing {
            Thing::Component(id) => self.components[id].dropped = true,
            Thing::Step(id) => self.steps[id].dropped = true,
            Thing::Choice(id) => {
                let choice = &mut self.choices[id];
                // Of a choice that is taken out, none is to be taken.
                choice.bracketed_by.get_or_insert(Spanned::new(Vec::new(), at));
                for member in &choice.one_of {
                    self.components[member.value].dropped = true;
                }
            }
            _ => {}
        }
    }

    /// A statement of nobody that the formula holds, dated by nothing and in force: what becomes of a formula is what becomes of it.
    pub fn ask(&mut self, formula: Spanned<Formula>) -> PositionId {
        let at = formula.at;
        let entry = Entry { id: String::new(), at, title: None, note: None, sources: Vec::new() };
        self.positions.add(Position {
            entry,
            parties: Vec::new(),
            stance: Stance::Requires(formula),
            stance_at: at,
            red_line: false,
            condition: None,
            date: None,
            until: None,
            status: Spanned::new(Status::Official, at),
            reporter: None,
            speaker: None,
            says: None,
            supersedes: Vec::new(),
            allow: Vec::new(),
        })
    }

    /// Whether two suppositions cannot both be made.
    pub fn is_contradiction(&self, one: &Supposed, other: &Supposed) -> bool {
        match (one, other) {
            (Supposed::SetAside(one), Supposed::Disbelieve(other))
            | (Supposed::Disbelieve(one), Supposed::SetAside(other)) => one == other,
            _ => used(one).zip(used(other)).is_some_and(|(one, other)| self.is_another_use(&one, &other)),
        }
    }

    fn is_another_use(&self, one: &Choosing, other: &Choosing) -> bool {
        let choice = |component: &ComponentId| self.components[*component].choice;
        match (one, other) {
            (Choosing::Issue(one, value), Choosing::Issue(other, another)) => one == other && value != another,
            (Choosing::Choice(one, member), Choosing::Choice(other, another)) => one == other && member != another,
            (Choosing::Component(one, is_in), Choosing::Component(other, is_too)) if one == other => is_in != is_too,
            (Choosing::Component(one, is_in), Choosing::Component(other, is_too)) => {
                *is_in && *is_too && choice(one).is_some() && choice(one) == choice(other)
            }
            (Choosing::Component(component, is_in), Choosing::Choice(of, member))
            | (Choosing::Choice(of, member), Choosing::Component(component, is_in)) => {
                choice(component) == Some(*of) && *is_in != (*member == Some(*component))
            }
            _ => false,
        }
    }

    /// What is chosen by an entry: two members of one choice are one thing.
    fn group(&self, what: &Choosing) -> Thing {
        let of = |component: ComponentId| {
            self.components[component].choice.map_or(Thing::Component(component), Thing::Choice)
        };
        match what {
            Choosing::Component(component, _) => of(*component),
            Choosing::Choice(choice, _) => Thing::Choice(*choice),
            Choosing::Issue(issue, _) => Thing::Issue(*issue),
        }
    }
}

/// How a supposition uses a freedom; what is taken out is as good as left out.
fn used(supposed: &Supposed) -> Option<Choosing> {
    match supposed {
        Supposed::Choose(what) => Some(what.clone()),
        Supposed::Without(Thing::Component(component)) => Some(Choosing::Component(*component, false)),
        Supposed::Without(Thing::Choice(choice)) => Some(Choosing::Choice(*choice, None)),
        _ => None,
    }
}

fn empty(at: Span) -> Scenario {
    Scenario {
        title: String::new(),
        note: None,
        at,
        as_of: None,
        statements: None,
        choose: Vec::new(),
        set_aside: Vec::new(),
        disbelieve: Vec::new(),
        happened: Vec::new(),
        expect: Vec::new(),
    }
}
