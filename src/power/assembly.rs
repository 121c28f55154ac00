//! The persons behind a decision: who really votes, and in how many ways they can take it.

use super::{
    Ballot, Banzhaf, Electorate, VoterId,
    sums::{Ways, at_least},
};

/// Voters beyond which their combinations are too many for the numbers that count them.
const MAX_PERSONS: u64 = 120;

/// Persons who vote in several places and whose votes are tried one by one.
const MAX_SHARED: usize = 12;

/// Everybody who casts a vote of their own on one decision.
#[derive(Debug)]
pub(super) struct Assembly<'a> {
    pub(super) electorate: &'a Electorate,
    /// Parties that vote by themselves, in the order of the electorate. A collective without a rule votes as one.
    pub(super) persons: Vec<VoterId>,
    /// Collectives, or the decision itself, with how many members of theirs are not named.
    unnamed: Vec<(Option<VoterId>, u64)>,
    /// Those of `persons` who vote in several places.
    pub(super) shared: Vec<VoterId>,
}

/// One who votes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Person {
    Named(VoterId),
    /// One of those not named in a collective, or in the decision itself.
    Unnamed(Option<VoterId>),
}

/// In how many ways somebody comes to say yes, and no.
type Split = (u128, u128);

impl<'a> Assembly<'a> {
    /// `None` if no rule is stated, or nothing can be counted: too many persons, or not how many.
    pub(super) fn of(electorate: &'a Electorate) -> Option<Self> {
        electorate.ballot.rule.filter(|_| !electorate.circular)?;
        let places = electorate.places();
        let ballots = electorate.ids().filter_map(|id| Some((id, electorate[id].deciding()?)));
        let ballots = ballots.filter(|(id, _)| places[id.index()] > 0).map(|(id, ballot)| (Some(id), ballot));
        let mut unnamed = Vec::new();
        for (id, ballot) in ballots.chain([(None, &electorate.ballot)]) {
            // Those who are not named cannot be told apart where their collective votes twice.
            let once = id.is_none_or(|id| places[id.index()] == 1);
            match ballot.unnamed? {
                0 => {}
                count if once => unnamed.push((id, count)),
                _ => return None,
            }
        }
        let is_person = |&id: &VoterId| electorate[id].deciding().is_none() && places[id.index()] > 0;
        let persons: Vec<_> = electorate.ids().filter(is_person).collect();
        let shared: Vec<_> = persons.iter().copied().filter(|id| places[id.index()] > 1).collect();
        let count = unnamed.iter().fold(persons.len() as u64, |all, (_, count)| all.saturating_add(*count));
        (count <= MAX_PERSONS).then_some(Self { electorate, persons, unnamed, shared })
    }

    /// How many members are not named, in all collectives together.
    pub(super) fn unnamed(&self) -> u64 {
        self.unnamed.iter().map(|(_, count)| count).sum()
    }

    /// The share of each person, and that of all together who are not named, in the cases in which one vote decides; `None` if they are too many
    /// to count.
    ///
    /// The normalised index of Banzhaf (1965), "Weighted voting doesn't work".
    pub(super) fn banzhaf(&self) -> Option<Banzhaf> {
        let mut named = Vec::with_capacity(self.persons.len());
        for &person in &self.persons {
            named.push((self.electorate[person].party, self.swings(Person::Named(person))?));
        }
        let mut unnamed = 0_u128;
        for &(of, count) in &self.unnamed {
            let swings = self.swings(Person::Unnamed(of))?.checked_mul(u128::from(count))?;
            unnamed = unnamed.checked_add(swings)?;
        }
        let all = named.iter().try_fold(unnamed, |all, (_, own)| all.checked_add(*own)).filter(|&all| all > 0)?;
        named.sort_unstable();
        let parties = named.into_iter().map(|(party, own)| (party, ratio(own, all))).collect();
        Some(Banzhaf { parties, unnamed: ratio(unnamed, all) })
    }

    /// In how many ways the others can vote so that this vote decides: more votes in favour never lose.
    fn swings(&self, person: Person) -> Option<u128> {
        Some(self.winning(person, true)? - self.winning(person, false)?)
    }

    /// In how many ways a decision is taken when one person votes so.
    fn winning(&self, person: Person, votes: bool) -> Option<u128> {
        let others: Vec<_> = self.shared.iter().copied().filter(|&id| Person::Named(id) != person).collect();
        if others.len() > MAX_SHARED {
            return None;
        }
        (0..1_u32 << others.len()).try_fold(0_u128, |all, votes_of_others| {
            let split = |id: VoterId| match others.iter().position(|&other| other == id) {
                _ if Person::Named(id) == person => sure(votes),
                Some(place) => sure(votes_of_others >> place & 1 == 1),
                None => (1, 1),
            };
            let (yes, _) = self.splits(split, person, votes)?;
            all.checked_add(yes)
        })
    }

    /// How the decision itself comes out, from how each person may vote.
    fn splits(&self, person: impl Fn(VoterId) -> Split, fixed: Person, votes: bool) -> Option<Split> {
        let mut splits: Vec<Split> = Vec::with_capacity(self.electorate.voters.len());
        let unnamed = |of| if fixed == Person::Unnamed(of) { Some(votes) } else { None };
        for id in self.electorate.ids() {
            let split = match self.electorate[id].deciding() {
                Some(ballot) => ballot_split(ballot, |member| splits[member.index()], unnamed(Some(id)))?,
                None => person(id),
            };
            splits.push(split);
        }
        ballot_split(&self.electorate.ballot, |member| splits[member.index()], unnamed(None))
    }
}

fn sure(votes: bool) -> Split {
    (u128::from(votes), u128::from(!votes))
}

/// In how many ways a collective comes to say yes and no; `fixed` is how one of those not named votes.
fn ballot_split(ballot: &Ballot, split: impl Fn(VoterId) -> Split, fixed: Option<bool>) -> Option<Split> {
    let quota = ballot.rule.map_or(0, |rule| rule.quota);
    let (mut all, mut vetoes, mut weight) = (1_u128, 1_u128, 0);
    let mut votes = Vec::with_capacity(ballot.seats.len());
    for seat in &ballot.seats {
        let (cast, not) = split(seat.voter);
        all = all.checked_mul(cast.checked_add(not)?)?;
        if seat.veto {
            vetoes = vetoes.checked_mul(cast)?;
            weight += seat.weight;
        } else {
            votes.push(Ways { weight: seat.weight, cast, not });
        }
    }
    for place in 0..ballot.unnamed.unwrap_or(0) {
        let (cast, not) = fixed.filter(|_| place == 0).map_or((1, 1), sure);
        all = all.checked_mul(cast + not)?;
        votes.push(Ways { weight: 1, cast, not });
    }
    let yes = vetoes.checked_mul(at_least(&votes, quota.saturating_sub(weight))?)?;
    Some((yes, all - yes))
}

#[expect(clippy::cast_precision_loss, reason = "a share is shown with four digits")]
fn ratio(part: u128, whole: u128) -> f64 {
    part as f64 / whole as f64
}
