//! The fields that only some kinds of component have.

use super::{Resolver, party::rule_word};
use crate::{
    document::{Fields, Node, Value, alternatives, one_or_many},
    expr::Name,
    framework::{
        Activation, BodyTerms, CrimesTerms, GuaranteeTerms, Kind, LineTerms, Open, ReliefTerms, SnapbackTerms, Terms,
        TieBreak, WithdrawalTerms,
    },
    source::Spanned,
};

/// Which kinds have which fields: for the message about a field on another kind.
const KIND_FIELDS: [(&[&str], &[&str]); 8] = [
    (&["security-guarantee"], &["against", "trigger", "response", "activated-by", "responds-within", "area-excluded"]),
    (&["oversight-body"], &["members", "optional-members", "decides-by", "chair", "tie-break", "powers", "oversees"]),
    (&["monitoring", "peacekeeping"], &["oversees"]),
    (&["ceasefire", "ceasefire-line"], &["line", "area", "prohibits", "zone"]),
    (&["withdrawal"], &["from", "to", "distance"]),
    (&["sanctions-relief"], &["effect", "imposed-by"]),
    (&["amnesty", "accountability"], &["covers", "excludes-crimes"]),
    (&["snapback"], &["reverses", "if", "decided-by", "default", "delay"]),
];

/// "`against` belongs to a `security-guarantee`", if the key belongs to other kinds than that of this component.
pub(super) fn kinds_with(key: &str, kind: Option<Kind>) -> Option<String> {
    let kinds: Vec<_> = KIND_FIELDS
        .iter()
        .filter(|(_, fields)| fields.contains(&key))
        .flat_map(|(kinds, _)| kinds.iter().copied())
        .collect();
    let whose = if kind.is_some() { "this component is of another" } else { "a step is of none" };
    (!kinds.is_empty()).then(|| format!("`{key}` is a field of the kind {}, and {whose}", alternatives(&kinds)))
}

/// Takes the fields of every kind as known.
pub(super) fn every_field(fields: &mut Fields<'_>) {
    for key in KIND_FIELDS.iter().flat_map(|(_, keys)| keys.iter()) {
        fields.node(key);
    }
}

impl<'a> Resolver<'a> {
    /// Reads the fields of `kind`.
    pub(super) fn terms(self, fields: &mut Fields<'a>, kind: Kind) -> Terms {
        match kind {
            Kind::SecurityGuarantee => Terms::Guarantee(self.guarantee(fields)),
            Kind::OversightBody => Terms::Body(self.body(fields)),
            Kind::Monitoring | Kind::Peacekeeping => {
                Terms::Overseer { oversees: self.things(fields.texts("oversees")) }
            }
            Kind::Ceasefire | Kind::CeasefireLine => Terms::Line(LineTerms {
                line: open(fields, "line", Fields::as_text),
                area: open(fields, "area", Fields::as_text),
                prohibits: fields.texts("prohibits").unwrap_or_default(),
                zone: open(fields, "zone", Fields::as_text),
            }),
            Kind::Withdrawal => Terms::Withdrawal(WithdrawalTerms {
                from: open(fields, "from", Fields::as_text),
                to: open(fields, "to", Fields::as_text),
                distance: open(fields, "distance", Fields::as_text),
            }),
            Kind::SanctionsRelief => Terms::Relief(ReliefTerms {
                effect: open(fields, "effect", Fields::as_word),
                imposed_by: self.parties(fields.texts("imposed-by")),
            }),
            Kind::Amnesty | Kind::Accountability => Terms::Crimes(CrimesTerms {
                covers: fields.texts("covers").unwrap_or_default(),
                excludes_crimes: fields.texts("excludes-crimes").unwrap_or_default(),
            }),
            Kind::Snapback => Terms::Snapback(self.snapback(fields)),
            _ => Terms::None,
        }
    }

    fn guarantee(self, fields: &mut Fields<'a>) -> GuaranteeTerms {
        GuaranteeTerms {
            against: self.parties(fields.texts("against")),
            trigger: self.open_names(fields, "trigger", super::Names::event),
            response: fields.words("response"),
            activated_by: open(fields, "activated-by", |fields, node| self.activation(fields, node)),
            responds_within: open(fields, "responds-within", Fields::as_duration),
            area_excluded: fields.texts("area-excluded").unwrap_or_default(),
        }
    }

    fn body(self, fields: &mut Fields<'a>) -> BodyTerms {
        BodyTerms {
            members: self.parties(fields.texts("members")),
            optional_members: self.parties(fields.texts("optional-members")),
            decides_by: self.open_rule(fields, "decides-by"),
            chair: self.open_names(fields, "chair", super::Names::party),
            tie_break: open(fields, "tie-break", |fields, node| self.tie_break(fields, node)),
            oversees: self.things(fields.texts("oversees")),
            powers: fields.words("powers"),
        }
    }

    fn snapback(self, fields: &mut Fields<'a>) -> SnapbackTerms {
        SnapbackTerms {
            reverses: self.things(fields.texts("reverses")),
            if_: self.condition(fields, "if"),
            decided_by: fields.text("decided-by").and_then(|name| self.names.party_or_body(&name)),
            default: open(fields, "default", Fields::as_word),
            delay: open(fields, "delay", Fields::as_duration),
        }
    }

    fn open_names<T>(
        self,
        fields: &mut Fields<'a>,
        key: &'static str,
        find: impl Fn(&super::Names<'a>, &Name) -> Option<Spanned<T>>,
    ) -> Open<T> {
        open(fields, key, |fields, node| find(self.names, &fields.as_text(node)?))
    }

    fn activation(self, fields: &Fields<'a>, node: &'a Node) -> Option<Spanned<Activation>> {
        let Value::Text { text, .. } = &node.value else {
            return self.as_rule(fields, node).map(|rule| rule.map(Activation::Rule));
        };
        if text == "each-guarantor" {
            return Some(Spanned::new(Activation::EachGuarantor, node.at));
        }
        if let Some(rule) = rule_word(text) {
            return Some(Spanned::new(Activation::Rule(rule), node.at));
        }
        let name = Spanned::new(text.clone(), node.at);
        self.names.party_or_body(&name).map(|by| by.map(Activation::By))
    }

    fn tie_break(self, fields: &Fields<'a>, node: &'a Node) -> Option<Spanned<TieBreak>> {
        let name = fields.as_text(node)?;
        if name.value == "chair" {
            return Some(Spanned::new(TieBreak::Chair, node.at));
        }
        self.names.party(&name).map(|party| party.map(TieBreak::Party))
    }
}

/// One value under `key`, or the list of those that the draft leaves open.
fn open<'a, T>(
    fields: &mut Fields<'a>,
    key: &'static str,
    read: impl Fn(&Fields<'a>, &'a Node) -> Option<Spanned<T>>,
) -> Open<T> {
    let Some(node) = fields.node(key) else { return Open::new() };
    one_or_many(node).iter().filter_map(|node| read(fields, node)).collect()
}
