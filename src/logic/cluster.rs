//! All minimal conflicts and repairs of statements that hang together, without multiplying conflicts that have nothing to do with each other.
//!
//! The conflicts found so far fall into clusters that share statements. One world upholds as much as it can; each cluster is
//! then searched alone, by MARCO, in the part of that world that has to change for it (`ground`), while all else stays as it is. That is
//! cutset conditioning (Dechter and Pearl, "The cycle-cutset method for improving search performance in AI", 1987): with the values around them given, places are
//! independent. If no rule and no statement touches two places, any choice of one change in each place is a world too. So every set of statements that
//! contains no conflict found is possible: it lies in a union of one possible set from each cluster and of what no cluster speaks of. Hence there is no other
//! conflict, and the repairs are those that take one of each cluster. Clusters whose places would touch become one, and are searched together.

use std::collections::BTreeSet;

use super::{
    conflict::Tell,
    ground::{Broken, Ground, Local, Owners, Region},
    marco::{self, Answer, Ask, MinimalSet, Search, Wanted},
    prop::Prop,
    smallest,
    solve::{Budget, Exhausted},
    stand,
    together::Reach,
};
use crate::framework::PartyId;

/// What is known to be smallest of what was found: no repair takes fewer parties, or as many and fewer statements, and no conflict
/// fewer statements.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Smallest {
    pub conflict: bool,
    pub repair: bool,
}

/// What is known of one cluster.
#[derive(Debug, Default)]
pub(super) struct Cluster {
    /// The statements of its conflicts, ascending.
    pub said: Vec<usize>,
    pub repairs: Vec<Vec<usize>>,
    /// All its conflicts and repairs are known.
    pub complete: bool,
    pub smallest: Smallest,
    region: Region,
    done: bool,
}

/// What was found of some statements.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub conflicts: Vec<Vec<usize>>,
    /// A repair of each is one of the whole.
    pub clusters: Vec<Cluster>,
}

/// What is wanted, and who wants it.
#[derive(Clone, Copy)]
pub(super) struct Wishes<'w> {
    pub props: &'w [Prop],
    pub parties: &'w [Vec<PartyId>],
}

/// Looks for all conflicts and repairs among `wishes`, which are those of `whole`; `rules` must be possible by themselves.
pub(super) fn search<'b>(
    whole: &mut Wanted<'b>,
    rules: Vec<Prop>,
    wishes: Wishes<'_>,
    reach: Reach,
    budget: &'b Budget,
    tell: Tell<'_>,
) -> Found {
    let mut ground = Ground::new(rules, wishes.props);
    let mut conflicts = Vec::new();
    let all: Vec<usize> = (0..wishes.props.len()).collect();
    let unknown = Cluster { said: all, ..Cluster::default() };
    // Nothing of what is known already is lost when the budget ends.
    budget.keep(2);
    let stood = stand::stand(whole, &mut ground, wishes.props.len(), &mut conflicts, tell);
    budget.release();
    let Ok(given_up) = stood else {
        return Found { conflicts, clusters: vec![unknown] };
    };
    let parties = wishes.parties;
    let mut clusters = Clusters {
        whole: &mut *whole,
        ground: &ground,
        reach,
        budget,
        parties,
        tell,
        conflicts: &mut conflicts,
        each: Vec::new(),
    };
    if clusters.search().is_ok() {
        let clusters = clusters.each;
        return Found { conflicts, clusters };
    }
    let mut ask = |places: &[usize]| whole.ask(places);
    let mut unknown = Cluster { repairs: vec![given_up], ..unknown };
    let known = conflicts.len();
    // What the budget leaves unproven is said to be so.
    let _: Result<(), Exhausted> = unknown.find_smallest(&mut ask, &mut conflicts, parties, budget);
    conflicts[known..].iter().for_each(|conflict| tell(&MinimalSet::Conflict(conflict.clone())));
    tell(&MinimalSet::Repair(unknown.repairs[0].clone()));
    Found { conflicts, clusters: vec![unknown] }
}

struct Clusters<'s, 'b> {
    whole: &'s mut Wanted<'b>,
    ground: &'s Ground,
    reach: Reach,
    budget: &'b Budget,
    parties: &'s [Vec<PartyId>],
    tell: Tell<'s>,
    conflicts: &'s mut Vec<Vec<usize>>,
    each: Vec<Cluster>,
}

impl Clusters<'_, '_> {
    fn search(&mut self) -> Result<(), Exhausted> {
        for place in 0..self.conflicts.len() {
            self.join(place);
        }
        while let Some(place) = self.each.iter().position(|cluster| !cluster.done) {
            let cluster = self.each.swap_remove(place);
            self.look_into(cluster)?;
        }
        self.each.sort_by(|a, b| a.said.cmp(&b.said));
        Ok(())
    }

    /// Puts a conflict into one cluster with those that share statements with it.
    fn join(&mut self, conflict: usize) {
        let mut joined = Cluster { said: self.conflicts[conflict].clone(), ..Cluster::default() };
        while let Some(place) =
            self.each.iter().position(|cluster| cluster.said.iter().any(|said| joined.said.contains(said)))
        {
            joined.take_in(self.each.swap_remove(place));
        }
        self.each.push(joined);
    }

    /// All conflicts and repairs of a cluster, unless it turns out to be part of a larger one.
    fn look_into(&mut self, mut cluster: Cluster) -> Result<(), Exhausted> {
        if let Some(other) = self.each.iter().position(|other| self.bears_on(other, &cluster)) {
            let mut joined = self.each.swap_remove(other);
            joined.take_in(cluster);
            self.each.push(joined);
            return Ok(());
        }
        let (said, region) = (cluster.said.clone(), std::mem::take(&mut cluster.region));
        let others = self.owners();
        let mut local = Local::new(self.ground, &said, region, &others, self.budget);
        let ended = self.enumerate(&mut cluster, &mut local);
        self.budget.release();
        cluster.region = local.region;
        match ended {
            Ok(()) => {
                cluster.done = true;
                self.each.push(cluster);
            }
            Err(Broken::Exhausted) => return Err(Exhausted),
            Err(Broken::Touches(other)) => {
                let mut joined = self.each.swap_remove(other);
                joined.take_in(cluster);
                self.each.push(joined);
            }
            Err(Broken::Crossed(conflict)) => {
                (self.tell)(&MinimalSet::Conflict(conflict.clone()));
                self.conflicts.push(conflict);
                self.each.push(cluster);
                self.join(self.conflicts.len() - 1);
            }
        }
        Ok(())
    }

    /// Adds conflicts, and tells of them.
    fn learn(&mut self, conflicts: impl Iterator<Item = Vec<usize>>) {
        for conflict in conflicts {
            (self.tell)(&MinimalSet::Conflict(conflict.clone()));
            self.conflicts.push(conflict);
        }
    }

    /// Whether a change in the region of one cluster can make a statement of another true or false.
    fn bears_on(&self, one: &Cluster, other: &Cluster) -> bool {
        other.said.iter().any(|&said| !self.ground.spoken_of(said).is_disjoint(&one.region))
    }

    fn owners(&self) -> Owners {
        let mut owners = Owners::default();
        for (place, cluster) in self.each.iter().enumerate() {
            owners.add(place, &cluster.said, &cluster.region);
        }
        owners
    }

    /// Everything within reach. Ends early, and then incomplete, where there is more than was asked for.
    fn enumerate(&mut self, cluster: &mut Cluster, local: &mut Local<'_, '_>) -> Result<(), Broken> {
        let said = &cluster.said.clone();
        let place = |it: &usize| said.binary_search(it).ok();
        let named = |set: &Vec<usize>| -> Vec<usize> { set.iter().map(|&place| said[place]).collect() };
        let known: Vec<Vec<usize>> =
            self.conflicts.iter().filter_map(|conflict| conflict.iter().map(place).collect()).collect();
        let mut search = Search::new(said.len(), self.budget);
        known.iter().for_each(|conflict| search.know(conflict));
        let mut conflicts = known.len();
        cluster.repairs.clear();
        // Something is kept for a smallest repair, in case that not all are found.
        self.budget.keep(2);
        while conflicts <= self.reach.conflicts
            && cluster.repairs.len() <= self.reach.repairs
            && !self.budget.is_spent()
        {
            let mut ask = |places: &[usize]| ask(self.whole, self.ground, local, said, places);
            let found = search.next(&mut ask).map(|set| set.map(|set| set.map(named)));
            found.iter().flatten().for_each(self.tell);
            match found {
                Ok(Some(MinimalSet::Conflict(set))) => {
                    self.conflicts.push(set);
                    conflicts += 1;
                }
                Ok(Some(MinimalSet::Repair(set))) => cluster.repairs.push(set),
                Ok(None) => {
                    (cluster.complete, cluster.smallest) = (true, Smallest { conflict: true, repair: true });
                    break;
                }
                Err(Broken::Exhausted) => break,
                Err(broken) => return Err(broken),
            }
        }
        self.budget.release();
        cluster.repairs.truncate(self.reach.repairs);
        if cluster.complete {
            return Ok(());
        }
        if cluster.repairs.is_empty() {
            let given_up = said.iter().copied().filter(|&said| !self.ground.upheld[said]);
            cluster.repairs.push(given_up.collect());
        }
        let mut known: Vec<Vec<usize>> =
            self.conflicts.iter().filter_map(|conflict| conflict.iter().map(place).collect()).collect();
        let before = known.len();
        let parties: Vec<Vec<PartyId>> = said.iter().map(|&said| self.parties[said].clone()).collect();
        let mut ask = |places: &[usize]| ask(self.whole, self.ground, local, said, places);
        let first = cluster.repairs[0].clone();
        let mut inner = cluster.inner(&place);
        let ended = inner.find_smallest(&mut ask, &mut known, &parties, self.budget);
        cluster.smallest = inner.smallest;
        inner.repairs.truncate(self.reach.repairs);
        cluster.repairs = inner.repairs.iter().map(named).collect();
        self.learn(known[before..].iter().map(named));
        if cluster.repairs[0] != first {
            (self.tell)(&MinimalSet::Repair(cluster.repairs[0].clone()));
        }
        match ended {
            Err(Broken::Exhausted) | Ok(()) => Ok(()),
            broken => broken,
        }
    }
}

/// Whether some statements of a cluster can hold together with all others that hold in the world.
fn ask(
    whole: &mut Wanted<'_>,
    ground: &Ground,
    local: &mut Local<'_, '_>,
    said: &[usize],
    places: &[usize],
) -> Result<Answer, Broken> {
    if let Ok(inside) = local.change(places)? {
        return Ok(Answer::Possible(inside));
    }
    let asked: Vec<usize> = places.iter().map(|&place| said[place]).collect();
    if let Answer::Clash(core) = whole.ask(&asked)? {
        return Ok(Answer::Clash(core));
    }
    let others = (0..ground.upheld.len()).filter(|it| ground.upheld[*it] && said.binary_search(it).is_err());
    let all: Vec<usize> = asked.into_iter().chain(others).collect();
    if let Answer::Clash(core) = whole.ask(&all)? {
        let core = core.into_iter().map(|place| all[place]).collect();
        let mut conflict = marco::shrink(core, &mut |places: &[usize]| whole.ask(places))?;
        conflict.sort_unstable();
        return Err(Broken::Crossed(conflict));
    }
    local.widen(places)?;
    let inside = local.change(places)?;
    Ok(Answer::Possible(inside.expect("the region was widened until there was a change")))
}

impl Cluster {
    /// The same by places among its own statements.
    fn inner(&self, place: &impl Fn(&usize) -> Option<usize>) -> Self {
        let repairs = self.repairs.iter().map(|repair| repair.iter().filter_map(place).collect()).collect();
        Self { said: (0..self.said.len()).collect(), repairs, ..Self::default() }
    }

    /// Adds a smallest repair and a smallest conflict to what is known.
    fn find_smallest<E: From<Exhausted>>(
        &mut self,
        ask: &mut impl Ask<E>,
        conflicts: &mut Vec<Vec<usize>>,
        parties: &[Vec<PartyId>],
        budget: &Budget,
    ) -> Result<(), E> {
        let repair = smallest::repair(ask, conflicts, parties, budget)?;
        self.smallest.repair = true;
        if !self.repairs.contains(&repair) {
            self.repairs.insert(0, repair);
        }
        let known = conflicts.iter().map(Vec::len).min().unwrap_or(usize::MAX);
        // A statement that cannot be upheld by itself is no part of a cluster.
        if known > 2 {
            conflicts.extend(smallest::conflict(ask, self.repairs.clone(), known, self.said.len(), budget)?);
        }
        self.smallest.conflict = true;
        Ok(())
    }

    /// Becomes one with another, of which nothing is known any more but where it changes the world.
    fn take_in(&mut self, other: Self) {
        let said: BTreeSet<usize> = self.said.iter().copied().chain(other.said).collect();
        self.said = said.into_iter().collect();
        self.region.extend(other.region);
        (self.done, self.complete, self.smallest) = (false, false, Smallest::default());
        self.repairs.clear();
    }
}
