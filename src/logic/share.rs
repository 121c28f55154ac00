//! Conflicts that share statements, and the repairs of each such group.

use std::collections::BTreeSet;

use super::conflict::{Clash, Conflict};

/// Splits a clash into groups of conflicts that share statements. A repair hits every conflict, so that one repair of each
/// group is a repair of the whole, and there are no others. Of a clash that is not known completely this could not be said:
/// it stays whole. One without conflicts has no group.
pub(super) fn split(clash: Clash) -> Vec<Clash> {
    if !clash.complete {
        return vec![clash];
    }
    let mut groups = groups(clash.conflicts);
    groups.sort_by_key(|group| group.said.first().copied());
    groups.into_iter().map(|group| Clash { smallest: clash.smallest, ..group.with_repairs(&clash.repairs) }).collect()
}

struct Group {
    said: BTreeSet<usize>,
    conflicts: Vec<Conflict>,
}

fn groups(conflicts: Vec<Conflict>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for conflict in conflicts {
        let shares = |group: &Group| conflict.said.iter().any(|place| group.said.contains(place));
        let (sharing, mut apart): (Vec<Group>, Vec<Group>) = groups.into_iter().partition(shares);
        let mut joined = Group { said: conflict.said.iter().copied().collect(), conflicts: Vec::new() };
        for group in sharing {
            joined.said.extend(group.said);
            joined.conflicts.extend(group.conflicts);
        }
        joined.conflicts.push(conflict);
        apart.push(joined);
        groups = apart;
    }
    groups
}

impl Group {
    fn with_repairs(self, repairs: &[Vec<usize>]) -> Clash {
        let own = |repair: &Vec<usize>| repair.iter().copied().filter(|place| self.said.contains(place)).collect();
        let repairs: BTreeSet<Vec<usize>> = repairs.iter().map(own).collect();
        Clash { conflicts: self.conflicts, repairs: repairs.into_iter().collect(), complete: true, ..Clash::default() }
    }
}
