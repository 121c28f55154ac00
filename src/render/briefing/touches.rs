//! What a part of the page is about: words by which the page finds everything that bears on one thing.

use crate::{
    finding::Subject,
    framework::{ComponentId, Framework, PartyId, Position, PositionId, Thing},
    report::about,
};

/// The words of several things, each once, with a space between.
#[derive(Default)]
pub(super) struct Touches {
    words: Vec<String>,
}

impl Touches {
    pub(super) fn party(self, framework: &Framework, party: PartyId) -> Self {
        self.word('p', &framework.parties[party].entry.id)
    }

    pub(super) fn parties(self, framework: &Framework, parties: impl IntoIterator<Item = PartyId>) -> Self {
        parties.into_iter().fold(self, |touches, party| touches.party(framework, party))
    }

    /// A component, or the component that a step belongs to.
    pub(super) fn component(self, framework: &Framework, component: ComponentId) -> Self {
        self.word('c', &framework.components[component].entry.id)
    }

    pub(super) fn thing(self, framework: &Framework, thing: Thing) -> Self {
        match thing {
            Thing::Step(step) => self.component(framework, framework.steps[step].component),
            other => self.word('c', other.id(framework)),
        }
    }

    pub(super) fn statement(self, framework: &Framework, id: PositionId) -> Self {
        let position = &framework.positions[id];
        let touches = self.word('s', &position.entry.id).speakers(framework, position);
        about(position).into_iter().fold(touches, |touches, thing| touches.thing(framework, thing))
    }

    pub(super) fn speakers(self, framework: &Framework, position: &Position) -> Self {
        self.parties(framework, position.parties.iter().map(|party| party.value))
    }

    pub(super) fn subject(self, subject: &Subject) -> Self {
        let touches = subject.about.iter().fold(self, |touches, id| {
            // The id of a step begins with that of its component.
            touches.word('c', id.split('.').next().unwrap_or(id))
        });
        let parties = subject.parties.iter().chain(&subject.holders);
        let touches = parties.fold(touches, |touches, id| touches.word('p', id));
        subject.positions.iter().fold(touches, |touches, id| touches.word('s', id))
    }

    /// The words as they stand in the page.
    pub(super) fn words(self) -> String {
        self.words.join(" ")
    }

    fn word(mut self, sort: char, id: &str) -> Self {
        let word = format!("{sort}:{id}");
        if !self.words.contains(&word) {
            self.words.push(word);
        }
        self
    }
}
