//! The single-valued fields of kinds: how many values each is left open among.

use crate::{
    framework::{Component, Nature, Open, Terms},
    source::Span,
};

/// The fields of its kind that can be left open, each with the number of values it names.
pub(super) fn fields(component: &Component) -> Vec<(&'static str, usize)> {
    described(component).into_iter().map(|field| (field.name, field.values)).collect()
}

/// Whether the component gives the field a value.
pub(super) fn sets(component: &Component, name: &str) -> bool {
    described(component).iter().any(|field| field.name == name && field.values > 0)
}

/// Where the values of a field that is left open stand, in the author's order.
pub fn field_values(component: &Component, name: &str) -> Vec<Span> {
    described(component).into_iter().find(|field| field.name == name).map(|field| field.places).unwrap_or_default()
}

/// A field of a kind.
pub(super) struct Field {
    pub name: &'static str,
    pub values: usize,
    /// Equal for equal values.
    pub key: String,
    /// `None` if it has no value.
    pub at: Option<Span>,
    places: Vec<Span>,
}

/// The fields of its kind that can be left open.
pub(super) fn described(component: &Component) -> Vec<Field> {
    let (Nature::Provision { terms, .. } | Nature::Amendment { terms, .. }) = &component.nature;
    match terms {
        Terms::Guarantee(terms) => vec![
            field("trigger", &terms.trigger),
            field("activated-by", &terms.activated_by),
            field("responds-within", &terms.responds_within),
        ],
        Terms::Body(terms) => vec![
            field("decides-by", &terms.decides_by),
            field("chair", &terms.chair),
            field("tie-break", &terms.tie_break),
        ],
        Terms::Line(terms) => {
            vec![field("line", &terms.line), field("area", &terms.area), field("zone", &terms.zone)]
        }
        Terms::Withdrawal(terms) => {
            vec![field("from", &terms.from), field("to", &terms.to), field("distance", &terms.distance)]
        }
        Terms::Relief(terms) => vec![field("effect", &terms.effect)],
        Terms::Snapback(terms) => vec![field("default", &terms.default), field("delay", &terms.delay)],
        Terms::None | Terms::Overseer { .. } | Terms::Crimes(_) => Vec::new(),
    }
}

fn field<T: std::fmt::Debug>(name: &'static str, open: &Open<T>) -> Field {
    let values: Vec<&T> = open.iter().map(|value| &value.value).collect();
    let places: Vec<Span> = open.iter().map(|value| value.at).collect();
    Field { name, values: values.len(), key: format!("{values:?}"), at: places.first().copied(), places }
}
