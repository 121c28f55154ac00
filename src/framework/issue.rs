//! What the parties dispute, and what may happen.

use super::{Entry, PartyId};
use crate::{expr::Scalar, source::Spanned};

/// A question the parties dispute, with its possible answers.
#[derive(Clone, Debug)]
pub struct Issue {
    pub entry: Entry,
    pub question: String,
    pub values: Values,
    /// What holds where no component in the package settles it.
    pub status_quo: Option<Spanned<Value>>,
    /// The unit of a number.
    pub unit: Option<String>,
}

/// The answers an issue can have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Values {
    YesNo,
    /// Named answers; if `ordered`, from least to most.
    Named {
        names: Vec<Spanned<String>>,
        ordered: bool,
    },
    /// Whole numbers from 0; those listed are examples.
    Numbers(Vec<Spanned<i64>>),
}

/// One answer: 0 or 1 for no and yes, the rank of a name from 0, or the number itself.
pub type Value = i64;

impl Issue {
    /// The answer that a scalar names; `None` if the issue does not have it.
    pub fn value(&self, scalar: &Scalar) -> Option<Value> {
        match (&self.values, scalar) {
            (Values::YesNo, Scalar::Truth(yes)) => Some(i64::from(*yes)),
            (Values::Named { names, .. }, Scalar::Word(word)) => {
                names.iter().position(|name| name.value == *word).and_then(|rank| i64::try_from(rank).ok())
            }
            (Values::Numbers(_), Scalar::Number(number)) => Some(*number),
            _ => None,
        }
    }

    /// An answer in the author's words.
    pub fn word(&self, value: Value) -> String {
        match &self.values {
            Values::YesNo => if value == 1 { "yes" } else { "no" }.to_owned(),
            Values::Named { names, .. } => usize::try_from(value)
                .ok()
                .and_then(|rank| names.get(rank))
                .map_or_else(|| value.to_string(), |name| name.value.clone()),
            Values::Numbers(_) => match &self.unit {
                Some(unit) => format!("{value} {unit}"),
                None => value.to_string(),
            },
        }
    }
}

/// Something that may happen and that nobody in the framework is obliged to.
#[derive(Clone, Debug)]
pub struct Event {
    pub entry: Entry,
    /// Who could bring it about.
    pub by: Vec<Spanned<PartyId>>,
    /// Who establishes that it happened.
    pub verified_by: Vec<Spanned<super::PartyOrBody>>,
}
