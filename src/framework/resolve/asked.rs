//! Words of a call, resolved like those in the files: what it asks about, and what it supposes.

use super::{Names, Resolver};
use crate::{
    document::{Document, Findings, nearest},
    expr::{self, Compare, Leaf, Logic, Name, Scalar, Written},
    finding::Finding,
    framework::{Choosing, ComponentId, Formula, Framework, PartyId, PositionId, Thing},
    source::{Span, Spanned},
};

/// What a call asks about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A statement, by its id.
    Position(PositionId),
    /// A formula, of which the id of a component is the simplest.
    Formula(Spanned<Formula>),
}

/// What a call supposes to be otherwise than the files say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Supposed {
    /// Its party no longer insists on it.
    SetAside(PositionId),
    /// It was never said.
    Disbelieve(PositionId),
    /// A component, step or choice is taken out.
    Without(Thing),
    /// A freedom of the draft is used so.
    Choose(Choosing),
}

/// The words with which a supposition can begin.
const VERBS: [&str; 3] = ["set-aside", "disbelieve", "without"];

const WAYS: &str =
    "write `set-aside ID`, `disbelieve ID`, `without ID`, `ID in`, `not ID`, `choice = member` or `issue = value`";

/// What is asked about: the position of that id if there is one, else a formula. `framework` is what the document was resolved to,
/// without mistakes.
pub fn target(document: &Document, framework: &Framework, written: Written<'_>) -> Result<Target, Vec<Finding>> {
    asking(document, |resolver| {
        let text = written.text.trim();
        if !expr::is_kebab_case(text) {
            let formula = resolver.read(framework, written)?;
            return Some(Target::Formula(Spanned::new(formula, written.at)));
        }
        let name = Spanned::new(text.to_owned(), written.at);
        if let Some(position) = resolver.names.known_position(&name) {
            return Some(Target::Position(position.value));
        }
        if !expr::RESERVED.contains(&text) {
            resolver.names.known_target(&name)?;
        }
        let formula = resolver.read(framework, written)?;
        Some(Target::Formula(Spanned::new(formula, written.at)))
    })
}

/// The party of that id.
pub fn party(document: &Document, written: Written<'_>) -> Result<PartyId, Vec<Finding>> {
    let name = Spanned::new(written.text.trim().to_owned(), written.at);
    asking(document, |resolver| resolver.names.party(&name).map(|party| party.value))
}

/// What is supposed, in the order in which it stands there. `framework` is what the document was resolved to, without mistakes.
pub fn supposed(
    document: &Document,
    framework: &Framework,
    written: Written<'_>,
) -> Result<Vec<Supposed>, Vec<Finding>> {
    asking(document, |resolver| Supposing { resolver, framework, written }.read())
}

fn asking<T>(document: &Document, read: impl FnOnce(Resolver<'_>) -> Option<T>) -> Result<T, Vec<Finding>> {
    let findings = Findings::default();
    let names = Names::collect(document, &findings);
    // What is wrong with the names of the files has been said.
    findings.borrow_mut().clear();
    let found = read(Resolver { document, names: &names, findings: &findings });
    drop(names);
    found.ok_or_else(|| findings.into_inner())
}

impl Resolver<'_> {
    fn read(self, framework: &Framework, written: Written<'_>) -> Option<Formula> {
        let formula = expr::formula(written).map_err(|mistake| self.say(*mistake)).ok()?;
        self.resolved(&formula, &framework.issues)
    }
}

/// Reads one supposition.
struct Supposing<'a> {
    resolver: Resolver<'a>,
    framework: &'a Framework,
    written: Written<'a>,
}

impl Supposing<'_> {
    fn read(&self) -> Option<Vec<Supposed>> {
        let words = self.words();
        match &words[..] {
            [verb, ids @ ..] if VERBS.contains(&verb.value.as_str()) => self.of_verb(verb, ids),
            [name, word] if matches!(word.value.as_str(), "in" | "out") => {
                Some(vec![self.freedom(name, word.value == "in")?])
            }
            [] => self.mistake(self.written.at, "expected what to suppose, found nothing"),
            [first, _, ..] if first.value != "not" && !self.written.text.contains('=') => {
                self.mistake(first.at, &format!("`{}` is no way to suppose something", first.value))
            }
            _ => Some(vec![self.chosen()?]),
        }
    }

    fn words(&self) -> Vec<Name> {
        let text = self.written.text;
        let start = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
        let words = text.split(|sign: char| sign.is_whitespace() || sign == ',').filter(|word| !word.is_empty());
        words.map(|word| Spanned::new(word.to_owned(), self.place(start(word)..start(word) + word.len()))).collect()
    }

    fn place(&self, part: std::ops::Range<usize>) -> Span {
        Span::new(self.written.at.file, part)
    }

    fn mistake<T>(&self, at: Span, message: &str) -> Option<T> {
        let finding = Finding::of("syntax", at, message);
        let word = &self.written.text[at.range()];
        self.resolver.say(match nearest(word, VERBS) {
            Some(near) => finding.help(format!("did you mean `{near}`?")),
            None => finding.help(WAYS),
        });
        None
    }

    fn of_verb(&self, verb: &Name, ids: &[Name]) -> Option<Vec<Supposed>> {
        if ids.is_empty() {
            let message = format!("`{}` stands alone", verb.value);
            let finding = Finding::of("syntax", verb.at, message).help(format!("write `{} ID`", verb.value));
            self.resolver.say(finding);
            return None;
        }
        let names = self.resolver.names;
        // All of them first: two unknown ids get two messages.
        let found: Vec<Option<Supposed>> = match verb.value.as_str() {
            "without" => {
                let droppable = |thing| matches!(thing, Thing::Component(_) | Thing::Step(_) | Thing::Choice(_));
                let thing = |id| names.thing(id, "a component, a step or a choice", droppable);
                ids.iter().map(|id| thing(id).map(Supposed::Without)).collect()
            }
            "disbelieve" => ids.iter().map(|id| Some(Supposed::Disbelieve(names.position(id)?.value))).collect(),
            _ => ids.iter().map(|id| Some(Supposed::SetAside(names.position(id)?.value))).collect(),
        };
        found.into_iter().collect()
    }

    /// `id`, `not id`, `choice = member` or `issue = value`.
    fn chosen(&self) -> Option<Supposed> {
        let formula = expr::formula(self.written).map_err(|mistake| self.resolver.say(*mistake)).ok()?;
        match formula {
            Logic::Is(Leaf::Thing(name)) => self.freedom(&name, true),
            Logic::Not(part) => match *part {
                Logic::Is(Leaf::Thing(name)) => self.freedom(&name, false),
                _ => self.mistake(self.written.at, "only one thing can be supposed at a time"),
            },
            Logic::Is(Leaf::Compare { issue, sign: Compare::Equal, value, .. }) => self.equal(&issue, &value),
            _ => self.mistake(self.written.at, "this fixes no freedom of the draft"),
        }
    }

    /// A bracketed component, a choice or a yes/no issue, used or not.
    fn freedom(&self, name: &Name, used: bool) -> Option<Supposed> {
        let free = |thing| matches!(thing, Thing::Component(_) | Thing::Choice(_) | Thing::Issue(_));
        let thing = self.resolver.names.thing(name, "a bracketed component, a choice or an issue", free)?;
        Some(Supposed::Choose(match thing {
            Thing::Component(id) if self.is_free(id) => Choosing::Component(id, used),
            Thing::Choice(id) if !used => Choosing::Choice(id, None),
            Thing::Issue(id) => {
                let value = Spanned::new(Scalar::Truth(used), name.at);
                Choosing::Issue(id, self.resolver.checked_value(&self.framework.issues[id], &value.value, value.at)?)
            }
            Thing::Component(_) => {
                let message = format!("`{}` is no freedom of the draft: it stands in it without brackets", name.value);
                let help = format!("write `without {}` to take it out", name.value);
                self.resolver.say(Finding::of("wrong_type", name.at, message).help(help));
                return None;
            }
            _ => {
                let message = format!("`{}` is a choice, and this does not say which of its members", name.value);
                let help = format!("write `{} = member`", name.value);
                self.resolver.say(Finding::of("wrong_type", name.at, message).help(help));
                return None;
            }
        }))
    }

    fn is_free(&self, component: ComponentId) -> bool {
        let component = &self.framework.components[component];
        component.provision.bracketed_by.is_some() || component.choice.is_some()
    }

    fn equal(&self, name: &Name, scalar: &Spanned<Scalar>) -> Option<Supposed> {
        let names = self.resolver.names;
        let free = |thing| matches!(thing, Thing::Choice(_) | Thing::Issue(_));
        let choosing = match (names.thing(name, "a choice or an issue", free)?, &scalar.value) {
            (Thing::Choice(id), Scalar::Word(word)) => {
                let member = names.component(&Spanned::new(word.clone(), scalar.at))?;
                if !self.framework.choices[id].one_of.iter().any(|known| known.value == member.value) {
                    let finding = Finding::of(
                        "unknown_reference",
                        scalar.at,
                        format!("`{word}` is not a member of `{}`", name.value),
                    );
                    let listed = self.framework.choices[id].entry.at;
                    self.resolver.say(finding.label(listed, "its members are listed here"));
                    return None;
                }
                Choosing::Choice(id, Some(member.value))
            }
            (Thing::Choice(id), Scalar::Truth(false)) => Choosing::Choice(id, None),
            (Thing::Issue(id), value) => {
                Choosing::Issue(id, self.resolver.checked_value(&self.framework.issues[id], value, scalar.at)?)
            }
            _ => {
                let message = format!("`{}` is a choice: its values are its members", name.value);
                self.resolver.say(Finding::of("wrong_type", scalar.at, message));
                return None;
            }
        };
        Some(Supposed::Choose(choosing))
    }
}
