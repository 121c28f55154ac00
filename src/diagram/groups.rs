//! What stands together in a picture: the phases of the text, or else provisions on one subject.

use super::picture::{End, Figure, Group};
use crate::framework::{ComponentId, Framework, Kind, Nature, Thing};

/// The figures in groups by phase, or by subject where no component has a phase; the rest stands free, at the end.
pub(super) fn arrange(framework: &Framework, figures: Vec<Figure>) -> Vec<Group> {
    let by_phase = framework.components.iter().any(|(_, component)| component.provision.phase.is_some());
    let mut groups: Vec<Group> = Vec::new();
    for figure in figures {
        let name = component_of(framework, figure.end)
            .and_then(|id| if by_phase { phase(framework, id) } else { Some(subject(framework, id).to_owned()) });
        match groups.iter_mut().find(|group| group.name == name) {
            Some(group) => group.figures.push(figure),
            None => groups.push(Group { name, figures: vec![figure] }),
        }
    }
    groups
}

/// The component by which a figure is grouped: itself, what it stands beside, or the first member of the choice.
fn component_of(framework: &Framework, end: End) -> Option<ComponentId> {
    match end {
        End::Thing(Thing::Component(id)) | End::Party(_, Thing::Component(id)) => Some(id),
        End::Party(_, Thing::Step(id)) => Some(framework.steps[id].component),
        End::Thing(Thing::Choice(id)) => framework.choices[id].one_of.first().map(|member| member.value),
        _ => None,
    }
}

fn phase(framework: &Framework, id: ComponentId) -> Option<String> {
    let component = &framework.components[id];
    let phase = |id: ComponentId| {
        framework.components[id].provision.phase.as_ref().map(|phase| format!("Phase {}", phase.value))
    };
    match &component.nature {
        Nature::Amendment { target, .. } => phase(id).or_else(|| phase(target.value)),
        Nature::Provision { .. } => phase(id),
    }
}

fn subject(framework: &Framework, id: ComponentId) -> &'static str {
    match &framework.components[id].nature {
        Nature::Provision { kind, .. } => subject_of(kind.value),
        Nature::Amendment { target, .. } => match &framework.components[target.value].nature {
            Nature::Provision { kind, .. } => subject_of(kind.value),
            Nature::Amendment { .. } => "Other provisions",
        },
    }
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
