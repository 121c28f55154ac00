//! Scenarios with their expectations.

use super::Resolver;
use crate::{
    document::{Fields, Node, Value},
    expr::Name,
    finding::Finding,
    framework::{Choosing, Chosen, Expectation, Expected, Framework, Narrowed, Scenario, Thing},
    source::Spanned,
};

impl<'a> Resolver<'a> {
    pub(super) fn scenario(self, framework: &Framework) -> Option<Scenario> {
        let mut fields = self.single("scenario")?;
        let scenario = Scenario {
            title: fields.required_text(&["title"]).map_or_else(String::new, |title| title.value),
            note: fields.text("note").map(|text| text.value),
            at: fields.at,
            as_of: fields.date("as-of"),
            statements: fields.word("statements"),
            choose: fields
                .pairs("choose")
                .iter()
                .filter_map(|(name, node)| self.chosen(name, node, framework))
                .collect(),
            set_aside: self.positions(&mut fields, "set-aside"),
            disbelieve: self.positions(&mut fields, "disbelieve"),
            happened: self.happened(&mut fields),
            expect: fields
                .list("expect")
                .unwrap_or_default()
                .iter()
                .filter_map(|node| self.expectation(node))
                .collect(),
        };
        fields.finish(|_| None);
        Some(scenario)
    }

    fn chosen(self, name: &Name, node: &Node, framework: &Framework) -> Option<Chosen> {
        let open = |thing| matches!(thing, Thing::Component(_) | Thing::Choice(_) | Thing::Issue(_));
        let what = match self.names.thing(name, "a bracketed component, a choice or an issue", open)? {
            Thing::Issue(id) => Choosing::Issue(id, self.value(&framework.issues[id], node)?.value),
            Thing::Choice(id) => match &node.value {
                Value::Boolean(false) => Choosing::Choice(id, None),
                Value::Text { text, .. } => {
                    let member = self.names.component(&Spanned::new(text.clone(), node.at))?;
                    if !framework.choices[id].one_of.iter().any(|known| known.value == member.value) {
                        let message = format!("`{text}` is not a member of `{}`", name.value);
                        let finding = Finding::of("unknown_reference", node.at, message);
                        self.say(finding.label(framework.choices[id].entry.at, "its members are listed here"));
                        return None;
                    }
                    Choosing::Choice(id, Some(member.value))
                }
                _ => return self.wrong_choice(node, "the id of a member, or `false` for none"),
            },
            Thing::Component(id) => match node.value {
                Value::Boolean(included) => Choosing::Component(id, included),
                _ => return self.wrong_choice(node, "`true` for in or `false` for out"),
            },
            _ => return None,
        };
        Some(Chosen { what, at: node.at })
    }

    pub(super) fn wrong_choice<T>(self, node: &Node, wanted: &str) -> Option<T> {
        if !matches!(node.value, Value::Broken) {
            let message = format!("expected {wanted}, found {}", node.type_word());
            self.say(Finding::of("wrong_type", node.at, message));
        }
        None
    }

    fn happened(self, fields: &mut Fields<'a>) -> Vec<(Spanned<Thing>, Spanned<crate::calendar::PartialDate>)> {
        let pairs = fields.pairs("happened");
        pairs.iter().filter_map(|(name, node)| Some((self.names.any_thing(name)?, fields.as_date(node)?))).collect()
    }

    fn expectation(self, node: &'a Node) -> Option<Expectation> {
        let Value::Table(table) = &node.value else {
            return self.wrong_choice(node, "a table under `[[scenario.expect]]`");
        };
        let mut fields = Fields::new(table, node.at, "an expectation", self.findings);
        let expected = fields.text("check");
        let unexpected = fields.text("none");
        let position = fields.text("position").and_then(|name| self.names.position(&name));
        let verdict = fields.word("verdict");
        let about = self.things(fields.texts("about"));
        let parties = self.parties(fields.texts("parties"));
        let given = ["check", "none", "position"].iter().filter(|key| fields.has(key)).count();
        if given != 1 {
            let check = if given == 0 { "missing_key" } else { "conflicting_keys" };
            let finding =
                Finding::of(check, node.at, "an expectation has exactly one of `check`, `none` and `position`");
            fields.say(finding.help("`check` or `none` names a check, `position` goes with `verdict`"));
        }
        if fields.has("position") {
            fields.require(&["verdict"]);
        }
        fields.finish(|_| None);
        let narrowed = |check| Narrowed { check, about: about.clone(), parties: parties.clone() };
        let expected = match (expected, unexpected, position, verdict) {
            (Some(check), ..) => Expected::Finding(narrowed(check)),
            (None, Some(check), ..) => Expected::None(narrowed(check)),
            (None, None, Some(position), Some(verdict)) => Expected::Verdict { position, verdict },
            _ => return None,
        };
        Some(Expectation { expected, at: node.at })
    }
}
