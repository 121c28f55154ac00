//! The lines that conditions, requirements and times ask for.

use super::{
    super::picture::{End, Meaning, Shape},
    Junction, Lines,
};
use crate::{
    expr::{Anchor, Compare, Logic, Moment},
    framework::{Day, Formula, Framework, Literal, Point, Provision, Stop, Thing},
};

impl Lines<'_> {
    pub(super) fn times(&mut self, provision: &Provision) {
        let days = [
            ("starts by", &provision.starts_by),
            ("due", &provision.due),
            ("not before", &provision.not_before),
            ("falls on", &provision.falls_on),
            ("expires", &provision.expires),
        ];
        for (key, day) in days {
            if let Some(day) = day {
                self.time(key, &day.value);
            }
        }
    }

    fn time(&mut self, key: &str, day: &Day) {
        let which = match day {
            Day::At(_) => "",
            Day::EarlierOf(_) => "earlier of: ",
            Day::LaterOf(_) => "later of: ",
        };
        for when in day.parts() {
            let Anchor::Point(point) = &when.anchor else { continue };
            let offset = when.offset.map_or_else(String::new, |offset| {
                format!("{} {}", offset.length, if offset.before { "before" } else { "after" })
            });
            let words = sentence(&[&format!("{which}{key}"), &offset, moment_word(point)]);
            let back = when.offset.is_some_and(|offset| offset.before);
            let meaning = match (key, back) {
                ("expires", _) => Meaning::Ends,
                (_, true) => Meaning::CountBack,
                (_, false) => Meaning::Count,
            };
            self.add(start(self.framework, point), self.of, meaning, words);
        }
    }

    pub(super) fn points(&mut self, condition: &Logic<Point>, meaning: Meaning, key: &str) {
        let framework = self.framework;
        let leaf = |point: &Point| vec![(start(framework, point), sentence(&[key, moment_word(point)]))];
        self.logic(condition, self.of.into(), "and", meaning, &leaf);
    }

    pub(super) fn requires(&mut self, formula: &Formula) {
        let framework = self.framework;
        self.logic(formula, self.of.into(), "and", Meaning::Requires, &|literal| demanded(framework, literal));
    }

    /// Leads the leaves of `logic` to `end`, where they are joined by `joined`; another word needs a junction.
    fn logic<L>(
        &mut self,
        logic: &Logic<L>,
        end: End,
        joined: &'static str,
        meaning: Meaning,
        leaf: &impl Fn(&L) -> Vec<(Thing, String)>,
    ) {
        let (word, parts) = match logic {
            Logic::Is(literal) => {
                for (thing, words) in leaf(literal) {
                    self.lead(thing.into(), end, meaning, words);
                }
                return;
            }
            Logic::Not(part) => ("not", std::slice::from_ref(&**part)),
            Logic::All(parts) => ("and", &parts[..]),
            Logic::Any(parts) => ("or", &parts[..]),
        };
        let direct = word != "not" && (word == joined || parts.len() == 1);
        let (end, joined) = if direct { (end, joined) } else { (self.junction(word, end, meaning), word) };
        for part in parts {
            self.logic(part, end, joined, meaning, leaf);
        }
    }

    fn junction(&mut self, word: &'static str, end: End, meaning: Meaning) -> End {
        let junction = End::Junction(self.junctions.len());
        self.junctions.push(Junction { word, shape: Shape::Junction, of: self.of.into() });
        self.lead(junction, end, meaning, String::new());
        junction
    }

    /// A line between what is said and what it is said of: a requirement points to what is required.
    fn lead(&mut self, part: End, whole: End, meaning: Meaning, words: String) {
        let (from, to) = if meaning == Meaning::Requires { (whole, part) } else { (part, whole) };
        self.add(from, to, meaning, words);
    }
}

/// The things that a requirement names, each with what is asked of it.
fn demanded(framework: &Framework, literal: &Literal) -> Vec<(Thing, String)> {
    match literal {
        Literal::Holds(thing) => vec![(thing.value, String::new())],
        Literal::With { first, second, .. } => {
            vec![(first.thing, "together".to_owned()), (second.thing, "together".to_owned())]
        }
        Literal::Before { first, second, .. } => {
            let stop = |stop: &Stop, word: &str| match stop {
                Stop::Point(point) => Some((point.thing, word.to_owned())),
                Stop::Date(_) => None,
            };
            [stop(first, "first"), stop(second, "then")].into_iter().flatten().collect()
        }
        Literal::Compare { issue, sign, value, .. } => {
            let words = format!("{} {}", sign_word(*sign), framework.issues[*issue].word(*value));
            vec![(Thing::Issue(*issue), words)]
        }
    }
}

fn sign_word(sign: Compare) -> &'static str {
    match sign {
        Compare::Equal => "=",
        Compare::Unequal => "≠",
        Compare::Less => "<",
        Compare::AtMost => "≤",
        Compare::More => ">",
        Compare::AtLeast => "≥",
    }
}

/// What a point belongs to: the start of a component with steps is that of its first.
fn start(framework: &Framework, point: &Point) -> Thing {
    match (point.thing, point.moment) {
        (Thing::Component(id), Some(Moment::Started)) => {
            framework.components[id].steps.first().map_or(point.thing, |&step| Thing::Step(step))
        }
        (thing, _) => thing,
    }
}

/// The moment in the life of a thing, where one is named.
pub(super) fn moment_word(point: &Point) -> &'static str {
    point.moment.map_or("", Moment::word)
}

fn sentence(words: &[&str]) -> String {
    let words: Vec<&str> = words.iter().copied().filter(|word| !word.is_empty()).collect();
    words.join(" ")
}
