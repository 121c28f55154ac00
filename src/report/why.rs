//! Why a statement is upheld or breached, or a formula certain or impossible.

use super::{Asked, Misunderstood, Obstacle, Question, Reading};
use crate::logic::{Ground, Why};

/// A question and why its answer is what it is.
#[derive(Debug)]
pub struct Explanation {
    pub question: Question,
    pub found: Result<Why, Obstacle>,
}

impl Explanation {
    /// Asks why. `Err`: the words of the call mean nothing here.
    pub fn new(reading: Reading, asked: &Asked, target: &str) -> Result<Self, Box<Misunderstood>> {
        let (question, obstacle) = Question::new(reading, asked, target)?;
        let found = match obstacle {
            Some(obstacle) => Err(obstacle),
            None => answer(&question),
        };
        Ok(Self { question, found })
    }
}

#[expect(
    clippy::redundant_closure_for_method_calls,
    reason = "the method itself is not general enough in its lifetime"
)]
fn answer(question: &Question) -> Result<Why, Obstacle> {
    question.answer(|inquiry, position| inquiry.why(position))
}

/// The number of each step of an argument that is used more than once, from 1; the others need none.
pub fn numbered(steps: &[crate::logic::Step]) -> Vec<Option<usize>> {
    let grounds = || steps.iter().flat_map(|step| &step.because);
    let mut last = 0;
    (0..steps.len())
        .map(|place| {
            let uses = grounds().filter(|ground| matches!(ground, Ground::Step(step) if *step == place)).count();
            last += usize::from(uses > 1);
            (uses > 1).then_some(last)
        })
        .collect()
}
