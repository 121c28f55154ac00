//! Amnesties that take effect before the fighting ends.

use super::{
    Context,
    dead_component::because,
    order_of_kinds::{always_before, of_kinds},
};
use crate::{
    finding::Finding,
    framework::{ComponentId, Kind},
    logic::{Before, Phase},
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    let ceasefires = of_kinds(cx.framework, &[Kind::Ceasefire]).map(|(id, _)| id);
    let found = ceasefires.flat_map(|ceasefire| {
        always_before(cx, &[Kind::Amnesty], ceasefire, Phase::Done)
            .into_iter()
            .map(move |(amnesty, _, before)| (amnesty, ceasefire, before))
    });
    found.map(|(amnesty, ceasefire, before)| finding(cx, amnesty, ceasefire, &before)).collect()
}

fn finding(cx: &Context<'_>, amnesty: ComponentId, ceasefire: ComponentId, before: &Before) -> Finding {
    let [amnesty, ceasefire] = [amnesty, ceasefire].map(|id| &cx.framework.components[id].entry);
    let message = format!("`{}` always takes effect before `{}` ends the fighting", amnesty.id, ceasefire.id);
    because(Finding::new(amnesty.at, message), &before.because)
        .help("let the amnesty wait for the end of the fighting: `after`")
        .about([&amnesty.id, &ceasefire.id])
}
