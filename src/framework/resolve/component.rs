//! Components with their steps, amendments, and choices between components.

use super::{
    MAX_COMPONENTS, Resolver,
    terms::{every_field, kinds_with},
};
use crate::{
    document::{Fields, Node, Value},
    expr::Name,
    finding::Finding,
    framework::{
        Allow, Arena, Choice, Component, ComponentId, Entry, Framework, Issue, Kind, Nature, Provision, Step, StepId,
        Terms, Thing, amend::MAX_AMENDMENTS,
    },
    source::{Span, Spanned},
};

impl<'a> Resolver<'a> {
    /// Reads all components and, with each, its steps.
    pub(super) fn components(self, framework: &mut Framework) {
        let definitions = self.names.definitions("components");
        if let Some((name, _)) = definitions.get(MAX_COMPONENTS) {
            let message = format!("there are more than {MAX_COMPONENTS} components");
            self.say(
                Finding::of("limit_exceeded", name.at, message).help("split the proposal into several frameworks"),
            );
        }
        let signatories: Vec<_> =
            framework.heading.iter().flat_map(|heading| heading.signatories.iter().flatten().copied()).collect();
        let context = Reading { resolver: self, issues: &framework.issues, signatories: &signatories };
        for (id, (name, node)) in (0..).map(ComponentId::new).zip(definitions) {
            let (fields, entry) = self.definition(name, node, "a component");
            let (component, steps) = context.component(fields, entry, id);
            framework.components.add(component);
            for step in steps {
                framework.steps.add(step);
            }
        }
    }

    /// What an amendment says is put into a provision, so there has to be one.
    pub(super) fn amendments(self, framework: &Framework) {
        for (id, component) in framework.components.iter() {
            let Nature::Amendment { target, .. } = &component.nature else { continue };
            if framework.provision_of(id) == id {
                let id = &component.entry.id;
                let message = format!(
                    "`{id}` amends no provision: its amendments go in a circle, or are more than {MAX_AMENDMENTS} deep"
                );
                self.say(
                    Finding::of("limit_exceeded", target.at, message)
                        .help("let each of them amend the provision itself"),
                );
            }
        }
    }

    /// Tells each member of a choice that it is one.
    pub(super) fn members(self, framework: &mut Framework) {
        for id in framework.choices.ids() {
            for member in framework.choices[id].one_of.clone() {
                let component = &mut framework.components[member.value];
                if let Some(other) = component.choice {
                    let message = format!("`{}` is a member of two choices", component.entry.id);
                    let finding = Finding::of("conflicting_keys", member.at, message);
                    self.say(
                        finding
                            .label(framework.choices[other].entry.at, "one of them")
                            .help("a component belongs to one choice only"),
                    );
                    continue;
                }
                if let Some(bracket) = &component.provision.bracketed_by {
                    let message = format!("`{}` is bracketed and a member of a choice", component.entry.id);
                    let finding = Finding::of("conflicting_keys", bracket.at, message);
                    self.say(
                        finding.label(member.at, "a member of this choice").help("bracket the whole choice instead"),
                    );
                }
                component.choice = Some(id);
            }
        }
    }

    pub(super) fn choice(self, mut fields: Fields<'a>, entry: Entry) -> Choice {
        fields.require(&["one-of"]);
        let names = fields.texts("one-of").unwrap_or_default();
        if names.len() == 1 {
            let finding = Finding::of("wrong_type", names[0].at, "a choice needs at least two members");
            fields.say(finding.help("for text that may be in or out, use `bracketed-by` on the component"));
        }
        let choice = Choice {
            one_of: names.iter().filter_map(|name| self.names.component(name)).collect(),
            bracketed_by: self.bracket(&mut fields),
            entry,
        };
        fields.finish(|_| None);
        choice
    }

    /// `allow` on a component or a position.
    pub(super) fn allow(self, fields: &mut Fields<'a>) -> Vec<Allow> {
        fields.list("allow").unwrap_or_default().iter().filter_map(|node| self.permission(fields, node)).collect()
    }

    fn permission(self, outer: &Fields<'a>, node: &'a Node) -> Option<Allow> {
        let Value::Table(table) = &node.value else {
            outer.say(outer.wrong_type(node, "a table such as { check = \"…\", reason = \"…\" }"));
            return None;
        };
        let mut fields = Fields::new(table, node.at, "a permission", self.findings);
        let check = fields.required_text(&["check"]);
        let reason = fields.required_text(&["reason"]);
        let until = fields.date("until");
        fields.finish(|_| None);
        Some(Allow { check: check?, reason: reason?.value, until, at: node.at })
    }
}

/// What reading a component needs beside the names.
#[derive(Clone, Copy)]
pub(super) struct Reading<'a, 'f> {
    pub(super) resolver: Resolver<'a>,
    pub(super) issues: &'f Arena<Issue>,
    pub(super) signatories: &'f [Spanned<super::super::PartyId>],
}

impl<'a> Reading<'a, '_> {
    fn component(self, mut fields: Fields<'a>, entry: Entry, id: ComponentId) -> (Component, Vec<Step>) {
        let names = self.resolver.names;
        fields.require(&["title"]);
        let kind = fields.word::<Kind>("kind");
        let target = fields.text("amends").and_then(|name| names.component(&name));
        let standing = fields.boolean("standing");
        kind_or_target(&mut fields);
        let governing = match (&kind, &target) {
            (Some(kind), _) => Some(kind.value),
            (None, Some(target)) => self.kind_of(target.value),
            (None, None) => None,
        };
        if governing.is_none() {
            // Which fields it has is unknown, and that it is so has been said.
            every_field(&mut fields);
        }
        let terms = self.terms(&mut fields, governing);
        let provision = self.provision(&mut fields);
        let (steps, inner) = self.steps(&mut fields, id, &entry, &provision);
        let allow = self.resolver.allow(&mut fields);
        fields.finish(|key| kinds_with(key, governing));
        let nature = match target {
            Some(target) if kind.is_none() => Nature::Amendment { target, terms },
            _ => {
                let kind = kind.unwrap_or(Spanned::new(Kind::Other, entry.at));
                let standing = standing.map_or(kind.value.is_standing(), |standing| standing.value);
                Nature::Provision { kind, terms, standing }
            }
        };
        (Component { entry, nature, provision, steps, choice: None, dropped: false, allow }, inner)
    }

    /// The kind that a component is given in the file, before it has been read.
    fn kind_of(self, id: ComponentId) -> Option<Kind> {
        let (_, node) = self.resolver.names.definitions("components").get(id.index())?;
        let Value::Table(table) = &node.value else { return None };
        let quiet = crate::document::Findings::default();
        Fields::new(table, node.at, "a component", &quiet).word("kind").map(|kind| kind.value)
    }

    fn steps(
        self,
        fields: &mut Fields<'a>,
        id: ComponentId,
        of: &Entry,
        whole: &Provision,
    ) -> (Vec<StepId>, Vec<Step>) {
        // Only to check that it is a list: the steps were collected with the names.
        fields.list("steps");
        let known = self.resolver.names.steps_of(id);
        let steps = known.iter().map(|(_, node)| self.step(fields, node, id, of, whole)).collect();
        (known.iter().map(|(step, _)| *step).collect(), steps)
    }

    fn step(self, outer: &Fields<'a>, node: &'a Node, component: ComponentId, of: &Entry, whole: &Provision) -> Step {
        static EMPTY: crate::document::Table = crate::document::Table { entries: Vec::new() };
        let table = if let Value::Table(table) = &node.value {
            table
        } else {
            outer.say(outer.wrong_type(node, "a step"));
            &EMPTY
        };
        let mut fields = Fields::new(table, node.at, "a step", self.resolver.findings);
        let id: Option<Name> = fields.required_text(&["id"]);
        let at = id.as_ref().map_or(node.at, |id| id.at);
        let mut entry = Entry {
            id: format!("{}.{}", of.id, id.map_or_else(String::new, |id| id.value)),
            at,
            title: fields.text("title").map(|text| text.value),
            note: fields.text("note").map(|text| text.value),
            sources: self.resolver.sources(fields.texts("sources")),
        };
        let inherits = |fields: &Fields<'a>, key: &str| !fields.has(key);
        let inherited = ["by", "for", "verified-by", "sources"].map(|key| inherits(&fields, key));
        let mut provision = self.provision(&mut fields);
        fields.finish(|key| kinds_with(key, None));
        if inherited[0] {
            provision.by.clone_from(&whole.by);
        }
        if inherited[1] {
            provision.for_.clone_from(&whole.for_);
        }
        if inherited[2] {
            provision.verified_by.clone_from(&whole.verified_by);
        }
        if inherited[3] {
            entry.sources.clone_from(&of.sources);
        }
        Step { entry, component, dropped: false, provision }
    }

    /// A component or a choice, by its name.
    pub(super) fn component_or_choice(self, name: &Name) -> Option<Spanned<Thing>> {
        let accepts = |thing| matches!(thing, Thing::Component(_) | Thing::Choice(_));
        let thing = self.resolver.names.thing(name, "a component", accepts)?;
        Some(Spanned::new(thing, name.at))
    }

    pub(super) fn terms(self, fields: &mut Fields<'a>, kind: Option<Kind>) -> Terms {
        kind.map_or(Terms::None, |kind| self.resolver.terms(fields, kind))
    }

    pub(super) fn say(self, at: Span, check: &'static str, message: &str, help: &str) {
        self.resolver.say(Finding::of(check, at, message).help(help));
    }
}

fn kind_or_target(fields: &mut Fields<'_>) {
    match (fields.key("kind"), fields.key("amends")) {
        (Some(kind), Some(amends)) => fields.say(
            Finding::of("conflicting_keys", amends, "a component has `kind` or `amends`, not both")
                .label(kind, "the kind is here")
                .help("an amendment has the kind of what it amends"),
        ),
        (None, None) => fields.require(&["kind"]),
        _ => {}
    }
}
