//! Under which codes provisions of each kind are found in the field's two data sets: PA-X topics, and provisions of the Peace Accords Matrix.

use crate::framework::Kind;

/// How a kind compares with the codes of a data set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparable {
    /// Provisions of this kind are coded as these.
    Same(&'static [&'static str]),
    /// These are the nearest, and cover more or less.
    Near(&'static [&'static str]),
    /// It depends on what the provision is about.
    BySubject,
    Nothing,
}

impl Comparable {
    /// The codes, near or not.
    pub fn codes(self) -> &'static [&'static str] {
        match self {
            Self::Same(codes) | Self::Near(codes) => codes,
            Self::BySubject | Self::Nothing => &[],
        }
    }
}

/// A provision of the Peace Accords Matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    pub name: &'static str,
    /// Whether the label was read on a page of the matrix; the others are given from memory.
    pub read: bool,
}

/// The PA-X topics (Bell and Badanjak 2019) of a kind, in its code set of 2018 and 2019.
pub fn pax(kind: Kind) -> Comparable {
    match kind {
        Kind::SecurityGuarantee => Comparable::Same(&["SsrGua"]),
        Kind::Alignment
        | Kind::NonAggression
        | Kind::ArmsEmbargo
        | Kind::ConfidenceBuilding
        | Kind::SanctionsRelief
        | Kind::Assets
        | Kind::LegalAct
        | Kind::NuclearLimits
        | Kind::Dialogue
        | Kind::Principle
        | Kind::Milestone
        | Kind::Other => Comparable::Nothing,
        Kind::ForceLimit => Comparable::Same(&["SsrArm"]),
        Kind::ForeignForces => Comparable::Near(&["SsrFf"]),
        Kind::Withdrawal => Comparable::Same(&["SsrFf"]),
        Kind::Ceasefire => Comparable::Same(&["Ce", "CeProv"]),
        Kind::CeasefireLine => Comparable::Same(&["CeProv"]),
        Kind::DemilitarisedZone => Comparable::Same(&["DdrDemil"]),
        Kind::Disarmament | Kind::Demobilisation => Comparable::Same(&["SsrDdr", "DdrProg"]),
        Kind::Peacekeeping => Comparable::Same(&["ImPK"]),
        Kind::Monitoring => Comparable::Near(&["ImPK"]),
        Kind::OversightBody | Kind::DisputeSettlement | Kind::Snapback => Comparable::Near(&["ImE"]),
        Kind::Mediation => Comparable::Near(&["ThrdPart"]),
        Kind::Reconstruction => Comparable::Same(&["Dev", "DevInfra"]),
        Kind::Assistance => Comparable::Same(&["IntFu"]),
        Kind::Reparations => Comparable::Same(&["TjRep"]),
        Kind::EconomicTies => Comparable::Near(&["Bus"]),
        Kind::HumanitarianAccess => Comparable::Same(&["DevHum"]),
        Kind::PrisonerRelease => Comparable::Same(&["TjPrire"]),
        Kind::RefugeeReturn => Comparable::Same(&["GRef"]),
        Kind::Accountability => Comparable::Same(&["TjCou", "TjMech"]),
        Kind::Amnesty => Comparable::Same(&["TjAm"]),
        Kind::TerritorialStatus => Comparable::Same(&["StDef", "StCon"]),
        Kind::Recognition => Comparable::Near(&["StDef", "StInd"]),
        Kind::BorderControl => Comparable::Near(&["StXbor", "StBor"]),
        Kind::ConstitutionalReform => Comparable::Same(&["Cons"]),
        Kind::SpecialStatus => Comparable::Same(&["TpsAut", "Terps"]),
        Kind::PowerSharing => Comparable::Same(&["Polps"]),
        Kind::Institution => Comparable::Same(&["PolNewInd", "PolNewTemp"]),
        Kind::Elections => Comparable::Same(&["Ele"]),
        Kind::Referendum => Comparable::Same(&["StRef", "ImRef"]),
        Kind::Ratification => Comparable::Near(&["ImRef"]),
    }
}

/// The provisions of the Peace Accords Matrix (Joshi, Quinn and Regan 2015) of a kind.
pub fn matrix(kind: Kind) -> Comparable {
    match kind {
        Kind::SecurityGuarantee
        | Kind::Alignment
        | Kind::NonAggression
        | Kind::DemilitarisedZone
        | Kind::Mediation
        | Kind::ConfidenceBuilding
        | Kind::SanctionsRelief
        | Kind::Snapback
        | Kind::Assets
        | Kind::EconomicTies
        | Kind::HumanitarianAccess
        | Kind::Recognition
        | Kind::LegalAct
        | Kind::NuclearLimits
        | Kind::Principle
        | Kind::Other => Comparable::Nothing,
        Kind::ForceLimit => Comparable::Near(&["Military Reform"]),
        Kind::ForeignForces => Comparable::Near(&["Withdrawal of Troops"]),
        Kind::Withdrawal => Comparable::Same(&["Withdrawal of Troops"]),
        Kind::Ceasefire | Kind::CeasefireLine => Comparable::Same(&["Cease Fire"]),
        Kind::Disarmament => Comparable::Same(&["Disarmament"]),
        Kind::Demobilisation => Comparable::Same(&["Demobilization", "Reintegration"]),
        Kind::ArmsEmbargo => Comparable::Same(&["Arms Embargo"]),
        Kind::Peacekeeping => Comparable::Same(&["UN Peacekeeping Force", "Regional Peacekeeping Force"]),
        Kind::Monitoring => Comparable::Same(&["Verification/Monitoring Mechanism"]),
        Kind::OversightBody => Comparable::Near(&["Verification/Monitoring Mechanism"]),
        Kind::DisputeSettlement => Comparable::Same(&["Dispute Resolution Committee", "International Arbitration"]),
        Kind::Reconstruction => Comparable::Same(&["Economic and Social Development"]),
        Kind::Assistance => Comparable::Same(&["Donor Support"]),
        Kind::Reparations => Comparable::Same(&["Reparations", "Commission to Address Damage/Loss"]),
        Kind::PrisonerRelease => Comparable::Same(&["Prisoner Release"]),
        Kind::RefugeeReturn => Comparable::Same(&["Refugees", "Internally Displaced Persons"]),
        Kind::Accountability => Comparable::Near(&["Truth or Reconciliation Mechanism"]),
        Kind::Amnesty => Comparable::Same(&["Amnesty"]),
        Kind::TerritorialStatus => Comparable::Near(&["Right of Self-Determination"]),
        Kind::BorderControl => Comparable::Near(&["Boundary Demarcation"]),
        Kind::ConstitutionalReform => Comparable::Same(&["Constitutional Reform"]),
        Kind::SpecialStatus => Comparable::Same(&["Territorial Powersharing", "Decentralization/Federalism"]),
        Kind::PowerSharing => Comparable::Same(&["Powersharing Transitional Government"]),
        Kind::Institution => Comparable::BySubject,
        Kind::Elections => Comparable::Same(&["Electoral/Political Party Reform"]),
        Kind::Referendum => Comparable::Same(&["Independence Referendum"]),
        Kind::Ratification => Comparable::Same(&["Ratification Mechanism"]),
        Kind::Dialogue => Comparable::Near(&["Review of Agreement"]),
        Kind::Milestone => Comparable::Near(&["Detailed Implementation Timeline"]),
    }
}

/// The 51 provisions of the Peace Accords Matrix.
pub const MATRIX: [Label; 51] = [
    Label { name: "Amnesty", read: true },
    Label { name: "Arms Embargo", read: true },
    Label { name: "Boundary Demarcation", read: false },
    Label { name: "Cease Fire", read: true },
    Label { name: "Children's Rights", read: true },
    Label { name: "Citizenship Reform", read: true },
    Label { name: "Civil Administration Reform", read: false },
    Label { name: "Commission to Address Damage/Loss", read: false },
    Label { name: "Constitutional Reform", read: false },
    Label { name: "Cultural Protections", read: false },
    Label { name: "Decentralization/Federalism", read: false },
    Label { name: "Demobilization", read: false },
    Label { name: "Detailed Implementation Timeline", read: false },
    Label { name: "Disarmament", read: false },
    Label { name: "Dispute Resolution Committee", read: false },
    Label { name: "Donor Support", read: false },
    Label { name: "Economic and Social Development", read: false },
    Label { name: "Education Reform", read: false },
    Label { name: "Electoral/Political Party Reform", read: false },
    Label { name: "Executive Branch Reform", read: false },
    Label { name: "Human Rights", read: false },
    Label { name: "Independence Referendum", read: false },
    Label { name: "Indigenous Minority Rights", read: false },
    Label { name: "Inter-ethnic/State Relations", read: false },
    Label { name: "Internally Displaced Persons", read: false },
    Label { name: "International Arbitration", read: false },
    Label { name: "Judiciary Reform", read: false },
    Label { name: "Legislative Branch Reform", read: false },
    Label { name: "Media Reform", read: false },
    Label { name: "Military Reform", read: false },
    Label { name: "Minority Rights", read: false },
    Label { name: "Natural Resource Management", read: false },
    Label { name: "Official Language and Symbol", read: false },
    Label { name: "Paramilitary Groups", read: false },
    Label { name: "Police Reform", read: false },
    Label { name: "Powersharing Transitional Government", read: false },
    Label { name: "Prisoner Release", read: false },
    Label { name: "Ratification Mechanism", read: false },
    Label { name: "Refugees", read: false },
    Label { name: "Regional Peacekeeping Force", read: false },
    Label { name: "Reintegration", read: false },
    Label { name: "Reparations", read: false },
    Label { name: "Review of Agreement", read: false },
    Label { name: "Right of Self-Determination", read: false },
    Label { name: "Territorial Powersharing", read: false },
    Label { name: "Truth or Reconciliation Mechanism", read: false },
    Label { name: "UN Peacekeeping Force", read: false },
    Label { name: "UN Transitional Authority", read: false },
    Label { name: "Verification/Monitoring Mechanism", read: false },
    Label { name: "Withdrawal of Troops", read: false },
    Label { name: "Women's Rights", read: false },
];
