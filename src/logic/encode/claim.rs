//! Statements as propositions.

use super::Encoder;
use crate::{
    framework::{Formula, Literal, Position, PositionId, Stance, Thing},
    logic::{
        prop::Prop,
        theory::{Claim, OrderLiteral},
    },
    statements::Statements,
};

impl Encoder<'_> {
    pub(super) fn encode_claims(&mut self, statements: &Statements) {
        for (id, position) in self.framework.positions.iter() {
            if !statements.in_force(id) {
                continue;
            }
            let accepts = matches!(position.stance, Stance::Accepts(_));
            match self.claim(id, position) {
                Some(claim) if accepts => self.theory.accepted.push(claim),
                Some(claim) => self.theory.claims.push(claim),
                None => {}
            }
        }
    }

    /// `None` for stances that ask for nothing.
    fn claim(&mut self, id: PositionId, position: &Position) -> Option<Claim> {
        // Whatever was read before has kept its own mark.
        self.nominal = false;
        let (formula, asks) = match &position.stance {
            Stance::Requires(formula) | Stance::Prefers(formula) | Stance::Accepts(formula) => {
                (&formula.value, self.formula(&formula.value))
            }
            Stance::Rejects(formula) => (&formula.value, self.denial(&formula.value)),
            _ => return None,
        };
        // "If ψ then φ" is "not ψ, or φ", with the denial of ψ's orders: if what comes later is absent, ψ does not arise.
        let denied = position.condition.as_ref().map(|condition| self.condition_denied(&condition.value));
        let orders = self.orders(formula, position.condition.as_ref().map(|condition| &condition.value));
        Some(Claim {
            position: id,
            condition: denied.as_ref().map(Prop::complement),
            says: Prop::any(denied.into_iter().chain([asks])),
            named: self.named(formula),
            only_orders: formula.leaves().iter().all(|literal| is_order(literal)),
            orders,
            nominal: std::mem::take(&mut self.nominal),
        })
    }

    fn orders(&mut self, formula: &Formula, condition: Option<&Formula>) -> Vec<OrderLiteral> {
        let literals = formula.leaves().into_iter().chain(condition.into_iter().flat_map(Formula::leaves));
        literals.filter_map(|literal| self.order(literal)).collect()
    }

    fn named(&self, formula: &Formula) -> Prop {
        let orders = formula.leaves().into_iter().filter(|literal| is_order(literal));
        let things = orders.flat_map(Literal::things);
        Prop::all(
            things
                .filter(|thing| matches!(thing, Thing::Component(_) | Thing::Step(_) | Thing::Choice(_)))
                .map(|thing| self.present(thing)),
        )
    }

    fn order(&mut self, literal: &Literal) -> Option<OrderLiteral> {
        let (first, second) = self.sides(literal)?;
        let holds = self.order_holds(literal, &first, &second);
        let distance = self.distance_holds(literal, &first, &second);
        let arises = match literal {
            Literal::With { .. } => Prop::any([first.present, second.present.clone()]),
            _ => second.present.clone(),
        };
        let (first, second) = match (first.thing, second.thing) {
            (Some(first), second) => (first, second),
            (None, Some(second)) => (second, None),
            (None, None) => return None,
        };
        Some(OrderLiteral { first, second, holds, distance, arises })
    }
}

fn is_order(literal: &Literal) -> bool {
    matches!(literal, Literal::Before { .. } | Literal::With { .. })
}
