//! Who can stop what: the bodies of a proposal, and what each party can stall in one package of it.

use super::{Asked, Basis, Checked, Reading, grounds::Grounds};
use crate::{
    exposure::{Exposure, Exposures},
    framework::{Activation, BodyTerms, Component, DecisionRule, Framework, Open, PartyId, PartyOrBody, Terms, Thing},
    logic::{Cause, Inquiry, Theory},
    power::{Decision, Hold, Holds, Votes},
    source::{FileId, Sources},
};

/// Who can stop what in one package of a proposal.
#[derive(Debug)]
pub struct Powers {
    pub sources: Sources,
    pub framework: Framework,
    pub basis: Basis,
    /// How many coalitions of each sort are listed.
    pub limit: usize,
    pub found: Sway,
}

/// What there is to say.
#[derive(Debug)]
pub enum Sway {
    /// So many mistakes of the files themselves come first.
    Mistakes(usize),
    /// It proposes nothing.
    Dossier,
    /// These clauses of the draft clash by themselves.
    NoPackage(Vec<Cause>),
    /// The search for a package was given up.
    GivenUp,
    Found(Box<PowersFound>),
}

/// The answer for one package.
#[derive(Debug)]
pub struct PowersFound {
    /// The draft as the package has it: nothing open, amendments put in.
    pub shown: Framework,
    /// What the package takes of each freedom that the draft leaves, in the author's order.
    pub uses: Vec<(Thing, String)>,
    /// Bodies, guarantees that are called in by a decision, and collectives with a rule, in the author's order.
    pub bodies: Vec<Body>,
    /// The parties that can stall something, in the author's order.
    pub holds: Vec<Hold>,
    /// The worst state of each party that does something or benefits from something, in the author's order.
    pub exposures: Vec<Exposure>,
    /// What they can pull.
    pub levers: Holds,
}

/// Somebody who decides with others.
#[derive(Clone, Debug)]
pub struct Body {
    pub what: Deciding,
    /// `None`: not stated.
    pub rule: Option<DecisionRule>,
    pub members: Vec<PartyId>,
    /// Members who may stay away; everything but the vetoes and the ties is told of the full body.
    pub optional: Vec<PartyId>,
    pub chair: Option<PartyId>,
    pub vetoes: Vec<PartyId>,
    /// Whether votes can be even with nothing to break the tie.
    pub can_tie: bool,
    /// `None`: no rule can be applied.
    pub votes: Option<Votes>,
}

/// What is decided by whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deciding {
    /// Whatever a body has to decide.
    Body(Thing),
    /// Whether a guarantee is called in.
    Activation(Thing),
    /// What a collective says.
    Party(PartyId),
}

impl Deciding {
    /// Its id as it stands in the files.
    pub fn id(self, framework: &Framework) -> &str {
        match self {
            Self::Body(thing) | Self::Activation(thing) => thing.id(framework),
            Self::Party(party) => &framework.parties[party].entry.id,
        }
    }
}

impl Powers {
    /// The name of the file that was asked for.
    pub fn file(&self) -> &str {
        self.sources.name(FileId::FIRST)
    }

    /// Works out who can stop what, with at most `limit` coalitions of each sort listed.
    pub fn new(reading: Reading, asked: &Asked, limit: usize) -> Self {
        let grounds = Grounds::new(reading, asked);
        let found = find(&grounds, grounds.inquiry().as_ref(), limit);
        let Grounds { sources, framework, basis, .. } = grounds;
        Self { sources, framework, basis, limit, found }
    }

    /// The same for a file of which more is asked.
    pub(super) fn of(grounds: &Grounds, inquiry: Option<&Inquiry<'_>>, limit: usize) -> Self {
        let Grounds { sources, framework, basis, .. } = grounds;
        let found = find(grounds, inquiry, limit);
        Self { sources: sources.clone(), framework: framework.clone(), basis: basis.clone(), limit, found }
    }
}

impl PowersFound {
    /// As `Powers::new` finds it, of what was checked; `None` where there is nothing to say.
    pub fn of(checked: &Checked, limit: usize) -> Option<Self> {
        checked.answer.as_ref()?;
        let theory = Theory::of(&checked.framework, &checked.basis.statements);
        match sway(&checked.framework, &Inquiry::new(&checked.framework, &theory), limit) {
            Sway::Found(found) => Some(*found),
            _ => None,
        }
    }
}

fn find(grounds: &Grounds, inquiry: Option<&Inquiry<'_>>, limit: usize) -> Sway {
    inquiry.map_or(Sway::Mistakes(grounds.mistakes), |inquiry| sway(&grounds.framework, inquiry, limit))
}

fn sway(framework: &Framework, inquiry: &Inquiry<'_>, limit: usize) -> Sway {
    if framework.is_dossier() {
        return Sway::Dossier;
    }
    if let Some(clauses) = inquiry.contradiction() {
        return Sway::NoPackage(clauses);
    }
    let Some(package) = inquiry.package() else { return Sway::GivenUp };
    let shown = framework.settled(&package);
    let levers = Holds::new(&shown);
    let holds = levers.all(&shown).into_iter().filter(|hold| !hold.stalls.is_empty()).collect();
    let worst = Exposures::of(&shown);
    let exposures = worst.parties().into_iter().map(|party| worst.worst(party)).collect();
    let (bodies, uses) = (bodies(&shown, limit), uses(framework, &shown, &package));
    Sway::Found(Box::new(PowersFound { shown, uses, bodies, holds, exposures, levers }))
}

/// What becomes of brackets, choices, open values and open fields.
fn uses(framework: &Framework, shown: &Framework, package: &crate::framework::Package) -> Vec<(Thing, String)> {
    let mut uses = Vec::new();
    for (id, component) in framework.components_in_play() {
        if component.provision.bracketed_by.is_some() && !framework.chosen(id) {
            let word = if package.has(id) { "in" } else { "left out" };
            uses.push((Thing::Component(id), word.to_owned()));
        }
    }
    for (id, choice) in framework.choices.iter() {
        let open = choice.one_of.iter().filter(|member| !framework.left_out(member.value)).count() > 1;
        let taken = choice.one_of.iter().find(|member| package.has(member.value));
        let word = taken.map_or("none of its members", |taken| framework.components[taken.value].entry.id.as_str());
        uses.extend(open.then(|| (Thing::Choice(id), word.to_owned())));
    }
    uses.extend(package.values.iter().map(|(&id, &value)| (Thing::Issue(id), shown.issues[id].word(value))));
    let field = |field: &str, place: usize| format!("taken with the {} `{field}` of its list", ordinal(place));
    uses.extend(package.terms.iter().map(|(&(id, key), &place)| (Thing::Component(id), field(key, place))));
    uses
}

fn ordinal(place: usize) -> String {
    match place {
        0 => "first".to_owned(),
        1 => "second".to_owned(),
        2 => "third".to_owned(),
        _ => format!("{}th", place + 1),
    }
}

fn bodies(shown: &Framework, limit: usize) -> Vec<Body> {
    let components = shown.components_in_play().filter(|(_, component)| component.nature.is_provision());
    let set_up = components.flat_map(|(id, component)| match component.nature.terms() {
        Terms::Body(terms) => vec![body(shown, Thing::Component(id), terms, limit)],
        Terms::Guarantee(terms) => activation(shown, Thing::Component(id), component, &terms.activated_by, limit),
        _ => Vec::new(),
    });
    let parties = shown.parties.ids().filter(|&party| shown.parties[party].decides_by.is_some());
    set_up.chain(parties.map(|party| collective(shown, party, limit))).collect()
}

fn body(shown: &Framework, thing: Thing, terms: &BodyTerms, limit: usize) -> Body {
    let ids = |parties: &[crate::source::Spanned<PartyId>]| parties.iter().map(|party| party.value).collect();
    Body {
        rule: terms.decides_by.first().map(|rule| rule.value.clone()),
        members: ids(&terms.members),
        optional: ids(&terms.optional_members),
        chair: terms.chair.first().map(|chair| chair.value),
        ..decided(Deciding::Body(thing), &Decision::of_body(shown, terms), limit)
    }
}

/// A guarantee that is called in by a rule among those who give it. Where a body or party decides, that stands for itself.
fn activation(
    shown: &Framework,
    thing: Thing,
    guarantee: &Component,
    by: &Open<Activation>,
    limit: usize,
) -> Vec<Body> {
    let rules = by.iter().filter_map(|activation| match &activation.value {
        Activation::Rule(rule) => Some((rule, &activation.value)),
        _ => None,
    });
    let guarantors: Vec<_> = guarantee.provision.by.iter().map(|party| party.value).collect();
    rules
        .map(|(rule, activation)| Body {
            rule: Some(rule.clone()),
            members: guarantors.clone(),
            ..decided(Deciding::Activation(thing), &Decision::activating(shown, activation, guarantors.clone()), limit)
        })
        .collect()
}

fn collective(shown: &Framework, id: PartyId, limit: usize) -> Body {
    let party = &shown.parties[id];
    Body {
        rule: party.decides_by.as_ref().map(|rule| rule.value.clone()),
        members: shown.seats(PartyOrBody::Party(id)).into_iter().filter(|&member| member != id).collect(),
        ..decided(Deciding::Party(id), &Decision::of_party(shown, id), limit)
    }
}

fn decided(what: Deciding, decision: &Decision, limit: usize) -> Body {
    let mut vetoes = decision.vetoes();
    vetoes.retain(|&party| what != Deciding::Party(party));
    Body {
        what,
        rule: None,
        members: Vec::new(),
        optional: Vec::new(),
        chair: None,
        vetoes,
        can_tie: decision.can_tie(),
        votes: decision.votes(limit),
    }
}
