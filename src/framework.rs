//! The typed model: parties, issues, components and positions whose names have become ids.

mod amend;
mod arena;
mod component;
mod formula;
mod issue;
mod kind;
mod oversight;
mod package;
mod party;
mod position;
mod resolve;
mod scenario;
mod suppose;

use serde::Deserialize;

pub use arena::{Arena, Id};
pub use component::{Allow, Choice, Component, Duty, Form, Nature, Provision, Settles, Step, Takes};
pub use formula::{Condition, Day, Formula, Literal, Point, Stop, Thing};
pub use issue::{Event, Issue, Value, Values};
pub use kind::{
    Activation, BodyTerms, CrimesTerms, DefaultDecision, Effect, GuaranteeTerms, Kind, LineTerms, Open, PartyOrBody,
    Power, ReliefTerms, Response, SnapbackTerms, Terms, TieBreak, WithdrawalTerms,
};
pub use oversight::Oversight;
pub use package::Package;
pub use party::{DecisionRule, Party, PartyKind};
pub use position::{Denied, Position, Reporter, Stance, Status};
pub use resolve::{MAX_COMPONENTS, Supposed, Target, party_asked, resolve, supposed, target};
pub use scenario::{Aspect, CheckLevel, Choosing, Chosen, Expectation, Expected, Narrowed, Scenario, View};

use crate::{
    calendar::{Hedge, PartialDate},
    source::{Span, Spanned},
};

pub type PartyId = Id<Party>;
pub type IssueId = Id<Issue>;
pub type EventId = Id<Event>;
pub type ComponentId = Id<Component>;
pub type StepId = Id<Step>;
pub type ChoiceId = Id<Choice>;
pub type SourceId = Id<Source>;
pub type PositionId = Id<Position>;

/// What every definition has.
#[derive(Clone, Debug)]
pub struct Entry {
    /// As it stands in the files.
    pub id: String,
    /// Where the id is defined.
    pub at: Span,
    pub title: Option<String>,
    pub note: Option<String>,
    pub sources: Vec<Spanned<SourceId>>,
}

impl Entry {
    /// The title, or the id where there is none.
    pub fn name(&self) -> &str {
        self.title.as_deref().unwrap_or(&self.id)
    }
}

/// One proposal, with what is known of the conflict and the question asked of it.
#[derive(Clone, Debug, Default)]
pub struct Framework {
    /// The `[framework]` table; `None` for a dossier.
    pub heading: Option<Heading>,
    pub scenario: Option<Scenario>,
    pub parties: Arena<Party>,
    pub issues: Arena<Issue>,
    pub events: Arena<Event>,
    pub sources: Arena<Source>,
    pub components: Arena<Component>,
    pub steps: Arena<Step>,
    pub choices: Arena<Choice>,
    pub positions: Arena<Position>,
    pub views: Vec<View>,
    pub levels: Vec<CheckLevel>,
    /// Sources, parties, issues and events that nothing refers to: their ids and places.
    pub unused: Vec<Unused>,
}

impl Framework {
    /// The title of the scenario, else of the proposal; `None` where neither has one.
    pub fn title(&self) -> Option<&str> {
        let scenario = self.scenario.as_ref().map(|scenario| scenario.title.as_str());
        let heading = self.heading.as_ref().map(|heading| heading.title.as_str());
        scenario.into_iter().chain(heading).find(|title| !title.is_empty())
    }

    /// The definition of a thing; `None` for the plan and the signature.
    pub fn entry(&self, thing: Thing) -> Option<&Entry> {
        Some(match thing {
            Thing::Component(id) => &self.components[id].entry,
            Thing::Step(id) => &self.steps[id].entry,
            Thing::Choice(id) => &self.choices[id].entry,
            Thing::Issue(id) => &self.issues[id].entry,
            Thing::Event(id) => &self.events[id].entry,
            Thing::Plan | Thing::Signature => return None,
        })
    }

    /// Whether it proposes nothing and only holds what is known of a conflict.
    pub fn is_dossier(&self) -> bool {
        self.heading.is_none() && self.components.is_empty()
    }

    /// The newest date of any source.
    pub fn newest_source(&self) -> Option<PartialDate> {
        let dates = self.sources.iter().filter_map(|(_, source)| source.date).map(|date| date.value);
        // What is only known to lie before a day may lie long before it.
        dates.filter(|date| date.hedge != Hedge::Before).max_by_key(|date| date.first)
    }

    /// What every component says, then what every step says, left out or not.
    pub fn provisions(&self) -> impl Iterator<Item = &Provision> {
        let components = self.components.iter().map(|(_, component)| &component.provision);
        components.chain(self.steps.iter().map(|(_, step)| &step.provision))
    }

    /// The component that a component or step belongs to.
    pub fn component_of(&self, thing: Thing) -> Option<ComponentId> {
        match thing {
            Thing::Component(id) => Some(id),
            Thing::Step(id) => Some(self.steps[id].component),
            _ => None,
        }
    }

    /// What a component says, then what its steps say, but for those taken out.
    pub fn provisions_of(&self, id: ComponentId) -> impl Iterator<Item = &Provision> {
        let steps = self.components[id].steps.iter().map(|&step| &self.steps[step]).filter(|step| !step.dropped);
        std::iter::once(&self.components[id].provision).chain(steps.map(|step| &step.provision))
    }

    /// Whether a component is in no package because it was taken out, or because the scenario chose otherwise.
    pub fn left_out(&self, id: ComponentId) -> bool {
        let component = &self.components[id];
        let chosen = self.scenario.iter().flat_map(|scenario| &scenario.choose);
        let chosen_away = chosen.map(|chosen| &chosen.what).any(|what| match what {
            Choosing::Component(other, included) => *other == id && !included,
            Choosing::Choice(choice, member) => component.choice == Some(*choice) && *member != Some(id),
            Choosing::Issue(..) => false,
        });
        component.dropped || chosen_away
    }

    /// The components that were not left out.
    pub fn components_in_play(&self) -> impl Iterator<Item = (ComponentId, &Component)> {
        self.components.iter().filter(|(id, _)| !self.left_out(*id))
    }

    /// The steps that were not left out, by themselves or with their components.
    pub fn steps_in_play(&self) -> impl Iterator<Item = (StepId, &Step)> {
        self.steps.iter().filter(|(_, step)| !step.dropped && !self.left_out(step.component))
    }

    /// Whether the scenario has settled if a component is in.
    pub fn chosen(&self, id: ComponentId) -> bool {
        let component = &self.components[id];
        self.scenario.iter().flat_map(|scenario| &scenario.choose).any(|chosen| match &chosen.what {
            Choosing::Component(other, _) => *other == id,
            Choosing::Choice(choice, _) => component.choice == Some(*choice),
            Choosing::Issue(..) => false,
        })
    }
}

/// A definition that nothing refers to.
#[derive(Clone, Debug)]
pub struct Unused {
    /// "a party", "an issue" and so on.
    pub sort: &'static str,
    pub id: String,
    pub at: Span,
}

/// The `[framework]` table.
#[derive(Clone, Debug)]
pub struct Heading {
    pub title: String,
    pub at: Span,
    pub summary: Option<String>,
    pub note: Option<String>,
    pub sources: Vec<Spanned<SourceId>>,
    /// Of the text.
    pub date: Option<Spanned<PartialDate>>,
    /// Day 0; `None`: unknown.
    pub signed: Option<Spanned<PartialDate>>,
    pub status: Option<Spanned<FrameworkStatus>>,
    pub proposed_by: Vec<Spanned<PartyId>>,
    /// `None`: unknown.
    pub signatories: Option<Vec<Spanned<PartyId>>>,
    /// `None`: unknown.
    pub belligerents: Option<Vec<Spanned<PartyId>>>,
    /// Formulas that bind the proposal as a whole.
    pub requires: Vec<Spanned<Formula>>,
}

/// How far a proposal has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FrameworkStatus {
    Proposal,
    Draft,
    Signed,
    InForce,
    Lapsed,
}

impl FrameworkStatus {
    /// The word for it in files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Proposal => "proposal",
            Self::Draft => "draft",
            Self::Signed => "signed",
            Self::InForce => "in-force",
            Self::Lapsed => "lapsed",
        }
    }
}

/// Where a fact or a statement was found.
#[derive(Clone, Debug)]
pub struct Source {
    pub entry: Entry,
    pub publisher: Option<String>,
    pub date: Option<Spanned<PartialDate>>,
    pub url: Option<String>,
    pub class: Option<Spanned<SourceClass>>,
}

/// How near a source stands to what it tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SourceClass {
    Primary,
    Established,
    Mirror,
    PartyAligned,
}

/// What a framework does with one statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// True in every outcome.
    Upheld,
    /// False in every outcome.
    Breached,
    /// It depends on choices that the draft leaves open.
    Open,
    /// It depends on what the draft does not settle.
    Silent,
}

impl Verdict {
    /// The word for it in files and reports.
    pub fn word(self) -> &'static str {
        match self {
            Self::Upheld => "upheld",
            Self::Breached => "breached",
            Self::Open => "open",
            Self::Silent => "silent",
        }
    }
}
