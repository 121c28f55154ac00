//! Views: the pictures that a file declares.

use super::{Resolver, provision::label};
use crate::{
    document::{Fields, Node, Value},
    expr::Name,
    finding::Finding,
    framework::{Aspect, Entry, View},
};

impl<'a> Resolver<'a> {
    /// `[[view]]`.
    pub(super) fn views(self) -> Vec<View> {
        let Some((_, node)) = self.table_of("view") else { return Vec::new() };
        let Value::Array(nodes) = &node.value else {
            if !matches!(node.value, Value::Broken) {
                let finding =
                    Finding::of("wrong_type", node.at, format!("expected `[[view]]`, found {}", node.type_word()));
                self.say(finding.help("write the header with double brackets"));
            }
            return Vec::new();
        };
        let mut views: Vec<View> = Vec::new();
        for view in nodes.iter().filter_map(|node| self.view(node)) {
            self.name_of_view(&view, &views);
            views.push(view);
        }
        views
    }

    fn view(self, node: &'a Node) -> Option<View> {
        let Value::Table(table) = &node.value else { return self.wrong_choice(node, "a table under `[[view]]`") };
        let mut fields = Fields::new(table, node.at, "a view", self.findings);
        let id = fields.required_text(&["id"]);
        fields.require(&["view"]);
        let aspect = fields.word("view");
        let entry = Entry {
            at: id.as_ref().map_or(node.at, |id| id.at),
            id: id.map_or_else(String::new, |id| id.value),
            title: fields.text("title").map(|text| text.value),
            note: fields.text("note").map(|text| text.value),
            sources: self.sources(fields.texts("sources")),
        };
        let between = fields.texts("between");
        let between = between.and_then(|ends| self.two(ends, node));
        let focus = fields.text("focus");
        focus.iter().chain(between.iter().flatten()).for_each(|name| self.names.known_to_a_view(name));
        let party = fields.text("party").and_then(|name| self.names.party(&name));
        let phase = label(&mut fields, "phase").map(|phase| phase.value);
        let kind = fields.word("kind").map(|kind| kind.value);
        let depth = fields.number("depth");
        if let Some(depth) = depth.as_ref().filter(|_| focus.is_none()) {
            let message = "`depth` counts lines from `focus`, and there is none";
            self.say(Finding::of("missing_key", depth.at, message).help("add `focus = …`, or leave `depth` out"));
        }
        let depth = depth.map(|depth| depth.value);
        let findings_only = fields.boolean("findings-only").is_some_and(|only| only.value);
        fields.finish(|_| None);
        Some(View { entry, aspect: aspect?, focus, between, depth, party, phase, kind, findings_only })
    }

    fn two(self, ends: Vec<Name>, view: &Node) -> Option<[Name; 2]> {
        <[Name; 2]>::try_from(ends)
            .map_err(|ends| {
                let at = ends.last().map_or(view.at, |last| last.at);
                let message = format!("`between` has {} ids, and needs two", ends.len());
                self.say(Finding::of("wrong_type", at, message).help("write `between = [\"one\", \"other\"]`"));
            })
            .ok()
    }

    /// Two views cannot have one id, and none that of a picture that every file has.
    fn name_of_view(self, view: &View, earlier: &[View]) {
        let Entry { id, at, .. } = &view.entry;
        if Aspect::ALL.iter().any(|aspect| aspect.word() == id) {
            let message = format!("every file has a view called `{id}`");
            self.say(Finding::of("duplicate_definition", *at, message).help("choose another id"));
        }
        if let Some(first) = earlier.iter().find(|earlier| earlier.entry.id == *id) {
            let finding = Finding::of("duplicate_definition", *at, format!("a view called `{id}` is defined twice"));
            self.say(finding.label(first.entry.at, "first defined here"));
        }
    }
}
