//! Issues and their values, and events.

use std::collections::HashMap;

use super::Resolver;
use crate::{
    document::{Fields, Node, Value as Written, alternatives, nearest},
    expr::{Compare, Scalar, as_id},
    finding::Finding,
    framework::{Entry, Event, Issue, Value, Values},
    source::{Span, Spanned},
};

impl<'a> Resolver<'a> {
    pub(super) fn issue(self, mut fields: Fields<'a>, entry: Entry) -> Issue {
        let question = fields.required_text(&["question"]).map(|text| text.value);
        let ordered = fields.boolean("ordered");
        let values = values(&mut fields, ordered.is_some_and(|ordered| ordered.value));
        if let (Some(ordered), Values::YesNo | Values::Numbers(_)) = (ordered, &values) {
            let message = "`ordered` is for named values; numbers are ordered by nature, yes and no are not";
            fields.say(Finding::of("conflicting_keys", ordered.at, message).help("take `ordered` out"));
        }
        let mut issue = Issue {
            question: question.unwrap_or_else(|| entry.name().to_owned()),
            values,
            status_quo: None,
            unit: fields.text("unit").map(|text| text.value),
            entry,
        };
        issue.status_quo = fields.node("status-quo").and_then(|node| self.value(&issue, node));
        fields.finish(|_| None);
        issue
    }

    pub(super) fn event(self, mut fields: Fields<'a>, entry: Entry) -> Event {
        fields.require(&["title"]);
        let event = Event {
            by: self.parties(fields.texts("by")),
            verified_by: self.verifiers(fields.texts("verified-by")),
            entry,
        };
        fields.finish(|_| None);
        event
    }

    /// A value of `issue` as TOML has it.
    pub(super) fn value(self, issue: &Issue, node: &Node) -> Option<Spanned<Value>> {
        let scalar = match &node.value {
            Written::Text { text, .. } => Scalar::Word(text.clone()),
            Written::Integer(number) => Scalar::Number(*number),
            Written::Boolean(boolean) => Scalar::Truth(*boolean),
            Written::Broken => return None,
            _ => {
                let message = format!("expected a value of `{}`, found {}", issue.entry.id, node.type_word());
                self.say(Finding::of("wrong_type", node.at, message).help(values_in_words(issue)));
                return None;
            }
        };
        self.checked_value(issue, &scalar, node.at).map(|value| Spanned::new(value, node.at))
    }

    /// A value of `issue`, or a finding that it has no such value.
    pub(super) fn checked_value(self, issue: &Issue, scalar: &Scalar, at: Span) -> Option<Value> {
        if let Scalar::Number(number) = scalar
            && !(0..=i64::from(i32::MAX)).contains(number)
        {
            let message = format!("whole numbers run from 0 to {}", i32::MAX);
            let finding = Finding::of("limit_exceeded", at, message);
            self.say(if *number > 0 { finding.help("count in a larger unit") } else { finding });
            return None;
        }
        let value = issue.value(scalar);
        if value.is_none() {
            self.say(outside(issue, scalar, at));
        }
        value
    }

    /// Whether a comparison makes sense for the issue; a finding if not.
    pub(super) fn comparable(self, issue: &Issue, sign: Compare, at: Span) -> bool {
        let ordered = match &issue.values {
            Values::YesNo => false,
            Values::Named { ordered, .. } => *ordered,
            Values::Numbers(_) => true,
        };
        let comparable = ordered || matches!(sign, Compare::Equal | Compare::Unequal);
        if !comparable {
            let message = format!("the values of `{}` have no order, so they are only equal or not", issue.entry.id);
            self.say(
                Finding::of("wrong_type", at, message)
                    .label(issue.entry.at, "defined here")
                    .help("if the values are listed from least to most, add `ordered = true` to the issue"),
            );
        }
        comparable
    }
}

fn values(fields: &mut Fields<'_>, ordered: bool) -> Values {
    let Some(nodes) = fields.list("values") else { return Values::YesNo };
    if nodes.is_empty() {
        let at = fields.key("values").unwrap_or(fields.at);
        fields.say(
            Finding::of("wrong_type", at, "an issue needs at least one value")
                .help("list the possible answers, or take `values` out for an issue of yes or no"),
        );
        return Values::YesNo;
    }
    if matches!(nodes[0].value, Written::Integer(_) | Written::Float(_)) {
        let number = |node| fields.as_number(node).map(|number| number.map(i64::from));
        return Values::Numbers(nodes.iter().filter_map(number).collect());
    }
    let names: Vec<_> = nodes.iter().filter_map(|node| fields.as_text(node)).collect();
    let mut seen = HashMap::new();
    for name in &names {
        if let Some(first) = seen.insert(&name.value, name.at) {
            let finding =
                Finding::of("duplicate_definition", name.at, format!("`{}` stands twice in this list", name.value));
            fields.say(finding.label(first, "first here"));
        }
        if !crate::expr::is_kebab_case(&name.value) {
            let message =
                format!("`{}` cannot be a value: values are lower-case letters, digits and hyphens", name.value);
            let help = format!("write `{}`, and the answer in words into the issue's `note`", as_id(&name.value));
            fields.say(Finding::of("syntax", name.at, message).help(help));
        }
    }
    Values::Named { names, ordered }
}

fn outside(issue: &Issue, scalar: &Scalar, at: Span) -> Finding {
    let word = match scalar {
        Scalar::Word(word) => word.clone(),
        Scalar::Number(number) => number.to_string(),
        Scalar::Truth(truth) => truth.to_string(),
    };
    let message = format!("`{word}` is not a value of `{}`", issue.entry.id);
    let finding = Finding::of("value_outside_issue", at, message).label(issue.entry.at, "defined here");
    let near = match &issue.values {
        Values::Named { names, .. } => nearest(&word, names.iter().map(|name| name.value.as_str())),
        _ => None,
    };
    finding.help(near.map_or_else(|| values_in_words(issue), |near| format!("did you mean `{near}`?")))
}

fn values_in_words(issue: &Issue) -> String {
    match &issue.values {
        Values::YesNo => "it is an issue of yes or no: write true or false, without quotation marks".to_owned(),
        Values::Named { names, .. } => {
            let names: Vec<_> = names.iter().map(|name| name.value.as_str()).collect();
            format!("its values are {}", alternatives(&names))
        }
        Values::Numbers(_) => "its values are whole numbers, without quotation marks".to_owned(),
    }
}
