//! Switches that one rule fixes by itself, put into all the others.

use super::{
    prop::{Atom, Prop, Switch},
    theory::Theory,
};

/// The value that some switches have in every package, and the rule that gives it.
pub(super) struct Fixed(Vec<Option<(bool, usize)>>);

impl Fixed {
    /// The fixed switches of a theory, and what is left of each of its rules.
    pub(super) fn settle(theory: &Theory) -> (Self, Vec<Prop>) {
        let mut fixed = Self(vec![None; theory.unknowns.switches]);
        let mut left: Vec<Prop> = theory.rules.iter().map(|rule| rule.prop.clone()).collect();
        // What a few rounds do not find, search will.
        for _ in 0..4 {
            let mut more = false;
            for (rule, prop) in left.iter().enumerate() {
                more |= fixed.learn(prop, rule);
            }
            if !more {
                break;
            }
            for prop in &mut left {
                *prop = fixed.simplify(prop);
            }
        }
        (fixed, left)
    }

    /// A proposition with these values put in.
    pub(super) fn simplify(&self, prop: &Prop) -> Prop {
        prop.map(&|atom| match atom {
            Atom::Is(switch) => match self.0[switch.0 as usize] {
                Some((true, _)) => Prop::TRUE,
                Some((false, _)) => Prop::FALSE,
                None => Prop::Is(atom),
            },
            other => Prop::Is(other),
        })
    }

    /// The rule that fixes a switch.
    pub(super) fn rule(&self, switch: Switch) -> Option<usize> {
        self.0[switch.0 as usize].map(|(_, rule)| rule)
    }

    fn learn(&mut self, prop: &Prop, rule: usize) -> bool {
        let (switch, value) = match prop {
            Prop::Is(Atom::Is(switch)) => (*switch, true),
            Prop::Not(Atom::Is(switch)) => (*switch, false),
            _ => return false,
        };
        let known = &mut self.0[switch.0 as usize];
        let new = known.is_none();
        // The first rule wins: one that says otherwise becomes false when the value is put in.
        known.get_or_insert((value, rule));
        new
    }
}
