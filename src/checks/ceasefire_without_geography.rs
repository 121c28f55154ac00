//! Ceasefires and lines that do not say where.

use super::Context;
use crate::{
    finding::Finding,
    framework::{Component, ComponentId, Kind, LineTerms, Nature, Terms},
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    let components = cx.framework.components_in_play();
    let nowhere =
        components.filter(|(id, component)| is_line(component) && !says_where(component) && !amended(cx, *id));
    nowhere
        .map(|(_, component)| {
            let id = &component.entry.id;
            Finding::new(component.entry.at, format!("`{id}` does not say where: it has no line, area or zone"))
                .help("add `line`, `area` or `zone`, in the words of the text")
                .about([id])
        })
        .collect()
}

fn is_line(component: &Component) -> bool {
    matches!(&component.nature, Nature::Provision { kind, .. } if matches!(kind.value, Kind::Ceasefire | Kind::CeasefireLine))
}

fn says_where(component: &Component) -> bool {
    match &component.nature {
        Nature::Provision { terms: Terms::Line(terms), .. } | Nature::Amendment { terms: Terms::Line(terms), .. } => {
            let LineTerms { line, area, zone, .. } = terms;
            !(line.is_empty() && area.is_empty() && zone.is_empty())
        }
        _ => false,
    }
}

/// Whether an amendment that every package has says where.
fn amended(cx: &Context<'_>, id: ComponentId) -> bool {
    cx.framework.components_in_play().any(|(_, other)| {
        let amends = matches!(&other.nature, Nature::Amendment { target, .. } if target.value == id);
        let agreed = other.provision.bracketed_by.is_none() && other.choice.is_none();
        amends && agreed && says_where(other)
    })
}
