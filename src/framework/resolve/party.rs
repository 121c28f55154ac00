//! Parties, sources, and the rules by which collectives decide.

use super::Resolver;
use crate::{
    document::{Fields, Node, Value},
    expr::Name,
    finding::Finding,
    framework::{DecisionRule, Entry, Open, Party, PartyId, Source, SourceId},
    source::Spanned,
};

impl<'a> Resolver<'a> {
    pub(super) fn party(self, mut fields: Fields<'a>, entry: Entry) -> Party {
        let name = fields.required_text(&["name"]).map_or_else(|| entry.id.clone(), |name| name.value);
        let party = Party {
            called: fields.text("called").map_or_else(|| name.clone(), |called| called.value),
            name,
            kind: fields.word("kind"),
            members: self.parties(fields.texts("members")),
            of: fields.text("of").and_then(|name| self.names.party(&name)),
            decides_by: self.rule(&mut fields, "decides-by"),
            entry,
        };
        fields.finish(|_| None);
        party
    }

    /// The parties in a list.
    pub(super) fn parties(self, names: Option<Vec<Name>>) -> Vec<Spanned<PartyId>> {
        names.unwrap_or_default().iter().filter_map(|name| self.names.party(name)).collect()
    }

    /// The sources in a list.
    pub(super) fn sources(self, names: Option<Vec<Name>>) -> Vec<Spanned<SourceId>> {
        names.unwrap_or_default().iter().filter_map(|name| self.names.source(name)).collect()
    }

    /// One decision rule.
    pub(super) fn rule(self, fields: &mut Fields<'a>, key: &'static str) -> Option<Spanned<DecisionRule>> {
        let node = fields.node(key)?;
        self.as_rule(fields, node)
    }

    /// One decision rule, or a list of those the draft leaves open.
    pub(super) fn open_rule(self, fields: &mut Fields<'a>, key: &'static str) -> Open<DecisionRule> {
        let Some(node) = fields.node(key) else { return Open::new() };
        crate::document::one_or_many(node).iter().filter_map(|node| self.as_rule(fields, node)).collect()
    }

    /// A rule as a word, or as a table with its numbers.
    pub(super) fn as_rule(self, fields: &Fields<'a>, node: &'a Node) -> Option<Spanned<DecisionRule>> {
        match &node.value {
            Value::Text { text, .. } => {
                let rule = rule_word(text).map(|rule| Spanned::new(rule, node.at));
                if rule.is_none() {
                    let message = format!("`{text}` is not a way to decide");
                    fields.say(Finding::of("wrong_type", node.at, message).help(WAYS_TO_DECIDE));
                }
                rule
            }
            Value::Table(table) => {
                let rule = self.rule_table(Fields::new(table, node.at, "a decision rule", self.findings));
                rule.map(|rule| Spanned::new(rule, node.at))
            }
            Value::Broken => None,
            _ => {
                fields.say(fields.wrong_type(node, "a way to decide"));
                None
            }
        }
    }

    fn rule_table(self, mut fields: Fields<'a>) -> Option<DecisionRule> {
        let quota = fields.number("quota").map(|number| number.value);
        let of = fields.number("of").map(|number| number.value);
        let veto = fields.texts("veto").map(|names| self.parties(Some(names)));
        let weights = fields.pairs("weights");
        let weighed: Vec<_> = weights
            .iter()
            .filter_map(|(name, node)| Some((self.names.party(name)?, fields.as_number(node)?.value)))
            .collect();
        fields.require(&["quota"]);
        let rule = match (quota, veto) {
            (None, _) => None,
            (Some(quota), Some(veto)) => Some(DecisionRule::Veto { veto, quota, of }),
            (Some(quota), None) if fields.has("weights") => Some(DecisionRule::Weighted { weights: weighed, quota }),
            // Members who are not named, and none of them with a veto.
            (Some(quota), None) if of.is_some() => Some(DecisionRule::Veto { veto: Vec::new(), quota, of }),
            (Some(quota), None) => Some(DecisionRule::Quota(quota)),
        };
        if fields.has("weights") && fields.has("veto") {
            fields.say(Finding::of("conflicting_keys", fields.at, "a decision rule has `weights` or `veto`, not both"));
        }
        fields.finish(|_| None);
        rule
    }
}

const WAYS_TO_DECIDE: &str =
    "it can be `unanimity`, `consensus`, `majority`, `two-thirds`, `chair`, or a table such as { quota = 3 }";

pub(super) fn source(mut fields: Fields<'_>, entry: Entry) -> Source {
    fields.require(&["title"]);
    let source = Source {
        publisher: fields.text("publisher").map(|text| text.value),
        date: fields.date("date"),
        url: fields.text("url").map(|text| text.value),
        class: fields.word("class"),
        entry,
    };
    fields.finish(|_| None);
    source
}

pub(super) fn rule_word(text: &str) -> Option<DecisionRule> {
    match text {
        "unanimity" | "consensus" => Some(DecisionRule::Unanimity),
        "majority" => Some(DecisionRule::Majority),
        "two-thirds" => Some(DecisionRule::TwoThirds),
        "chair" => Some(DecisionRule::Chair),
        _ => None,
    }
}
