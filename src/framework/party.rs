//! Parties, and how those of them that are collectives decide.

use serde::Deserialize;

use super::{Entry, Framework, PartyId};
use crate::source::Spanned;

/// Who takes part, is addressed, or has spoken.
#[derive(Clone, Debug)]
pub struct Party {
    pub entry: Entry,
    /// In headings and tables.
    pub name: String,
    /// Within a sentence, with its article if it has one; the name if nothing else is said.
    pub called: String,
    pub kind: Option<Spanned<PartyKind>>,
    pub members: Vec<Spanned<PartyId>>,
    /// The party it is an organ of.
    pub of: Option<Spanned<PartyId>>,
    pub decides_by: Option<Spanned<DecisionRule>>,
}

/// What sort of party it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartyKind {
    State,
    Entity,
    Organ,
    Organisation,
    Alliance,
    Coalition,
    PoliticalParty,
    ArmedGroup,
    Force,
    Person,
}

/// When a decision of several is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecisionRule {
    /// Every member; `consensus` means the same here.
    Unanimity,
    /// Over half of all members.
    Majority,
    /// At least two thirds of all members.
    TwoThirds,
    /// The chair alone.
    Chair,
    /// At least this many members.
    Quota(u32),
    /// Votes that weigh: at least `quota` of them.
    Weighted { weights: Vec<(Spanned<PartyId>, u32)>, quota: u32 },
    /// All of `veto`, and at least `quota` members in all; `of` is how many there are, where not all are named.
    Veto { veto: Vec<Spanned<PartyId>>, quota: u32, of: Option<u32> },
}

impl DecisionRule {
    /// The rule in words, as the end of "it decides by …".
    pub fn in_words(&self, framework: &Framework) -> String {
        let names = |parties: &[Spanned<PartyId>]| {
            let names: Vec<_> = parties.iter().map(|party| framework.parties[party.value].name.as_str()).collect();
            names.join(", ")
        };
        match self {
            Self::Unanimity => "unanimity".to_owned(),
            Self::Majority => "a majority".to_owned(),
            Self::TwoThirds => "two thirds".to_owned(),
            Self::Chair => "its chair".to_owned(),
            Self::Quota(quota) => format!("at least {quota} votes"),
            Self::Weighted { weights, quota } => {
                let weights: Vec<_> = weights
                    .iter()
                    .map(|(party, weight)| format!("{} {weight}", framework.parties[party.value].name))
                    .collect();
                format!("votes of a weight of at least {quota} ({})", weights.join(", "))
            }
            Self::Veto { veto, quota, of } => {
                let of = of.map(|of| format!(" of {of}")).unwrap_or_default();
                let veto = match &veto[..] {
                    [] => String::new(),
                    [_] => format!(", {} among them", names(veto)),
                    _ => format!(", all of {} among them", names(veto)),
                };
                format!("at least {quota} votes{of}{veto}")
            }
        }
    }
}
