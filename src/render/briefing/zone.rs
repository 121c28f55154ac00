//! What would have to give, and what clashes with what; or an outcome that upholds everything.

use serde::Serialize;

use super::{
    super::text::{
        totals::counted,
        zone::{conflicts, group, repairs, statement, the_others},
    },
    touches::Touches,
};
use crate::{
    checks::{provenance, who},
    framework::{PositionId, Thing},
    logic::{Agreement, Cause, Clash, Conflict, Together},
    report::{Found, Zone},
};

/// The repairs and conflicts, or the agreement; all empty where nothing was held together.
#[derive(Default, Serialize)]
pub(super) struct Clashes<'a> {
    /// The draft's own clauses that clash, where it has no package.
    contradiction: Vec<&'a str>,
    agreement: Option<Uses<'a>>,
    /// Statements that no outcome upholds even alone.
    alone: Vec<Alone<'a>>,
    /// How a whole repair is put together.
    how: Option<String>,
    groups: Vec<Group<'a>>,
}

#[derive(Serialize)]
struct Uses<'a> {
    /// Ids and what becomes of them.
    free: Vec<(&'a str, String)>,
    presumed: Vec<(&'a str, String)>,
}

#[derive(Serialize)]
struct Alone<'a> {
    gives: String,
    said: Said,
    because: Vec<&'a str>,
    touches: String,
}

#[derive(Serialize)]
struct Group<'a> {
    heading: String,
    repairs: Vec<Gives>,
    more_repairs: Option<String>,
    conflicts: Vec<Clashing<'a>>,
    more_conflicts: Option<String>,
    /// What has to be said where not all is known.
    cut_short: Option<&'static str>,
}

#[derive(Serialize)]
struct Gives {
    gives: String,
    touches: String,
}

#[derive(Serialize)]
struct Clashing<'a> {
    said: Vec<Said>,
    because: Vec<&'a str>,
    touches: String,
}

/// One statement, with those of the same party and strength that say the same.
#[derive(Serialize)]
struct Said {
    who: String,
    sort: &'static str,
    /// Of the first.
    id: String,
    ids: String,
    says: String,
    /// Of each: who, when, how we know.
    known: Vec<String>,
}

impl Clashes<'_> {
    /// Whether something would have to give.
    pub(super) fn clash(&self) -> bool {
        !self.contradiction.is_empty() || self.how.is_some()
    }

    /// Whether some outcome upholds everything.
    pub(super) fn agree(&self) -> bool {
        self.agreement.is_some()
    }
}

pub(super) fn of(zone: &Zone) -> Clashes<'_> {
    match &zone.found {
        Found::NoPackage(none) => Clashes { contradiction: because(&none.clauses, None), ..Clashes::default() },
        Found::Together(together) => match &together.agreement {
            Some(agreement) => Clashes { agreement: Some(uses(zone, agreement)), ..Clashes::default() },
            None => clashes(zone, together),
        },
        _ => Clashes::default(),
    }
}

fn uses<'a>(zone: &'a Zone, agreement: &Agreement) -> Uses<'a> {
    let named = |uses: Vec<(Thing, String)>| uses.into_iter().map(|(thing, word)| (thing.id(&zone.framework), word));
    Uses { free: named(zone.uses(agreement)).collect(), presumed: named(zone.presumes(agreement)).collect() }
}

fn clashes<'a>(zone: &'a Zone, together: &'a Together) -> Clashes<'a> {
    let alone: Vec<Alone> = together.alone().map(|conflict| alone(zone, conflict)).collect();
    let groups: Vec<&Clash> = together.groups().collect();
    let how = match (alone.len(), groups.len()) {
        (0, 0) => None,
        (_, 0) => the_others(together).map(ToOwned::to_owned),
        (alone, groups) => repairs::one_of_each(alone, groups, together.undecided),
    };
    let of = groups.len();
    let groups = groups.into_iter().enumerate().map(|(place, clash)| of_group(zone, clash, place + 1, of));
    Clashes { alone, how, groups: groups.collect(), ..Clashes::default() }
}

fn alone<'a>(zone: &'a Zone, conflict: &'a Conflict) -> Alone<'a> {
    let said = &conflict.statements[0];
    Alone {
        gives: repairs::gives_up(&zone.framework, &[said]),
        said: Said::of(zone, said),
        because: because(&conflict.because, Some(conflicts::whatever(&zone.framework, said[0]))),
        touches: touches(zone, [said], &conflict.because),
    }
}

fn of_group<'a>(zone: &'a Zone, clash: &'a Clash, number: usize, of: usize) -> Group<'a> {
    let (repairs, conflicts) = (zone.repairs(clash), zone.conflicts(clash));
    let more = |all: usize, shown: usize, sort: &str, command: &str| {
        let more = all - shown;
        (more > 0).then(|| format!("{} not shown; `{}` lists all", counted(more, sort), zone.call(command)))
    };
    let gives = repairs.iter().map(|repair| {
        let said: Vec<&[PositionId]> = repair.statements.iter().map(Vec::as_slice).collect();
        Gives { gives: repairs::gives_up(&zone.framework, &said), touches: touches(zone, &repair.statements, &[]) }
    });
    let clashing = conflicts.iter().map(|conflict| Clashing {
        said: conflict.statements.iter().map(|said| Said::of(zone, said)).collect(),
        because: because(&conflict.because, Some(conflicts::WHATEVER)),
        touches: touches(zone, &conflict.statements, &conflict.because),
    });
    Group {
        heading: group(clash, number, of),
        repairs: gives.collect(),
        more_repairs: more(clash.repairs.len(), repairs.len(), "repair", "repairs --all"),
        conflicts: clashing.collect(),
        more_conflicts: more(clash.conflicts.len(), conflicts.len(), "conflict", "conflicts --all"),
        cut_short: cut_short(clash),
    }
}

fn cut_short(clash: &Clash) -> Option<&'static str> {
    let proven = clash.smallest_conflict && clash.smallest_repair;
    match (clash.complete, proven) {
        (true, _) => None,
        (false, true) => Some("The search was cut short: there may be more."),
        (false, false) => Some("Not proven minimal: the search was cut short, and there may be smaller ones."),
    }
}

/// What the clauses say; where there are none, the words for that.
fn because<'a>(causes: &'a [Cause], none: Option<&'static str>) -> Vec<&'a str> {
    let says = causes.iter().map(|cause| cause.says.as_str());
    says.chain(none.filter(|_| causes.is_empty())).collect()
}

fn touches<'a>(zone: &Zone, said: impl IntoIterator<Item = &'a Vec<PositionId>>, because: &[Cause]) -> String {
    let framework = &zone.framework;
    let ids = said.into_iter().flatten();
    let touches = ids.fold(Touches::default(), |touches, &id| touches.statement(framework, id));
    because.iter().fold(touches, |touches, cause| touches.thing(framework, cause.thing)).words()
}

impl Said {
    fn of(zone: &Zone, said: &[PositionId]) -> Self {
        let framework = &zone.framework;
        let position = &framework.positions[said[0]];
        Self {
            who: who(framework, said[0]),
            sort: statement::sort(position),
            id: position.entry.id.clone(),
            ids: statement::ids(framework, said),
            says: statement::wording(framework, &zone.sources, said[0]),
            known: said.iter().map(|&id| provenance(framework, id)).collect(),
        }
    }
}
