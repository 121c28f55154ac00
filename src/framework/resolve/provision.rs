//! What components, steps and amendments can all say.

use super::{Resolver, component::Reading};
use crate::{
    document::{Fields, Value, one_or_many},
    expr::Name,
    finding::Finding,
    framework::{Literal, PartyId, PartyOrBody, Provision, Settles, Takes, Thing},
    source::Spanned,
};

impl<'a> Resolver<'a> {
    /// The parties and bodies in a list.
    pub(super) fn verifiers(self, names: Option<Vec<Name>>) -> Vec<Spanned<PartyOrBody>> {
        names.unwrap_or_default().iter().filter_map(|name| self.names.party_or_body(name)).collect()
    }

    /// The things in a list.
    pub(super) fn things(self, names: Option<Vec<Name>>) -> Vec<Spanned<Thing>> {
        names.unwrap_or_default().iter().filter_map(|name| self.names.any_thing(name)).collect()
    }

    pub(super) fn bracket(self, fields: &mut Fields<'a>) -> Option<Spanned<Vec<Spanned<PartyId>>>> {
        let at = fields.key("bracketed-by")?;
        let parties = fields.text_or_texts("bracketed-by");
        Some(Spanned::new(self.parties(Some(parties)), at))
    }
}

impl<'a> Reading<'a, '_> {
    pub(super) fn provision(self, fields: &mut Fields<'a>) -> Provision {
        let mut provision = Provision::default();
        Self::wording(fields, &mut provision);
        self.who(fields, &mut provision);
        self.what(fields, &mut provision);
        self.when(fields, &mut provision);
        provision
    }

    fn wording(fields: &mut Fields<'a>, provision: &mut Provision) {
        provision.point = label(fields, "point").map(|point| point.value);
        provision.text = fields.text("text").map(|text| text.value);
        provision.phase = label(fields, "phase");
        provision.implied = fields.boolean("implied").is_some_and(|implied| implied.value);
        provision.undefined_terms = fields.texts("undefined-terms").unwrap_or_default();
        provision.vague_time = fields.text("vague-time");
        provision.form = fields.words("form");
        provision.duty = fields.word("duty");
        provision.reversible = fields.boolean("reversible");
        provision.share = share(fields);
    }

    fn who(self, fields: &mut Fields<'a>, provision: &mut Provision) {
        let names = self.resolver.names;
        provision.by = self.obliged(fields);
        provision.for_ = self.resolver.parties(fields.texts("for"));
        provision.performed_by = self.resolver.parties(fields.texts("performed-by"));
        provision.verified_by = self.resolver.verifiers(fields.texts("verified-by"));
        provision.at_cost_of = self.resolver.parties(fields.texts("at-cost-of"));
        provision.consent = self.resolver.parties(fields.texts("consent"));
        provision.discretion_of = fields.text("discretion-of").and_then(|name| names.party(&name));
        provision.bracketed_by = self.resolver.bracket(fields);
    }

    fn what(self, fields: &mut Fields<'a>, provision: &mut Provision) {
        let names = self.resolver.names;
        provision.settles = self.settles(fields);
        let carries_out = fields.texts("carries-out").unwrap_or_default();
        provision.carries_out = carries_out.iter().filter_map(|name| names.component(name)).collect();
        let defers = fields.texts("defers").unwrap_or_default();
        provision.defers = defers.iter().filter_map(|name| names.issue(name)).collect();
        provision.requires = self.resolver.formulas_in(fields, "requires", self.issues);
        for formula in &provision.requires {
            self.without_orders(formula.value.leaves());
        }
        let excludes = fields.texts("excludes").unwrap_or_default();
        provision.excludes = excludes.iter().filter_map(|name| self.component_or_choice(name)).collect();
        provision.void_if = self.resolver.conditions(fields, "void-if");
        provision.suspends_if = self.resolver.conditions(fields, "suspends-if");
    }

    fn when(self, fields: &mut Fields<'a>, provision: &mut Provision) {
        provision.after = self.resolver.condition(fields, "after");
        provision.with = self.resolver.points(fields, "with");
        provision.takes = takes(self.resolver, fields);
        provision.within = fields.duration("within");
        provision.starts_by = self.resolver.day(fields, "starts-by");
        provision.due = self.resolver.day(fields, "due");
        provision.not_before = self.resolver.day(fields, "not-before");
        provision.falls_on = self.resolver.day(fields, "falls-on");
        provision.expires = self.resolver.day(fields, "expires");
    }

    /// `by`, where `signatories` stands for all of them.
    fn obliged(self, fields: &mut Fields<'a>) -> Vec<Spanned<PartyId>> {
        let mut parties = Vec::new();
        for name in fields.texts("by").unwrap_or_default() {
            if name.value != "signatories" {
                parties.extend(self.resolver.names.party(&name));
            } else if self.signatories.is_empty() {
                let message = "`signatories` stands for those that `[framework]` names, and it names none";
                self.say(name.at, "unknown_reference", message, "add `signatories = [\"…\"]` to `[framework]`");
            } else {
                parties.extend(self.signatories.iter().map(|party| Spanned::new(party.value, name.at)));
            }
        }
        parties
    }

    fn settles(self, fields: &mut Fields<'a>) -> Vec<Settles> {
        let mut settles = Vec::new();
        for (name, node) in fields.pairs("settles") {
            let Some(issue) = self.resolver.names.issue(name) else { continue };
            let issue_at = &self.issues[issue.value];
            let values: Vec<_> =
                one_or_many(node).iter().filter_map(|node| self.resolver.value(issue_at, node)).collect();
            if values.is_empty() && matches!(&node.value, Value::Array(nodes) if nodes.is_empty()) {
                let message = "an empty list settles nothing";
                self.say(node.at, "wrong_type", message, "give one value, or the values that the draft leaves open");
            }
            if !values.is_empty() {
                let at = crate::source::Span { end: node.at.end.max(name.at.end), ..name.at };
                settles.push(Settles { issue: issue.value, values, at });
            }
        }
        settles
    }

    /// `requires` says what must go together; what must come first is said by `after`.
    fn without_orders(self, leaves: Vec<&Literal>) {
        for leaf in leaves {
            if matches!(leaf, Literal::Before { .. } | Literal::With { .. }) {
                let message = "`requires` says what must go together, and this is an order";
                self.say(leaf.at(), "syntax", message, "use `after` or `with` on the component that waits");
            }
        }
    }
}

/// A number or a name.
pub(super) fn label(fields: &mut Fields<'_>, key: &'static str) -> Option<Spanned<String>> {
    let node = fields.node(key)?;
    match &node.value {
        Value::Integer(number) => Some(Spanned::new(number.to_string(), node.at)),
        _ => fields.as_text(node),
    }
}

fn takes<'a>(resolver: Resolver<'a>, fields: &mut Fields<'a>) -> Option<Spanned<Takes>> {
    let node = fields.node("takes")?;
    let Value::Table(table) = &node.value else {
        let exact = fields.as_duration(node)?.value;
        return Some(Spanned::new(Takes { min: Some(exact), max: Some(exact) }, node.at));
    };
    let mut bounds = Fields::new(table, node.at, "`takes`", resolver.findings);
    let (min, max) = (bounds.duration("min"), bounds.duration("max"));
    bounds.finish(|_| None);
    if let (Some(min), Some(max)) = (min, max)
        && min.value.nominal_days() > max.value.nominal_days()
    {
        let finding =
            Finding::of("conflicting_keys", min.at, format!("the least, {}, is more than the most", min.value));
        fields.say(finding.label(max.at, format!("the most is {}", max.value)));
    }
    let value = |bound: Option<Spanned<_>>| bound.map(|bound| bound.value);
    Some(Spanned::new(Takes { min: value(min), max: value(max) }, node.at))
}

fn share(fields: &mut Fields<'_>) -> Option<Spanned<f64>> {
    let node = fields.node("share")?;
    let share = match node.value {
        Value::Float(share) => share,
        Value::Integer(0) => 0.0,
        Value::Integer(1) => 1.0,
        Value::Integer(_) => f64::NAN,
        _ => {
            let finding = fields.wrong_type(node, "a fraction such as 0.3");
            fields.say(finding.help("a third of the whole is 0.333, 30 percent 0.3, all of it 1"));
            return None;
        }
    };
    if (0.0..=1.0).contains(&share) {
        return Some(Spanned::new(share, node.at));
    }
    let finding = Finding::of("wrong_type", node.at, "a share lies between 0 and 1");
    fields.say(finding.help("a third of the whole is 0.333, 30 percent 0.3, all of it 1"));
    None
}
