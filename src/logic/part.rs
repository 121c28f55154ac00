//! Parts of a theory that share no unknown: each is solved alone, and the packages of the whole are their product.

use std::collections::BTreeSet;

use petgraph::unionfind::UnionFind;

use super::{
    fixed::Fixed,
    prop::{Atom, Instant, Prop},
    theory::{Dimension, Measure, Theory, Unknowns},
};

/// A theory after what is plainly so has been put in, split into independent parts.
pub(super) struct Parts<'a> {
    pub theory: &'a Theory,
    /// What is left of each rule.
    pub left: Vec<Prop>,
    pub each: Vec<Part>,
    /// Rules about the signature alone: they belong to every part.
    pub frame: Vec<usize>,
    fixed: Fixed,
    /// The part of each unknown.
    part_of: Vec<Option<usize>>,
    /// The part in which the unknown day of the signature meets dates.
    dated: Option<usize>,
    unknowns: Unknowns,
}

/// Places in the lists of the theory, ascending.
#[derive(Debug, Default)]
pub(super) struct Part {
    pub rules: Vec<usize>,
    pub dimensions: Vec<usize>,
}

impl Unknowns {
    fn count(self) -> usize {
        self.switches + self.ranks + self.instants
    }

    fn place_of(self, measure: Measure) -> usize {
        match measure {
            Measure::Switch(switch) => switch.0 as usize,
            Measure::Rank(rank) => self.switches + rank.index as usize,
        }
    }

    /// The unknowns of an atom. The origin of dates is known; the signature is shared by all.
    fn places(self, atom: Atom) -> impl Iterator<Item = usize> {
        let instant = |it: Instant| {
            (it != Instant::ORIGIN && it != Instant::SIGNATURE).then_some(self.switches + self.ranks + it.0 as usize)
        };
        let pair = match atom {
            Atom::Is(switch) => [Some(switch.0 as usize), None],
            Atom::AtLeast(rank, _) => [Some(self.switches + rank.index as usize), None],
            Atom::Earlier(a, b) | Atom::Gap(a, b, _) => [instant(a), instant(b)],
        };
        pair.into_iter().flatten()
    }
}

impl<'a> Parts<'a> {
    pub(super) fn split(theory: &'a Theory) -> Self {
        let unknowns = theory.unknowns;
        let (fixed, left) = Fixed::settle(theory);
        let mut parts = Self {
            theory,
            left,
            each: Vec::new(),
            frame: Vec::new(),
            fixed,
            part_of: Vec::new(),
            dated: None,
            unknowns,
        };
        let mut union = parts.join_rules();
        let dated = if theory.signature_known { None } else { parts.join_dated(&mut union) };
        parts.gather(&union, dated);
        parts
    }

    /// A proposition after what is plainly so has been put in.
    pub(super) fn simplify(&self, prop: &Prop) -> Prop {
        self.fixed.simplify(prop)
    }

    /// A dimension, simplified.
    pub(super) fn dimension(&self, index: usize) -> Dimension {
        let dimension = &self.theory.dimensions[index];
        Dimension { given: self.simplify(&dimension.given), ..dimension.clone() }
    }

    fn join_rules(&self) -> UnionFind<usize> {
        let mut union = UnionFind::new(self.unknowns.count());
        for prop in &self.left {
            join(&mut union, &self.places_in(prop));
        }
        for dimension in &self.theory.dimensions {
            let mut places = self.places_in(&self.simplify(&dimension.given));
            places.push(self.unknowns.place_of(dimension.of));
            join(&mut union, &places);
        }
        union
    }

    /// A part that knows the signature and no date can be moved in time as a whole, wherever the signature falls: it stays apart.
    /// Those that also know dates together fix the day of the signature.
    fn join_dated(&self, union: &mut UnionFind<usize>) -> Option<usize> {
        let mut marks = vec![(false, false); self.unknowns.count()];
        for prop in &self.left {
            let Some(&first) = self.places_in(prop).first() else { continue };
            let mark = &mut marks[union.find_mut(first)];
            prop.visit(&mut |atom| {
                mark.0 |= mentions(atom, Instant::SIGNATURE);
                mark.1 |= mentions(atom, Instant::ORIGIN);
            });
        }
        let both: Vec<usize> = (0..marks.len()).filter(|&place| marks[place] == (true, true)).collect();
        join(union, &both);
        both.first().copied()
    }

    fn gather(&mut self, union: &UnionFind<usize>, dated: Option<usize>) {
        let mut part_of_root = vec![None; self.unknowns.count()];
        for index in 0..self.left.len() {
            match self.places_in(&self.left[index]).first() {
                Some(&place) => {
                    let part = self.part_at(&mut part_of_root, union.find(place));
                    self.each[part].rules.push(index);
                }
                None if self.left[index] == Prop::TRUE => {}
                // Ruled out by what other rules fix: a part that is nothing but impossible.
                None if self.left[index] == Prop::FALSE => {
                    self.each.push(Part { rules: vec![index], dimensions: Vec::new() });
                }
                None => self.frame.push(index),
            }
        }
        for index in 0..self.theory.dimensions.len() {
            let dimension = &self.theory.dimensions[index];
            if self.varies(dimension) {
                let part = self.part_at(&mut part_of_root, union.find(self.unknowns.place_of(dimension.of)));
                self.each[part].dimensions.push(index);
            }
        }
        self.part_of = (0..self.unknowns.count()).map(|place| part_of_root[union.find(place)]).collect();
        self.dated = dated.and_then(|place| self.part_of[place]);
    }

    fn part_at(&mut self, part_of_root: &mut [Option<usize>], root: usize) -> usize {
        *part_of_root[root].get_or_insert_with(|| {
            self.each.push(Part::default());
            self.each.len() - 1
        })
    }

    /// Whether packages can differ by it at all.
    fn varies(&self, dimension: &Dimension) -> bool {
        match dimension.of {
            Measure::Switch(switch) => self.fixed.rule(switch).is_none(),
            Measure::Rank(_) => self.simplify(&dimension.given) != Prop::FALSE,
        }
    }

    /// How many unknowns there are.
    pub(super) fn unknowns(&self) -> usize {
        self.unknowns.count()
    }

    /// The unknowns that a proposition speaks of, by their places.
    pub(super) fn places_in(&self, prop: &Prop) -> Vec<usize> {
        let mut places = Vec::new();
        prop.visit(&mut |atom| places.extend(self.unknowns.places(atom)));
        places
    }

    /// The parts that some propositions speak of.
    pub(super) fn spoken_of(&self, props: &[&Prop]) -> Vec<usize> {
        let mut found = BTreeSet::new();
        let (mut signature, mut origin) = (false, false);
        let mut see = |atom| {
            signature |= mentions(atom, Instant::SIGNATURE);
            origin |= mentions(atom, Instant::ORIGIN);
        };
        for prop in props {
            found.extend(self.places_in(prop).into_iter().filter_map(|place| self.part_of[place]));
            prop.visit(&mut see);
        }
        for &part in &found {
            self.each[part].rules.iter().for_each(|&rule| self.left[rule].visit(&mut see));
        }
        if signature && origin {
            found.extend(self.dated);
        }
        found.into_iter().collect()
    }

    /// Whether an unknown belongs to one of the parts.
    pub(super) fn belongs(&self, atom: Atom, parts: &[usize]) -> bool {
        self.unknowns.places(atom).any(|place| self.part_of[place].is_some_and(|part| parts.contains(&part)))
    }

    /// The rules of these parts, and those by which the switches they mention are fixed.
    pub(super) fn rules_behind(&self, parts: &[usize], props: &[&Prop]) -> Vec<usize> {
        let of_parts = parts.iter().flat_map(|&part| &self.each[part].rules);
        self.with_fixing(self.frame.iter().chain(of_parts).copied(), props)
    }

    /// The rules that are nobody's clause, of the parts that some rules and a proposition speak of, or by which a switch in these is fixed.
    pub(super) fn meanings_of(&self, rules: &[usize], prop: &Prop) -> Vec<usize> {
        let props = || rules.iter().map(|&rule| &self.theory.rules[rule].prop).chain([prop]);
        let about: BTreeSet<usize> =
            props().flat_map(|prop| self.places_in(prop)).filter_map(|place| self.part_of[place]).collect();
        let about: Vec<usize> = about.into_iter().collect();
        let behind = self.rules_behind(&about, &props().collect::<Vec<_>>()).into_iter();
        behind.filter(|&rule| self.theory.rules[rule].reason.is_none()).collect()
    }

    /// Some rules, and those by which the switches that they and the propositions mention are fixed.
    pub(super) fn with_fixing(&self, rules: impl Iterator<Item = usize>, props: &[&Prop]) -> Vec<usize> {
        let mut found: BTreeSet<usize> = rules.collect();
        let mut open: Vec<usize> = found.iter().copied().collect();
        for prop in props {
            open.extend(self.fixing(prop));
        }
        found.extend(&open);
        while let Some(rule) = open.pop() {
            for cause in self.fixing(&self.theory.rules[rule].prop) {
                if found.insert(cause) {
                    open.push(cause);
                }
            }
        }
        found.into_iter().collect()
    }

    fn fixing(&self, prop: &Prop) -> Vec<usize> {
        let mut rules = Vec::new();
        prop.visit(&mut |atom| {
            if let Atom::Is(switch) = atom {
                rules.extend(self.fixed.rule(switch));
            }
        });
        rules
    }
}

fn join(union: &mut UnionFind<usize>, places: &[usize]) {
    for pair in places.windows(2) {
        union.union(pair[0], pair[1]);
    }
}

fn mentions(atom: Atom, instant: Instant) -> bool {
    matches!(atom, Atom::Earlier(a, b) | Atom::Gap(a, b, _) if a == instant || b == instant)
}
