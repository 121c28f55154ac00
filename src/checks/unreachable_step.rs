//! Steps whose preconditions can never all be met.

use super::{
    Context,
    wording::{ids, list},
};
use crate::{
    finding::Finding,
    framework::Thing,
    order::{Missing, Unreachable},
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    cx.order.unreachable.iter().map(|step| finding(cx, step)).collect()
}

fn finding(cx: &Context<'_>, step: &Unreachable) -> Finding {
    let framework = cx.framework;
    let id = step.thing.id(framework);
    let finding = match &step.missing {
        Missing::Absent(things) => {
            let names = ids(framework, things.iter().copied());
            let (is, them) = if names.len() == 1 { ("is", "it") } else { ("are", "them") };
            let message = format!("`{id}` waits for {}, which {is} in no package", list(&names, "and"));
            let at = |thing: &Thing| Some((thing.at(framework)?, *thing));
            let mut finding = Finding::new(step.at, message)
                .help(format!("put {them} back, or let `{id}` wait for something else"))
                .about(things.iter().map(|thing| thing.id(framework)));
            for (at, thing) in things.iter().filter_map(at) {
                finding = finding.label(at, format!("`{}` is left out", thing.id(framework)));
            }
            finding
        }
        Missing::Rivals(one, other) => {
            let rivals = [*one, *other].map(|rival| framework.components[rival].entry.id.as_str());
            let message = if step.component == *one {
                format!("`{id}` waits for `{}`, and no package has both", rivals[1])
            } else {
                format!("`{id}` waits for `{}` and `{}`, and no package has both", rivals[0], rivals[1])
            };
            let finding = Finding::new(step.at, message).about(rivals);
            match framework.components[*one].choice.map(|choice| &framework.choices[choice].entry) {
                Some(choice) => finding
                    .label(choice.at, format!("of `{}` a package has exactly one", choice.id))
                    .help(format!("wait for `{}`, whichever of them it is", choice.id)),
                None => finding,
            }
        }
    };
    finding.about([id])
}
