//! What would have to be otherwise for a statement to be upheld, or a formula to hold.

use super::{Asked, Misunderstood, Obstacle, Question, Reading, question::in_words};
use crate::{
    expr::Written,
    framework::{self, PartyId, PositionId},
    logic::WhyNot,
};

/// A question, and the nearest way to another answer.
#[derive(Debug)]
pub struct Contrast {
    pub question: Question,
    /// Whose statements have to be upheld besides.
    pub party: Option<PartyId>,
    pub found: Result<WhyNot, Obstacle>,
}

impl Contrast {
    /// Asks what would have to be otherwise, while the red lines and demands of a party stay upheld. `Err`: the words of the call mean nothing
    /// here.
    pub fn new(
        mut reading: Reading,
        asked: &Asked,
        target: &str,
        party: Option<&str>,
    ) -> Result<Self, Box<Misunderstood>> {
        let mut found = None;
        if let Some(party) = party {
            let at = in_words(&mut reading.sources, "--for", party);
            match framework::party_asked(&reading.document, Written { text: party, at, begins: Some(0) }) {
                Ok(party) => found = Some(party),
                Err(findings) => return Err(Box::new(Misunderstood { sources: reading.sources, findings })),
            }
        }
        let (question, obstacle) = Question::new(reading, asked, target)?;
        let held = found.map(|party| held(&question, party)).unwrap_or_default();
        let answer = match obstacle {
            Some(obstacle) => Err(obstacle),
            None => question.answer(|inquiry, position| inquiry.why_not(position, &held)),
        };
        Ok(Self { question, party: found, found: answer })
    }
}

/// The red lines and demands in force of a party.
fn held(question: &Question, party: PartyId) -> Vec<PositionId> {
    let positions = question.framework.positions.iter();
    let own = positions.filter(|(_, it)| it.insists() && it.parties.iter().any(|own| own.value == party));
    own.map(|(id, _)| id).filter(|&id| question.basis.statements.in_force(id)).collect()
}
