//! The world on which the search stands: one that upholds as much as it can, and in which little depends on what clashes.

use super::{
    conflict::Tell,
    ground::{Ground, Region},
    marco::{self, Answer, MinimalSet, Wanted},
    solve::{Assumption, Exhausted, Outcome, World},
};

/// Finds a world that upholds as much as it can, and for each statement that it does not, which it returns, a conflict that it is in.
pub(super) fn stand(
    whole: &mut Wanted<'_>,
    ground: &mut Ground,
    count: usize,
    conflicts: &mut Vec<Vec<usize>>,
    tell: Tell<'_>,
) -> Result<Vec<usize>, Exhausted> {
    let mut left: Vec<usize> = (0..count).collect();
    let mut inside = loop {
        match whole.ask(&left)? {
            Answer::Possible(inside) => break inside,
            Answer::Clash(core) => {
                let core = core.into_iter().map(|place| left[place]).collect();
                let conflict = marco::shrink(core, &mut |places: &[usize]| whole.ask(places))?;
                left.retain(|place| !conflict.contains(place));
                tell(&MinimalSet::Conflict(conflict.clone()));
                conflicts.push(conflict);
            }
        }
    };
    for place in 0..count {
        if inside[place] {
            continue;
        }
        let larger: Vec<usize> = (0..count).filter(|&other| inside[other] || other == place).collect();
        match whole.ask(&larger)? {
            Answer::Possible(more) => inside = more,
            Answer::Clash(_) if conflicts.iter().any(|conflict| conflict.contains(&place)) => {}
            Answer::Clash(core) => {
                let core = core.into_iter().map(|place| larger[place]).collect();
                let conflict = marco::shrink(core, &mut |places: &[usize]| whole.ask(places))?;
                tell(&MinimalSet::Conflict(conflict.clone()));
                conflicts.push(conflict);
            }
        }
    }
    let upheld: Vec<usize> = (0..count).filter(|&place| inside[place]).collect();
    let given_up = (0..count).filter(|&place| !inside[place]).collect();
    if let Some(world) = firm(whole, ground, &upheld, conflicts)? {
        let values = whole.values(&world, ground.unknowns());
        ground.stand_on(values, inside);
    }
    Ok(given_up)
}

/// A world that upholds some statements, and in which rules and statements hold whatever becomes of what the conflicts speak of, as far as
/// that can be. Where it can, a change in one conflict bears on nothing else, and no two conflicts on one another.
fn firm(
    whole: &mut Wanted<'_>,
    ground: &Ground,
    upheld: &[usize],
    conflicts: &[Vec<usize>],
) -> Result<Option<World>, Exhausted> {
    let free: Region = conflicts.iter().flatten().flat_map(|&said| ground.spoken_of(said)).copied().collect();
    let firm = ground.firm(&free, upheld);
    let mut firm: Vec<Assumption> = firm.iter().map(|prop| whole.selector(prop)).collect();
    loop {
        let core = match whole.solve(upheld, &firm)? {
            Outcome::Found(world) => return Ok(Some(world)),
            Outcome::Clash(core) => core,
        };
        let before = firm.len();
        let clashing = |place: usize| core.binary_search(&(upheld.len() + place)).is_ok();
        firm = (0..before).filter(|&place| !clashing(place)).map(|place| firm[place]).collect();
        // The statements can all be upheld, so that something else clashes.
        if firm.len() == before {
            return Ok(None);
        }
    }
}
