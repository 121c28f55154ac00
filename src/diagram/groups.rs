//! What stands together in a picture: the phases of the text, or else provisions on one subject.

use super::{
    facts,
    figures::kind,
    picture::{End, Figure, Group},
};
use crate::framework::{Aspect, ComponentId, Framework, Kind, Thing};

/// The figures in groups by phase, in the order of the phases; where no component has a phase, those of the whole picture
/// by subject. The rest stands free, at the end.
pub(super) fn arrange(framework: &Framework, aspect: Aspect, figures: Vec<Figure>) -> Vec<Group> {
    let by_phase = framework.components.ids().any(|id| facts::phase(framework, id).is_some());
    let name = |figure: &Figure| match (aspect, by_phase) {
        (Aspect::Components, false) => component_of(framework, figure.end).map(|id| subject(framework, id).to_owned()),
        (Aspect::Components | Aspect::Sequence | Aspect::Undoing, true) => {
            figure.facts.phase.as_ref().map(|phase| format!("Phase {phase}"))
        }
        _ => None,
    };
    let mut groups: Vec<Group> = Vec::new();
    for figure in figures {
        let name = name(&figure);
        match groups.iter_mut().find(|group| group.name == name) {
            Some(group) => group.figures.push(figure),
            None => groups.push(Group { name, figures: vec![figure] }),
        }
    }
    // Names stand in the author's order; the sort leaves them so.
    groups.sort_by_key(|group| (group.name.is_none(), number(group.name.as_deref())));
    groups
}

/// The number of a phase; those without one come after all that have one.
fn number(name: Option<&str>) -> u64 {
    name.and_then(|name| name.strip_prefix("Phase ")?.parse().ok()).unwrap_or(u64::MAX)
}

/// The component by which a figure is grouped: itself, or the first member of the choice.
fn component_of(framework: &Framework, end: End) -> Option<ComponentId> {
    match end {
        End::Thing(Thing::Component(id)) => Some(id),
        End::Thing(Thing::Choice(id)) => framework.choices[id].one_of.first().map(|member| member.value),
        _ => None,
    }
}

fn subject(framework: &Framework, id: ComponentId) -> &'static str {
    kind(framework, id).map_or("Other provisions", subject_of)
}

/// The subject under which a reader would look for a provision of this kind.
fn subject_of(kind: Kind) -> &'static str {
    match kind {
        Kind::SecurityGuarantee
        | Kind::Alignment
        | Kind::NonAggression
        | Kind::ForceLimit
        | Kind::ForeignForces
        | Kind::ArmsEmbargo
        | Kind::NuclearLimits => "Security",
        Kind::Withdrawal
        | Kind::Ceasefire
        | Kind::CeasefireLine
        | Kind::DemilitarisedZone
        | Kind::Disarmament
        | Kind::Demobilisation
        | Kind::Peacekeeping => "End of fighting",
        Kind::Monitoring
        | Kind::OversightBody
        | Kind::DisputeSettlement
        | Kind::Mediation
        | Kind::ConfidenceBuilding
        | Kind::Dialogue => "Oversight and dialogue",
        Kind::SanctionsRelief
        | Kind::Snapback
        | Kind::Assets
        | Kind::Reconstruction
        | Kind::Assistance
        | Kind::Reparations
        | Kind::EconomicTies => "Economy and sanctions",
        Kind::HumanitarianAccess | Kind::PrisonerRelease | Kind::RefugeeReturn => "Humanitarian",
        Kind::Accountability | Kind::Amnesty => "Justice",
        Kind::TerritorialStatus | Kind::Recognition | Kind::BorderControl => "Territory",
        Kind::ConstitutionalReform
        | Kind::LegalAct
        | Kind::SpecialStatus
        | Kind::PowerSharing
        | Kind::Institution
        | Kind::Elections
        | Kind::Referendum
        | Kind::Ratification => "Institutions and law",
        Kind::Principle | Kind::Milestone | Kind::Other => "Other provisions",
    }
}
