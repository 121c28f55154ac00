//! The view of time: what waits for what, and who holds which order.

use std::collections::BTreeSet;

use super::{
    super::{
        figures::Figures,
        lines,
        picture::{End, Line, Meaning},
    },
    Drawing, held, some,
};
use crate::{
    framework::{Framework, Thing},
    report::Checked,
};

pub(super) fn draw(checked: &Checked) -> Drawing {
    let framework = &checked.framework;
    let (mut all, junctions) = lines::all(framework);
    held::add(checked, &mut all);
    let connected = connecting(&all);
    let mut drawn: Vec<Line> = all.into_iter().filter(|line| held::is_order(line.meaning)).collect();
    drawn.extend(connected);
    drawn.extend(lines::settlements(framework, &drawn));
    let drawn = lines::merged(drawn);
    let figures = Figures::new(checked, &junctions).at_ends(&drawn, []);
    let unplaced = unplaced(framework, &figures.iter().map(|figure| figure.end).collect());
    let nothing = figures.is_empty().then(|| {
        "Neither the text nor a statement in force says of anything what comes first; the view `components` shows what there is".to_owned()
    });
    Drawing { figures, lines: drawn, notes: nothing.into_iter().chain(unplaced).collect() }
}

/// What ties an amendment or a choice that has a place in time to the provisions that it stands for.
fn connecting(all: &[Line]) -> Vec<Line> {
    let placed: BTreeSet<End> =
        all.iter().filter(|line| held::is_order(line.meaning)).flat_map(|line| [line.from, line.to]).collect();
    let tied = |line: &&Line| matches!(line.meaning, Meaning::Amends | Meaning::OneOf) && placed.contains(&line.from);
    all.iter().filter(tied).cloned().collect()
}

/// What has no place in the picture because no order is said of it.
fn unplaced(framework: &Framework, placed: &BTreeSet<End>) -> Option<String> {
    let components = framework.components_in_play().filter(|(id, _)| !placed.contains(&Thing::Component(*id).into()));
    let ids: Vec<&str> = components.map(|(_, component)| component.entry.id.as_str()).collect();
    let (are, them) =
        if ids.len() == 1 { ("1 provision is", "it") } else { (&*format!("{} provisions are", ids.len()), "them") };
    (!ids.is_empty()).then(|| format!("{are} not drawn, because no order is said of {them}: {}", some(&ids)))
}
