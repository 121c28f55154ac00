//! Document to framework: names become ids once; unknown ones are reported, then left out.

mod asked;
mod component;
mod expression;
mod heading;
mod issue;
mod names;
mod party;
mod position;
mod provision;
mod scenario;
mod terms;
mod view;

use names::Names;

pub use asked::{Supposed, Target, party as party_asked, supposed, target};

use super::{Entry, Framework, Id};
use crate::{
    document::{Document, Fields, Findings, Node, SECTIONS, SINGLE_TABLES, Table, Value},
    expr::Name,
    finding::Finding,
};

/// How many components all files together may have.
pub const MAX_COMPONENTS: usize = 100_000;

/// The framework that a document describes, and everything in it that could not be understood.
pub fn resolve(document: &Document) -> (Framework, Vec<Finding>) {
    let findings = Findings::default();
    let names = Names::collect(document, &findings);
    let mut framework = Framework::default();
    Resolver { document, names: &names, findings: &findings }.fill(&mut framework);
    // What was not understood may have referred to anything.
    if findings.borrow().is_empty() && document.unread.is_empty() && !document.incomplete {
        framework.unused = names.unused();
    }
    (framework, findings.into_inner())
}

/// What every reader needs: the document, what its names mean, and where to say what is wrong.
#[derive(Clone, Copy)]
struct Resolver<'a> {
    document: &'a Document,
    names: &'a Names<'a>,
    findings: &'a Findings,
}

impl<'a> Resolver<'a> {
    fn fill(self, framework: &mut Framework) {
        self.top_level();
        // Before the components, because `signatories` stands for the parties named here.
        framework.heading = self.heading();
        self.each("parties", |fields, entry| framework.parties.add(self.party(fields, entry)));
        self.each("issues", |fields, entry| framework.issues.add(self.issue(fields, entry)));
        self.each("events", |fields, entry| framework.events.add(self.event(fields, entry)));
        self.each("sources", |fields, entry| framework.sources.add(party::source(fields, entry)));
        self.components(framework);
        self.amendments(framework);
        self.each("choices", |fields, entry| framework.choices.add(self.choice(fields, entry)));
        self.members(framework);
        self.each("positions", |fields, entry| {
            framework.positions.add(self.position(fields, entry, &framework.issues))
        });
        self.formulas(framework);
        framework.scenario = self.scenario(framework);
        framework.views = self.views();
        framework.levels = self.levels();
        self.without(framework);
    }

    fn say(self, finding: Finding) {
        self.findings.borrow_mut().push(finding);
    }

    /// Keys at the top of the files that are none of the language's tables.
    fn top_level(self) {
        let known = |key: &str| SECTIONS.contains(&key) || SINGLE_TABLES.contains(&key);
        for (name, node) in self.document.table.entries.iter().filter(|(name, _)| !known(&name.value)) {
            let key = &name.value;
            let (what, help) = match node.value {
                Value::Table(_) => ("table", format!("for a component of that name write `[components.{key}]`")),
                _ => ("key", "keys stand below a header such as `[framework]` or `[components.some-id]`".to_owned()),
            };
            let message = format!("a file has no {what} `{key}`");
            self.say(Finding::of("unknown_key", name.at, message).help(help));
        }
    }

    /// Reads every definition of a section in the author's order, broken ones too, so that ids stay what was collected.
    fn each<T>(self, section: &str, mut read: impl FnMut(Fields<'a>, Entry) -> Id<T>) {
        for (index, (name, node)) in self.names.definitions(section).iter().enumerate() {
            let (fields, entry) = self.definition(name, node, names::what(section));
            let id = read(fields, entry);
            debug_assert_eq!(id.index(), index, "definitions are read in the order in which they were collected");
        }
    }

    fn definition(self, name: &Name, node: &'a Node, what: &'static str) -> (Fields<'a>, Entry) {
        static EMPTY: Table = Table { entries: Vec::new() };
        let table = match &node.value {
            Value::Table(table) => table,
            _ => &EMPTY,
        };
        let mut fields = Fields::new(table, name.at, what, self.findings);
        if matches!(node.value, Value::Broken) {
            fields.ask_nothing();
        }
        let entry = Entry {
            id: name.value.clone(),
            at: name.at,
            title: fields.filled_text("title").map(|text| text.value),
            note: fields.text("note").map(|text| text.value),
            sources: self.sources(fields.texts("sources")),
        };
        (fields, entry)
    }

    fn table_of(self, key: &str) -> Option<(&'a Name, &'a Node)> {
        self.document.table.get(key).map(|(name, node)| (name, node))
    }

    /// Marks what `without` takes out.
    fn without(self, framework: &mut Framework) {
        for name in &self.document.without {
            if let Some(thing) = self.names.dropped(name) {
                framework.take_out(thing, name.at);
            }
        }
    }
}
