//! Every name that the files define, and what it means.

mod unknown;

use std::{
    cell::{Cell, RefCell},
    collections::{BTreeSet, HashMap},
};

use crate::{
    document::{Document, Findings, Node, Value},
    expr::{Moment, Name, RESERVED, as_id, is_kebab_case, not_an_id},
    finding::Finding,
    framework::{ComponentId, EventId, Id, IssueId, PartyId, PartyOrBody, PositionId, SourceId, StepId, Thing, Unused},
    source::{Span, Spanned},
};

/// What a name can mean. Components, steps, choices, issues and events share one name space.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Meaning {
    Party(PartyId),
    Source(SourceId),
    Position(PositionId),
    Thing(Thing),
}

impl Meaning {
    /// "a party", "an issue".
    fn what(self) -> &'static str {
        match self {
            Self::Party(_) => "a party",
            Self::Source(_) => "a source",
            Self::Position(_) => "a position",
            Self::Thing(Thing::Component(_)) => "a component",
            Self::Thing(Thing::Step(_)) => "a step",
            Self::Thing(Thing::Choice(_)) => "a choice",
            Self::Thing(Thing::Issue(_)) => "an issue",
            Self::Thing(Thing::Event(_)) => "an event",
            Self::Thing(Thing::Plan | Thing::Signature) => "a word of the language",
        }
    }
}

type Space = HashMap<String, (Meaning, Span)>;

/// The names of a document.
pub(super) struct Names<'a> {
    document: &'a Document,
    things: Space,
    parties: Space,
    sources: Space,
    positions: Space,
    /// The steps of each component, with their numbers.
    steps: HashMap<ComponentId, Vec<(StepId, &'a Node)>>,
    step_count: usize,
    used: RefCell<BTreeSet<Meaning>>,
    /// How many more names are compared with all that there are.
    guesses_left: Cell<usize>,
    findings: &'a Findings,
}

/// What an entry of a section is called.
pub(super) fn what(section: &str) -> &'static str {
    match section {
        "parties" => "a party",
        "issues" => "an issue",
        "events" => "an event",
        "sources" => "a source",
        "choices" => "a choice",
        "positions" => "a position",
        _ => "a component",
    }
}

impl<'a> Names<'a> {
    /// Collects every definition of the document.
    pub(super) fn collect(document: &'a Document, findings: &'a Findings) -> Self {
        let mut names = Self {
            document,
            things: Space::new(),
            parties: Space::new(),
            sources: Space::new(),
            positions: Space::new(),
            steps: HashMap::new(),
            step_count: 0,
            used: RefCell::default(),
            guesses_left: Cell::new(unknown::MAX_GUESSES),
            findings,
        };
        for section in crate::document::SECTIONS {
            names.section(section);
        }
        names
    }

    /// The entries of a section, in the author's order.
    pub(super) fn definitions(&self, section: &str) -> &'a [(Name, Node)] {
        match self.document.table.get(section) {
            Some((_, Node { value: Value::Table(table), .. })) => &table.entries,
            _ => &[],
        }
    }

    /// The steps of a component, each with its table.
    pub(super) fn steps_of(&self, component: ComponentId) -> &[(StepId, &'a Node)] {
        self.steps.get(&component).map_or(&[], Vec::as_slice)
    }

    fn section(&mut self, section: &'static str) {
        if let Some((_, node)) = self.document.table.get(section)
            && !matches!(node.value, Value::Table(_) | Value::Broken)
        {
            let message = format!("expected a table for each of the {section}, found {}", node.type_word());
            self.say(Finding::of("wrong_type", node.at, message).help(format!("write `[{section}.some-id]`")));
        }
        for (index, (name, node)) in self.definitions(section).iter().enumerate() {
            self.well_formed(name, what(section));
            self.define(name, meaning(section, index));
            if section == "components" {
                self.collect_steps(Id::new(index), name, node);
            }
        }
    }

    fn collect_steps(&mut self, component: ComponentId, of: &Name, node: &'a Node) {
        let Value::Table(table) = &node.value else { return };
        let Some((_, Node { value: Value::Array(steps), .. })) = table.get("steps") else { return };
        for step in steps {
            let id = StepId::new(self.step_count);
            self.step_count += 1;
            self.steps.entry(component).or_default().push((id, step));
            let Value::Table(table) = &step.value else { continue };
            let Some((_, Node { value: Value::Text { text, .. }, at })) = table.get("id") else { continue };
            self.well_formed(&Spanned::new(text.clone(), *at), "a step");
            if Moment::ALL.iter().any(|moment| moment.word() == text) {
                let message = format!("a step cannot be called `{text}`: `{}.{text}` is a point in time", of.value);
                self.say(Finding::of("syntax", *at, message).help("give the step another id"));
            }
            self.define(&Spanned::new(format!("{}.{text}", of.value), *at), Meaning::Thing(Thing::Step(id)));
        }
    }

    fn well_formed(&self, name: &Name, what: &str) {
        let id = &name.value;
        if RESERVED.contains(&id.as_str()) {
            let message = format!("`{id}` means something in expressions, so {what} cannot be called that");
            self.say(Finding::of("syntax", name.at, message).help("give it another id"));
        } else if !is_kebab_case(id) {
            let finding = Finding::of("syntax", name.at, not_an_id(id));
            let meant = as_id(id);
            self.say(if is_kebab_case(&meant) { finding.help(format!("write `{meant}`")) } else { finding });
        }
    }

    fn define(&mut self, name: &Name, meaning: Meaning) {
        let space = match meaning {
            Meaning::Party(_) => &mut self.parties,
            Meaning::Source(_) => &mut self.sources,
            Meaning::Position(_) => &mut self.positions,
            Meaning::Thing(_) => &mut self.things,
        };
        match space.get(&name.value) {
            None => {
                space.insert(name.value.clone(), (meaning, name.at));
                // A misspelt id has been said; whoever writes it as it should be means the same.
                let parts: Vec<_> = name.value.split('.').map(as_id).collect();
                space.entry(parts.join(".")).or_insert((meaning, name.at));
            }
            Some(&(first, at)) => {
                let message = format!("`{}` is defined twice", name.value);
                self.say(
                    Finding::of("duplicate_definition", name.at, message)
                        .label(at, format!("first here, as {}", first.what()))
                        .help("components, steps, choices, issues and events share their names; give one of the two another id"),
                );
            }
        }
    }

    fn say(&self, finding: Finding) {
        self.findings.borrow_mut().push(finding);
    }

    /// The party that is meant; a finding if there is none.
    pub(super) fn party(&self, name: &Name) -> Option<Spanned<PartyId>> {
        match self.parties.get(&name.value) {
            Some(&(Meaning::Party(id), _)) => Some(Spanned::new(self.used(Meaning::Party(id), id), name.at)),
            _ => self.unknown(name, "a party", &[&self.parties], |_| true),
        }
    }

    /// The source that is meant; a finding if there is none.
    pub(super) fn source(&self, name: &Name) -> Option<Spanned<SourceId>> {
        match self.sources.get(&name.value) {
            Some(&(Meaning::Source(id), _)) => Some(Spanned::new(self.used(Meaning::Source(id), id), name.at)),
            _ => self.unknown(name, "a source", &[&self.sources], |_| true),
        }
    }

    /// The position that is meant; a finding if there is none.
    pub(super) fn position(&self, name: &Name) -> Option<Spanned<PositionId>> {
        self.known_position(name).or_else(|| self.unknown(name, "a position", &[&self.positions], |_| true))
    }

    /// Says that a name is neither a position nor a component.
    pub(super) fn unknown_denied(&self, name: &Name) {
        let wanted = "a position, a component or `plan`";
        self.unknown::<()>(name, wanted, &[&self.positions, &self.things], |meaning| {
            matches!(meaning, Meaning::Position(_) | Meaning::Thing(Thing::Component(_)))
        });
    }

    /// Whether there is a thing of that name to ask about; a finding if there is none.
    pub(super) fn known_target(&self, name: &Name) -> Option<()> {
        if let Some((Meaning::Thing(_), _)) = self.things.get(&name.value) {
            return Some(());
        }
        let wanted = "a position, a component or another thing to ask about";
        self.unknown(name, wanted, &[&self.positions, &self.things], |_| true)
    }

    /// The component or plan that is meant, if there is one.
    pub(super) fn known_component_or_plan(&self, name: &Name) -> Option<Thing> {
        if name.value == "plan" {
            return Some(Thing::Plan);
        }
        match self.things.get(&name.value)?.0 {
            Meaning::Thing(thing @ Thing::Component(_)) => Some(self.used(Meaning::Thing(thing), thing)),
            _ => None,
        }
    }

    /// The position that is meant, if there is one.
    pub(super) fn known_position(&self, name: &Name) -> Option<Spanned<PositionId>> {
        match self.positions.get(&name.value) {
            Some(&(Meaning::Position(id), _)) => Some(Spanned::new(id, name.at)),
            _ => None,
        }
    }

    /// The party that is meant, if there is one.
    pub(super) fn known_party(&self, name: &Name) -> Option<Spanned<PartyId>> {
        self.parties.contains_key(&name.value).then(|| self.party(name)).flatten()
    }

    /// The thing that is meant; a finding if there is none, or none that is `wanted`.
    pub(super) fn thing(&self, name: &Name, wanted: &str, accepts: impl Fn(Thing) -> bool) -> Option<Thing> {
        let fixed = match name.value.as_str() {
            "plan" => Some(Thing::Plan),
            "signature" => Some(Thing::Signature),
            _ => None,
        };
        let found = fixed.or_else(|| match self.things.get(&name.value) {
            Some(&(Meaning::Thing(thing), _)) => Some(thing),
            _ => None,
        });
        match found.filter(|&thing| accepts(thing)) {
            Some(thing) => Some(self.used(Meaning::Thing(thing), thing)),
            None => self.unknown(name, wanted, &[&self.things], |meaning| match meaning {
                Meaning::Thing(thing) => accepts(thing),
                _ => false,
            }),
        }
    }

    /// Any thing that can be spoken of.
    pub(super) fn any_thing(&self, name: &Name) -> Option<Spanned<Thing>> {
        let wanted = "a component, step, choice, issue or event";
        self.thing(name, wanted, |_| true).map(|thing| Spanned::new(thing, name.at))
    }

    /// Says that a name is none of what a picture can show.
    pub(super) fn known_to_a_view(&self, name: &Name) {
        let spaces = [&self.things, &self.parties, &self.positions];
        let fixed = matches!(name.value.as_str(), "plan" | "signature");
        if !fixed && spaces.iter().all(|space| !space.contains_key(&name.value)) {
            let wanted = "a component, step, choice, issue, event, party or position";
            self.unknown::<()>(name, wanted, &spaces, |_| true);
        }
    }

    pub(super) fn component(&self, name: &Name) -> Option<Spanned<ComponentId>> {
        match self.thing(name, "a component", |thing| matches!(thing, Thing::Component(_)))? {
            Thing::Component(id) => Some(Spanned::new(id, name.at)),
            _ => None,
        }
    }

    /// Where the component that is meant is defined, if it is one.
    pub(super) fn component_at(&self, name: &Name) -> Option<Span> {
        match self.things.get(&name.value) {
            Some(&(Meaning::Thing(Thing::Component(_)), at)) => Some(at),
            _ => None,
        }
    }

    pub(super) fn issue(&self, name: &Name) -> Option<Spanned<IssueId>> {
        match self.thing(name, "an issue", |thing| matches!(thing, Thing::Issue(_)))? {
            Thing::Issue(id) => Some(Spanned::new(id, name.at)),
            _ => None,
        }
    }

    pub(super) fn event(&self, name: &Name) -> Option<Spanned<EventId>> {
        match self.thing(name, "an event", |thing| matches!(thing, Thing::Event(_)))? {
            Thing::Event(id) => Some(Spanned::new(id, name.at)),
            _ => None,
        }
    }

    /// A party, or a component that sets up a body.
    pub(super) fn party_or_body(&self, name: &Name) -> Option<Spanned<PartyOrBody>> {
        if let Some(&(Meaning::Thing(Thing::Component(id)), _)) = self.things.get(&name.value) {
            return Some(Spanned::new(PartyOrBody::Body(id), name.at));
        }
        if self.parties.contains_key(&name.value) {
            return self.party(name).map(|party| party.map(PartyOrBody::Party));
        }
        self.unknown(name, "a party or a body", &[&self.parties, &self.things], |meaning| {
            matches!(meaning, Meaning::Party(_) | Meaning::Thing(Thing::Component(_)))
        })
    }

    fn used<T>(&self, meaning: Meaning, id: T) -> T {
        self.used.borrow_mut().insert(meaning);
        id
    }

    /// Parties, issues, events and sources that nothing refers to.
    pub(super) fn unused(&self) -> Vec<Unused> {
        let used = self.used.borrow();
        ["parties", "issues", "events", "sources"]
            .into_iter()
            .flat_map(|section| {
                self.definitions(section).iter().enumerate().map(move |(index, (name, _))| (section, index, name))
            })
            .filter(|(section, index, _)| !used.contains(&meaning(section, *index)))
            .map(|(section, _, name)| Unused { sort: what(section), id: name.value.clone(), at: name.at })
            .collect()
    }
}

/// What the definition number `index` of a section means.
fn meaning(section: &str, index: usize) -> Meaning {
    match section {
        "parties" => Meaning::Party(Id::new(index)),
        "sources" => Meaning::Source(Id::new(index)),
        "positions" => Meaning::Position(Id::new(index)),
        "issues" => Meaning::Thing(Thing::Issue(Id::new(index))),
        "events" => Meaning::Thing(Thing::Event(Id::new(index))),
        "choices" => Meaning::Thing(Thing::Choice(Id::new(index))),
        _ => Meaning::Thing(Thing::Component(Id::new(index))),
    }
}
