//! Which statements are in force: at a date, at a level of belief, after what retires what.

use jiff::civil::Date;

use crate::{
    finding::Level,
    framework::{Arena, Denied, Framework, Position, PositionId, Stance},
    source::Spanned,
};

/// Which statements to count.
#[derive(Clone, Debug, Default)]
pub struct Question {
    /// Later statements do not exist yet. `None`: the date of the latest statement in the files.
    pub as_of: Option<Date>,
    pub level: Level,
    /// The party no longer insists: what the statement had superseded stays retired, what it denied is back.
    pub set_aside: Vec<PositionId>,
    /// It was never said: what it retired is back.
    pub disbelieve: Vec<PositionId>,
}

/// Whether a statement is in force, and if not, why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    InForce,
    /// Made after the date asked about.
    Later,
    /// Less certain than the level asked for.
    BelowLevel,
    /// Its `until` has passed.
    Expired,
    /// A newer statement of the same party replaces it.
    Superseded {
        by: PositionId,
    },
    /// The party says that this account of its position is wrong.
    Denied {
        by: PositionId,
    },
    SetAside,
    Disbelieved,
}

impl Standing {
    /// The end of "the statement is …".
    pub fn in_words(self, framework: &Framework) -> String {
        let id = |position: PositionId| &framework.positions[position].entry.id;
        match self {
            Self::InForce => "in force".to_owned(),
            Self::Later => "later than the date asked about".to_owned(),
            Self::BelowLevel => "less certain than asked for".to_owned(),
            Self::Expired => "expired".to_owned(),
            Self::Superseded { by } => format!("superseded by `{}`", id(by)),
            Self::Denied { by } => format!("denied by `{}`", id(by)),
            Self::SetAside => "set aside".to_owned(),
            Self::Disbelieved => "disbelieved".to_owned(),
        }
    }
}

/// A `supersedes` or `denies` that has no effect, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ineffective {
    pub by: PositionId,
    pub target: Spanned<PositionId>,
    pub why: WhyIneffective,
}

/// Why a retirement has no effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyIneffective {
    OtherParty,
    MoreCertain,
    /// It was made later than what would retire it.
    Newer,
}

/// The standing of every statement.
#[derive(Clone, Debug)]
pub struct Statements {
    /// The date that was counted; `None` if no statement is dated and none was asked for.
    pub as_of: Option<Date>,
    pub level: Level,
    standings: Vec<Standing>,
    pub ineffective: Vec<Ineffective>,
    question: Question,
}

impl Statements {
    /// Sorts out what is in force.
    pub fn select(framework: &Framework, question: &Question) -> Self {
        let positions = &framework.positions;
        let as_of = question.as_of.or_else(|| latest(positions));
        let retirements = retirements(positions);
        let mut standings: Vec<_> =
            positions.iter().map(|(id, position)| own_standing(id, position, as_of, question)).collect();
        deny(&mut standings, &retirements.denials);
        for &(by, target) in &retirements.successions {
            // A statement that has ended, was set aside or was itself replaced has still replaced what it replaced.
            let said = !matches!(
                standings[by.index()],
                Standing::Later | Standing::BelowLevel | Standing::Denied { .. } | Standing::Disbelieved
            );
            if said && standings[target.index()] == Standing::InForce {
                standings[target.index()] = Standing::Superseded { by };
            }
        }
        Self {
            as_of,
            level: question.level,
            standings,
            ineffective: retirements.ineffective,
            question: question.clone(),
        }
    }

    /// The same, had `position` never been said: what it retired is back.
    #[must_use]
    pub fn disbelieving(&self, framework: &Framework, position: PositionId) -> Self {
        let mut question = self.question.clone();
        question.as_of = self.as_of;
        question.disbelieve.push(position);
        Self::select(framework, &question)
    }

    /// Whether a statement is in force, and if not, why.
    pub fn standing(&self, position: PositionId) -> Standing {
        self.standings[position.index()]
    }

    /// Whether a statement is in force.
    pub fn in_force(&self, position: PositionId) -> bool {
        self.standing(position) == Standing::InForce
    }
}

/// The last day of the latest dated statement.
fn latest(positions: &Arena<Position>) -> Option<Date> {
    positions.iter().filter_map(|(_, position)| position.date?.value.counts_from()).max()
}

fn own_standing(id: PositionId, position: &Position, as_of: Option<Date>, question: &Question) -> Standing {
    let dated = position.date.and_then(|date| date.value.counts_from());
    if question.disbelieve.contains(&id) {
        Standing::Disbelieved
    } else if dated.zip(as_of).is_some_and(|(date, as_of)| date > as_of) {
        Standing::Later
    } else if position.status.value.level() > question.level {
        Standing::BelowLevel
    } else if question.set_aside.contains(&id) {
        Standing::SetAside
    } else if position.until.zip(as_of).is_some_and(|(until, as_of)| until.value.last < as_of) {
        Standing::Expired
    } else {
        Standing::InForce
    }
}

/// Takes out what is denied. A denial that is itself denied has no effect; of two that deny each other, the first one written has.
fn deny(standings: &mut [Standing], denials: &[(PositionId, PositionId)]) {
    let mut settled = vec![false; denials.len()];
    // A denial counts once nothing that denies it is undecided, as in an order of layers; what is left then is a circle.
    while let Some(next) = next_denial(denials, &settled) {
        settled[next] = true;
        let (by, target) = denials[next];
        if matches!(standings[by.index()], Standing::InForce | Standing::Superseded { .. }) {
            standings[target.index()] = match standings[target.index()] {
                Standing::InForce => Standing::Denied { by },
                other => other,
            };
        }
    }
}

fn next_denial(denials: &[(PositionId, PositionId)], settled: &[bool]) -> Option<usize> {
    let open = || (0..denials.len()).filter(|&index| !settled[index]);
    open().find(|&index| open().all(|other| denials[other].1 != denials[index].0)).or_else(|| open().next())
}

#[derive(Default)]
struct Retirements {
    /// Who denies which account.
    denials: Vec<(PositionId, PositionId)>,
    /// What replaces what.
    successions: Vec<(PositionId, PositionId)>,
    ineffective: Vec<Ineffective>,
}

fn retirements(positions: &Arena<Position>) -> Retirements {
    let mut found = Retirements::default();
    for (by, position) in positions.iter() {
        if let Stance::Denies(denied) = &position.stance
            && let Denied::Position(target) = denied.value
        {
            match why_ineffective(position, &positions[target]) {
                None => found.denials.push((by, target)),
                Some(why) => {
                    found.ineffective.push(Ineffective { by, target: Spanned::new(target, denied.at), why });
                }
            }
        }
        for &target in &position.supersedes {
            match why_ineffective(position, &positions[target.value]) {
                None => found.successions.push((by, target.value)),
                Some(why) => found.ineffective.push(Ineffective { by, target, why }),
            }
        }
    }
    found
}

/// A statement retires only those of its own party, and none that is more certain than itself.
fn why_ineffective(newer: &Position, older: &Position) -> Option<WhyIneffective> {
    let own = older.parties.iter().all(|party| newer.parties.iter().any(|own| own.value == party.value));
    if !own {
        Some(WhyIneffective::OtherParty)
    } else if older.status.value < newer.status.value {
        Some(WhyIneffective::MoreCertain)
    } else if older.date.zip(newer.date).is_some_and(|(older, newer)| older.value.first > newer.value.last) {
        Some(WhyIneffective::Newer)
    } else {
        None
    }
}
