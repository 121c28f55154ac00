//! The kinds of component, and the terms that only some kinds have.

use serde::Deserialize;

use super::{Condition, DecisionRule, EventId, PartyId, Thing};
use crate::{calendar::Duration, document, source::Spanned};

/// What a component is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    SecurityGuarantee,
    Alignment,
    NonAggression,
    ForceLimit,
    ForeignForces,
    Withdrawal,
    Ceasefire,
    CeasefireLine,
    DemilitarisedZone,
    Disarmament,
    Demobilisation,
    ArmsEmbargo,
    Peacekeeping,
    Monitoring,
    OversightBody,
    DisputeSettlement,
    Mediation,
    ConfidenceBuilding,
    SanctionsRelief,
    Snapback,
    Assets,
    Reconstruction,
    Assistance,
    Reparations,
    EconomicTies,
    HumanitarianAccess,
    PrisonerRelease,
    RefugeeReturn,
    Accountability,
    Amnesty,
    TerritorialStatus,
    Recognition,
    BorderControl,
    ConstitutionalReform,
    LegalAct,
    SpecialStatus,
    PowerSharing,
    Institution,
    Elections,
    Referendum,
    Ratification,
    NuclearLimits,
    Dialogue,
    Principle,
    Milestone,
    Other,
}

impl Kind {
    /// The kind with that word in files; `Err` has the nearest one, if any is near.
    pub fn named(word: &str) -> Result<Self, Option<&'static str>> {
        document::word(word).map_err(|words| document::nearest(word, words.iter().copied()))
    }

    /// The word for it in files.
    pub fn word(self) -> &'static str {
        match self {
            Self::SecurityGuarantee => "security-guarantee",
            Self::Alignment => "alignment",
            Self::NonAggression => "non-aggression",
            Self::ForceLimit => "force-limit",
            Self::ForeignForces => "foreign-forces",
            Self::Withdrawal => "withdrawal",
            Self::Ceasefire => "ceasefire",
            Self::CeasefireLine => "ceasefire-line",
            Self::DemilitarisedZone => "demilitarised-zone",
            Self::Disarmament => "disarmament",
            Self::Demobilisation => "demobilisation",
            Self::ArmsEmbargo => "arms-embargo",
            Self::Peacekeeping => "peacekeeping",
            Self::Monitoring => "monitoring",
            Self::OversightBody => "oversight-body",
            Self::DisputeSettlement => "dispute-settlement",
            Self::Mediation => "mediation",
            Self::ConfidenceBuilding => "confidence-building",
            Self::SanctionsRelief => "sanctions-relief",
            Self::Snapback => "snapback",
            Self::Assets => "assets",
            Self::Reconstruction => "reconstruction",
            Self::Assistance => "assistance",
            Self::Reparations => "reparations",
            Self::EconomicTies => "economic-ties",
            Self::HumanitarianAccess => "humanitarian-access",
            Self::PrisonerRelease => "prisoner-release",
            Self::RefugeeReturn => "refugee-return",
            Self::Accountability => "accountability",
            Self::Amnesty => "amnesty",
            Self::TerritorialStatus => "territorial-status",
            Self::Recognition => "recognition",
            Self::BorderControl => "border-control",
            Self::ConstitutionalReform => "constitutional-reform",
            Self::LegalAct => "legal-act",
            Self::SpecialStatus => "special-status",
            Self::PowerSharing => "power-sharing",
            Self::Institution => "institution",
            Self::Elections => "elections",
            Self::Referendum => "referendum",
            Self::Ratification => "ratification",
            Self::NuclearLimits => "nuclear-limits",
            Self::Dialogue => "dialogue",
            Self::Principle => "principle",
            Self::Milestone => "milestone",
            Self::Other => "other",
        }
    }

    /// Whether it is in force over time, rather than done once; `standing` on a component overrides it.
    pub fn is_standing(self) -> bool {
        matches!(
            self,
            Self::SecurityGuarantee
                | Self::Alignment
                | Self::NonAggression
                | Self::ForceLimit
                | Self::ForeignForces
                | Self::Ceasefire
                | Self::CeasefireLine
                | Self::DemilitarisedZone
                | Self::ArmsEmbargo
                | Self::Peacekeeping
                | Self::Monitoring
                | Self::OversightBody
                | Self::DisputeSettlement
                | Self::Mediation
                | Self::EconomicTies
                | Self::HumanitarianAccess
                | Self::TerritorialStatus
                | Self::BorderControl
                | Self::SpecialStatus
                | Self::PowerSharing
                | Self::Institution
                | Self::NuclearLimits
                | Self::Dialogue
                | Self::Principle
        )
    }
}

/// A single value, or the list of values that the draft leaves open; empty if not given.
pub type Open<T> = Vec<Spanned<T>>;

/// The fields that only one kind of component has.
#[derive(Clone, Debug, Default)]
pub enum Terms {
    #[default]
    None,
    Guarantee(GuaranteeTerms),
    Body(BodyTerms),
    /// Of `monitoring` and `peacekeeping`: what its `by` verifies.
    Overseer {
        oversees: Vec<Spanned<Thing>>,
    },
    Line(LineTerms),
    Withdrawal(WithdrawalTerms),
    Relief(ReliefTerms),
    /// Of `amnesty` and `accountability`.
    Crimes(CrimesTerms),
    Snapback(SnapbackTerms),
}

/// Of `security-guarantee`.
#[derive(Clone, Debug, Default)]
pub struct GuaranteeTerms {
    pub against: Vec<Spanned<PartyId>>,
    pub trigger: Open<EventId>,
    pub response: Vec<Spanned<Response>>,
    pub activated_by: Open<Activation>,
    pub responds_within: Open<Duration>,
    pub area_excluded: Vec<Spanned<String>>,
}

/// What a guarantor does when called on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Response {
    Consult,
    Assist,
    Arm,
    CloseAirspace,
    UseForce,
}

/// Who calls a guarantee in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Activation {
    EachGuarantor,
    By(PartyOrBody),
    /// A decision of those who give the guarantee.
    Rule(DecisionRule),
}

/// Of `oversight-body`.
#[derive(Clone, Debug, Default)]
pub struct BodyTerms {
    pub members: Vec<Spanned<PartyId>>,
    pub optional_members: Vec<Spanned<PartyId>>,
    pub decides_by: Open<DecisionRule>,
    pub chair: Open<PartyId>,
    pub tie_break: Open<TieBreak>,
    pub oversees: Vec<Spanned<Thing>>,
    pub powers: Vec<Spanned<Power>>,
}

/// Who decides when votes are even.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TieBreak {
    Chair,
    Party(PartyId),
}

/// What a body may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Power {
    Observe,
    Verify,
    Mediate,
    Rule,
    Sanction,
}

/// Of `ceasefire` and `ceasefire-line`.
#[derive(Clone, Debug, Default)]
pub struct LineTerms {
    pub line: Open<String>,
    pub area: Open<String>,
    pub prohibits: Vec<Spanned<String>>,
    pub zone: Open<String>,
}

/// Of `withdrawal`.
#[derive(Clone, Debug, Default)]
pub struct WithdrawalTerms {
    pub from: Open<String>,
    pub to: Open<String>,
    pub distance: Open<String>,
}

/// Of `sanctions-relief`.
#[derive(Clone, Debug, Default)]
pub struct ReliefTerms {
    pub effect: Open<Effect>,
    pub imposed_by: Vec<Spanned<PartyId>>,
}

/// What happens to the measures: they rest, end, or are not applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    Suspend,
    Terminate,
    Waive,
}

/// Of `amnesty` and `accountability`.
#[derive(Clone, Debug, Default)]
pub struct CrimesTerms {
    pub covers: Vec<Spanned<String>>,
    pub excludes_crimes: Vec<Spanned<String>>,
}

/// Of `snapback`: the return of an earlier state.
#[derive(Clone, Debug, Default)]
pub struct SnapbackTerms {
    pub reverses: Vec<Spanned<Thing>>,
    pub if_: Option<Spanned<Condition>>,
    pub decided_by: Option<Spanned<PartyOrBody>>,
    pub default: Open<DefaultDecision>,
    pub delay: Open<Duration>,
}

/// A party, or a body that the framework sets up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PartyOrBody {
    Party(PartyId),
    Body(super::ComponentId),
}

/// What happens when nobody decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DefaultDecision {
    Restore,
    Continue,
}
