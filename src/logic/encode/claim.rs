//! Statements as propositions.

use super::Encoder;
use crate::{
    framework::{Formula, Literal, Position, PositionId, Stance},
    logic::{
        prop::Prop,
        theory::{Claim, OrderLiteral},
    },
    statements::Statements,
};

impl Encoder<'_> {
    pub(super) fn encode_claims(&mut self, statements: &Statements) {
        for (id, position) in self.framework.positions.iter() {
            if statements.in_force(id)
                && let Some(claim) = self.claim(id, position)
            {
                self.theory.claims.push(claim);
            }
        }
    }

    /// `None` for stances that have no verdict.
    fn claim(&mut self, id: PositionId, position: &Position) -> Option<Claim> {
        // Whatever was read before has kept its own mark.
        self.nominal = false;
        let (formula, asks) = match &position.stance {
            Stance::Requires(formula) | Stance::Prefers(formula) => (&formula.value, self.formula(&formula.value)),
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
            only_orders: formula.leaves().iter().all(|literal| is_order(literal)),
            orders,
            nominal: std::mem::take(&mut self.nominal),
        })
    }

    fn orders(&mut self, formula: &Formula, condition: Option<&Formula>) -> Vec<OrderLiteral> {
        let literals = formula.leaves().into_iter().chain(condition.into_iter().flat_map(Formula::leaves));
        literals.filter_map(|literal| self.order(literal)).collect()
    }

    fn order(&mut self, literal: &Literal) -> Option<OrderLiteral> {
        let (first, second) = self.sides(literal)?;
        let holds = self.order_holds(literal, &first, &second);
        let arises = match literal {
            Literal::With { .. } => Prop::any([first.present, second.present.clone()]),
            _ => second.present.clone(),
        };
        let (first, second) = match (first.thing, second.thing) {
            (Some(first), second) => (first, second),
            (None, Some(second)) => (second, None),
            (None, None) => return None,
        };
        Some(OrderLiteral { first, second, holds, arises })
    }
}

fn is_order(literal: &Literal) -> bool {
    matches!(literal, Literal::Before { .. } | Literal::With { .. })
}
