//! What of a view is wanted: the figures that pass every filter, and the lines between them.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    facts,
    picture::{End, Figure, Line, Shape},
    views::Drawing,
    wanted::{Refusal, Wanted},
    ways::Ways,
};
use crate::{
    document::nearest,
    framework::{Aspect, Framework, Thing},
};

/// Leaves out what is not wanted, and says so.
pub(super) fn narrow(framework: &Framework, drawing: Drawing, wanted: &Wanted) -> Result<Drawing, Refusal> {
    if wanted.in_words().is_empty() {
        return Ok(drawing);
    }
    known_party(framework, wanted)?;
    known_phase(framework, wanted)?;
    let kept = kept(framework, &drawing, &of_figures(wanted))?;
    let total = drawing.figures.iter().filter(|figure| !is_junction(figure)).count();
    let mut narrowed = keep(drawing, &kept);
    let left = narrowed.figures.iter().filter(|figure| !is_junction(figure)).count();
    let way_out = match wanted.filters().len() {
        _ if left > 0 || (total == 0 && of_figures(wanted) == *wanted) => "",
        1 => "; nothing passes that",
        _ => "; nothing passes all of these together, leave one out",
    };
    // What parties have to do is chosen before they are drawn.
    let of = if of_figures(wanted) == *wanted {
        format!("{left} of {total} figures")
    } else {
        format!("{left} figure{}", if left == 1 { "" } else { "s" })
    };
    narrowed.notes.insert(0, format!("Shown: {of} ({}){way_out}", wanted.in_words()));
    Ok(narrowed)
}

fn known_party(framework: &Framework, wanted: &Wanted) -> Result<(), Refusal> {
    let Some(id) = &wanted.party else { return Ok(()) };
    let ids = || framework.parties.iter().map(|(_, party)| party.entry.id.as_str());
    if ids().any(|known| known == id) {
        return Ok(());
    }
    Err(Refusal::UnknownId { id: id.clone(), nearest: nearest(id, ids()).map(str::to_owned) })
}

/// What is wanted of figures: where only parties are drawn, phase, kind and findings are about what they have to do.
fn of_figures(wanted: &Wanted) -> Wanted {
    match wanted.aspect {
        Aspect::Parties => Wanted { phase: None, kind: None, findings_only: false, ..wanted.clone() },
        _ => wanted.clone(),
    }
}

fn known_phase(framework: &Framework, wanted: &Wanted) -> Result<(), Refusal> {
    let Some(phase) = &wanted.phase else { return Ok(()) };
    let mut known: Vec<&str> = Vec::new();
    for other in framework.components.ids().filter_map(|id| facts::phase(framework, id)) {
        if !known.contains(&other) {
            known.push(other);
        }
    }
    if known.contains(&phase.as_str()) {
        return Ok(());
    }
    Err(Refusal::UnknownPhase { phase: phase.clone(), known: known.join(", ") })
}

fn kept(framework: &Framework, drawing: &Drawing, wanted: &Wanted) -> Result<BTreeSet<End>, Refusal> {
    let ways = Ways::of(framework, drawing);
    let end = |id: &String| find(framework, drawing, id, wanted);
    let mut kept: BTreeSet<End> = drawing.figures.iter().map(|figure| figure.end).collect();
    if let Some(id) = &wanted.focus {
        let near = ways.within(end(id)?, wanted.depth());
        kept.retain(|end| near.contains(end));
    }
    if let Some([one, other]) = &wanted.between {
        let between = ways.between(end(one)?, end(other)?);
        let between = between.ok_or_else(|| Refusal::Apart(one.clone(), other.clone()))?;
        kept.retain(|end| between.contains(end));
    }
    let judged = Judged::new(drawing, wanted, &ways);
    kept.retain(|end| judged.verdict(*end) != Some(false));
    if judged.is_asked() {
        let followed = ways.followed(kept.iter().copied().filter(|end| judged.verdict(*end) == Some(true)));
        kept.retain(|end| judged.verdict(*end) == Some(true) || followed.contains(end));
        prune(&mut kept, drawing, &ways, &judged);
    }
    Ok(kept)
}

/// Takes out the signs of conditions of which either end is gone, and what hung on nothing else.
fn prune(kept: &mut BTreeSet<End>, drawing: &Drawing, ways: &Ways, judged: &Judged<'_>) {
    let signs: BTreeSet<End> =
        drawing.figures.iter().filter(|figure| figure.shape == Shape::Junction).map(|figure| figure.end).collect();
    loop {
        let before = kept.clone();
        kept.retain(|&end| {
            judged.verdict(end) == Some(true)
                || if signs.contains(&end) { ways.leads_on(end, &before) } else { ways.is_tied(end, &before) }
        });
        if kept.len() == before.len() {
            return;
        }
    }
}

/// The figure that an id means: a step's component, or of a party or position the figure that bears its id.
fn find(framework: &Framework, drawing: &Drawing, id: &str, wanted: &Wanted) -> Result<End, Refusal> {
    let names = [id.to_owned(), format!("party:{id}"), format!("position:{id}")];
    let found = names.iter().find_map(|name| {
        drawing.figures.iter().find(|figure| figure.parts().any(|part| part.name == *name)).map(|figure| figure.end)
    });
    found.ok_or_else(|| {
        let ids = all_ids(framework);
        if ids.contains(id) {
            return Refusal::NotInView { id: id.to_owned(), view: wanted.aspect.word() };
        }
        Refusal::UnknownId { id: id.to_owned(), nearest: nearest(id, ids).map(str::to_owned) }
    })
}

fn all_ids(framework: &Framework) -> BTreeSet<&str> {
    let things = (framework.components.ids().map(Thing::Component))
        .chain(framework.steps.ids().map(Thing::Step))
        .chain(framework.choices.ids().map(Thing::Choice))
        .chain(framework.issues.ids().map(Thing::Issue))
        .chain(framework.events.ids().map(Thing::Event))
        .chain([Thing::Plan, Thing::Signature]);
    let parties = framework.parties.iter().map(|(_, party)| party.entry.id.as_str());
    let positions = framework.positions.iter().map(|(_, position)| position.entry.id.as_str());
    things.map(|thing| thing.id(framework)).chain(parties).chain(positions).collect()
}

/// Which figures the filters by party, phase, kind and findings are about, and which of those pass all of them.
struct Judged<'a> {
    wanted: &'a Wanted,
    verdicts: BTreeMap<End, bool>,
}

impl<'a> Judged<'a> {
    fn new(drawing: &Drawing, wanted: &'a Wanted, ways: &Ways) -> Self {
        let own = |figure: &&Figure| {
            matches!(figure.end, End::Party(_))
                && wanted.party.as_ref().is_some_and(|id| figure.facts.parties.contains(id))
        };
        let near = drawing.figures.iter().find(own).map(|figure| ways.within(figure.end, 1)).unwrap_or_default();
        let mut verdicts = BTreeMap::new();
        for figure in &drawing.figures {
            let answers = [
                by_party(figure, wanted, &near),
                by_phase(figure, wanted),
                by_kind(figure, wanted),
                by_findings(figure, wanted),
            ];
            if let Some(verdict) = answers.into_iter().flatten().reduce(|one, other| one && other) {
                verdicts.insert(figure.end, verdict);
            }
        }
        Self { wanted, verdicts }
    }

    fn is_asked(&self) -> bool {
        let wanted = self.wanted;
        wanted.party.is_some() || wanted.phase.is_some() || wanted.kind.is_some() || wanted.findings_only
    }

    /// `None`: the filters are not about it, and it goes with what it is joined to.
    fn verdict(&self, end: End) -> Option<bool> {
        self.verdicts.get(&end).copied()
    }
}

fn by_party(figure: &Figure, wanted: &Wanted, near: &BTreeSet<End>) -> Option<bool> {
    let id = wanted.party.as_ref()?;
    match figure.end {
        End::Junction(_) | End::Thing(Thing::Issue(_) | Thing::Plan | Thing::Signature) => None,
        End::Party(_) => Some(figure.facts.parties.contains(id) || near.contains(&figure.end)),
        End::Thing(Thing::Choice(_) | Thing::Event(_)) if figure.facts.parties.is_empty() => None,
        _ => Some(figure.facts.parties.contains(id)),
    }
}

fn by_phase(figure: &Figure, wanted: &Wanted) -> Option<bool> {
    let phase = wanted.phase.as_ref()?;
    is_of_text(figure).then(|| figure.facts.phase.as_ref() == Some(phase))
}

fn by_kind(figure: &Figure, wanted: &Wanted) -> Option<bool> {
    let kind = wanted.kind?;
    is_of_text(figure).then(|| figure.facts.kind == Some(kind))
}

fn by_findings(figure: &Figure, wanted: &Wanted) -> Option<bool> {
    let judged = wanted.findings_only && (is_of_text(figure) || matches!(figure.end, End::Statement(_)));
    judged.then(|| figure.parts().any(|part| part.findings.worst().is_some()))
}

fn is_of_text(figure: &Figure) -> bool {
    matches!(figure.end, End::Thing(Thing::Component(_) | Thing::Step(_) | Thing::Choice(_)))
}

fn is_junction(figure: &Figure) -> bool {
    matches!(figure.end, End::Junction(_))
}

/// The drawing without the rest. Where a part of an `or` or `and` is left out, its sign shows that there is more.
fn keep(drawing: Drawing, kept: &BTreeSet<End>) -> Drawing {
    let parts: BTreeMap<End, End> =
        drawing.figures.iter().flat_map(|figure| figure.parts().map(|part| (part.end, figure.end))).collect();
    let is_kept = |end: End| parts.get(&end).is_some_and(|whole| kept.contains(whole));
    let (lines, cut): (Vec<Line>, Vec<Line>) =
        drawing.lines.into_iter().partition(|line| is_kept(line.from) && is_kept(line.to));
    let opened: BTreeSet<End> = cut.iter().flat_map(|line| [line.from, line.to]).collect();
    let mut figures: Vec<Figure> = drawing.figures.into_iter().filter(|figure| kept.contains(&figure.end)).collect();
    for figure in figures.iter_mut().filter(|figure| figure.shape == Shape::Junction && opened.contains(&figure.end)) {
        figure.title.push_str(" …");
    }
    Drawing { figures, lines, notes: drawing.notes }
}
