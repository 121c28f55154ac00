//! Formulas, conditions and times: the names in them become ids.

use super::Resolver;
use crate::{
    calendar::PartialDate,
    document::{Fields, Node, Value as Written, one_or_many},
    expr::{self, Compare, Leaf, Logic, Name, PointOf, Scalar, Time},
    finding::Finding,
    framework::{Arena, Condition, Day, Formula, Issue, Literal, Point, Stop, Thing, Values},
    source::Spanned,
};

impl<'a> Resolver<'a> {
    /// A formula under `key`.
    pub(super) fn formula(
        self,
        fields: &mut Fields<'a>,
        key: &'static str,
        issues: &Arena<Issue>,
    ) -> Option<Spanned<Formula>> {
        let formula = fields.expression(key, expr::formula)?;
        Some(Spanned::new(self.resolved(&formula.value, issues)?, formula.at))
    }

    /// A formula or a list of formulas under `key`.
    pub(super) fn formulas_in(
        self,
        fields: &mut Fields<'a>,
        key: &'static str,
        issues: &Arena<Issue>,
    ) -> Vec<Spanned<Formula>> {
        let Some(node) = fields.node(key) else { return Vec::new() };
        one_or_many(node)
            .iter()
            .filter_map(|node| {
                let formula = fields.as_expression(node, expr::formula)?;
                Some(Spanned::new(self.resolved(&formula, issues)?, node.at))
            })
            .collect()
    }

    /// A formula whose names are defined.
    pub(super) fn resolved(self, formula: &Logic<Leaf>, issues: &Arena<Issue>) -> Option<Formula> {
        formula.try_map(&mut |leaf| self.literal(leaf, issues))
    }

    fn literal(self, leaf: &Leaf, issues: &Arena<Issue>) -> Option<Literal> {
        match leaf {
            Leaf::Thing(name) => self.holds(name, issues),
            Leaf::Before { first, gap, second, at } => {
                let (first, second) = (self.stop(first), self.stop(second));
                Some(Literal::Before { first: first?, gap: gap.map(|gap| gap.value), second: second?, at: *at })
            }
            Leaf::With { first, second, at } => {
                let (first, second) = (self.point(first), self.point(second));
                Some(Literal::With { first: first?, second: second?, at: *at })
            }
            Leaf::Compare { issue, sign, value, at } => self.compare(issue, *sign, value, *at, issues),
        }
    }

    fn holds(self, name: &Name, issues: &Arena<Issue>) -> Option<Literal> {
        let thing = self.names.any_thing(name)?;
        if let Thing::Issue(id) = thing.value
            && !matches!(issues[id].values, Values::YesNo)
        {
            let issue = &issues[id];
            let message = format!("`{}` has several values, so by itself it is neither true nor false", issue.entry.id);
            let help = format!("compare it, such as `{} = {}`", issue.entry.id, example(issue));
            self.say(Finding::of("wrong_type", name.at, message).label(issue.entry.at, "defined here").help(help));
            return None;
        }
        Some(Literal::Holds(thing))
    }

    fn compare(
        self,
        name: &Name,
        sign: Compare,
        scalar: &Spanned<Scalar>,
        at: crate::source::Span,
        issues: &Arena<Issue>,
    ) -> Option<Literal> {
        if let Some(defined) = self.names.component_at(name) {
            let message = format!("`{}` is a component, and only an issue has values to compare", name.value);
            let finding = Finding::of("wrong_type", name.at, message).label(defined, "defined here");
            self.say(finding.help("its id alone says that the package contains it, `not` before it that it does not"));
            return None;
        }
        let id = self.names.issue(name)?.value;
        let issue = &issues[id];
        let comparable = self.comparable(issue, sign, at);
        let value = self.checked_value(issue, &scalar.value, scalar.at)?;
        comparable.then_some(Literal::Compare { issue: id, sign, value, at })
    }

    fn stop(self, stop: &expr::Stop) -> Option<Stop> {
        match stop {
            expr::Stop::Point(point) => self.point(point).map(Stop::Point),
            expr::Stop::Date(date) => Some(Stop::Date(*date)),
        }
    }

    /// A point whose thing is defined.
    pub(super) fn point(self, point: &PointOf<Name>) -> Option<Point> {
        let thing = self.names.any_thing(&point.thing)?.value;
        Some(PointOf { thing, moment: point.moment, at: point.at })
    }

    /// A list of points under `key`.
    pub(super) fn points(self, fields: &mut Fields<'a>, key: &'static str) -> Vec<Point> {
        fields.expressions(key, expr::point).iter().filter_map(|point| self.point(&point.value)).collect()
    }

    /// A condition under `key`; a list means all of them.
    pub(super) fn condition(self, fields: &mut Fields<'a>, key: &'static str) -> Option<Spanned<Condition>> {
        let node = fields.node(key)?;
        let Written::Array(nodes) = &node.value else { return self.as_condition(fields, node) };
        let parts: Vec<_> = nodes.iter().map(|node| self.as_condition(fields, node)).collect();
        let mut parts = parts.into_iter().collect::<Option<Vec<_>>>()?;
        let value = if parts.len() == 1 {
            parts.remove(0).value
        } else {
            Logic::All(parts.into_iter().map(|part| part.value).collect())
        };
        Some(Spanned::new(value, node.at))
    }

    /// A list of conditions under `key`, each by itself.
    pub(super) fn conditions(self, fields: &mut Fields<'a>, key: &'static str) -> Vec<Spanned<Condition>> {
        let nodes = fields.list(key).unwrap_or_default();
        nodes.iter().filter_map(|node| self.as_condition(fields, node)).collect()
    }

    fn as_condition(self, fields: &Fields<'a>, node: &Node) -> Option<Spanned<Condition>> {
        let condition = fields.as_expression(node, expr::condition)?;
        let condition = condition.try_map(&mut |point| self.point(point))?;
        Some(Spanned::new(condition, node.at))
    }

    /// A day under `key`: a date of TOML, or a text.
    pub(super) fn day(self, fields: &mut Fields<'a>, key: &'static str) -> Option<Spanned<Day>> {
        let node = fields.node(key)?;
        let plain = match &node.value {
            // A date in another order is a date all the same, and read as one to be explained as one.
            Written::Text { text, .. } => PartialDate::parse(text).or(PartialDate::year_first(text)).is_some(),
            _ => true,
        };
        if plain {
            let date = fields.as_date(node)?;
            let when = expr::When { offset: None, anchor: expr::Anchor::Date(date.value), at: node.at };
            return Some(Spanned::new(Time::At(when), node.at));
        }
        let time = fields.as_expression(node, expr::time)?;
        let day = time.try_map(&mut |point| self.point(point))?;
        Some(Spanned::new(day, node.at))
    }
}

fn example(issue: &Issue) -> String {
    match &issue.values {
        Values::YesNo => "true".to_owned(),
        Values::Named { names, .. } => names.first().map_or_else(String::new, |name| name.value.clone()),
        Values::Numbers(numbers) => numbers.first().map_or_else(String::new, |number| number.value.to_string()),
    }
}
