//! Names that are not defined: what is said of them, and what was probably meant.

use super::{Meaning, Names, Space};
use crate::{
    document::{alternatives, near, nearest},
    expr::{Moment, Name},
    finding::Finding,
    framework::Thing,
};

/// For so many unknown names the one that was probably meant is looked for.
pub(super) const MAX_GUESSES: usize = 100;

/// Of names that are equally near, so many are named.
const MAX_NEAR: usize = 3;

impl Names<'_> {
    /// Says that a name is not defined, or not as what is wanted here.
    pub(super) fn unknown<T>(
        &self,
        name: &Name,
        wanted: &str,
        spaces: &[&Space],
        accepts: impl Fn(Meaning) -> bool,
    ) -> Option<T> {
        let id = &name.value;
        let every = [&self.things, &self.parties, &self.sources, &self.positions];
        if let Some((meaning, at)) = every.iter().find_map(|space| space.get(id)) {
            let message = format!("`{id}` is {}; {wanted} is expected here", meaning.what());
            self.say(Finding::of("unknown_reference", name.at, message).label(*at, "defined here"));
            return None;
        }
        if self.may_be_defined(id) {
            return None;
        }
        if let Some(finding) = self.unknown_part(name) {
            self.say(finding);
            return None;
        }
        let finding =
            Finding::of("unknown_reference", name.at, format!("`{id}` is not defined; {wanted} is expected here"));
        self.say(match self.guess(id, spaces, accepts) {
            near if !near.is_empty() => finding.help(format!("did you mean {}?", alternatives(&near))),
            _ if id.contains(',') => finding.help(format!("write [\"{}\"]", id.replace(", ", "\", \""))),
            _ => finding.help("define it, or include the file that does"),
        });
        None
    }

    /// The names that are probably meant by `id`. Who has made very many such mistakes has made another one.
    fn guess<'s>(&self, id: &str, spaces: &[&'s Space], accepts: impl Fn(Meaning) -> bool) -> Vec<&'s str> {
        let Some(left) = self.guesses_left.get().checked_sub(1) else { return Vec::new() };
        self.guesses_left.set(left);
        let candidates = spaces.iter().flat_map(|space| space.iter());
        let accepted = candidates.filter(|(_, (meaning, _))| accepts(*meaning));
        let mut near = near(id, accepted.map(|(candidate, _)| candidate.as_str()));
        near.truncate(MAX_NEAR);
        near
    }

    /// `thing.part`, where there is the thing and not the part.
    fn unknown_part(&self, name: &Name) -> Option<Finding> {
        let (of, part) = name.value.rsplit_once('.')?;
        let (_, at) = self.things.get(of)?;
        let steps = self.things.keys().filter_map(|id| id.strip_prefix(of)?.strip_prefix('.'));
        let mut parts: Vec<&str> = Moment::ALL.iter().map(|moment| moment.word()).chain(steps).collect();
        parts.sort_unstable();
        let message = format!("`{of}` has no step or moment `{part}`");
        let finding = Finding::of("unknown_reference", name.at, message).label(*at, "defined here");
        Some(match nearest(part, parts.iter().copied()) {
            Some(near) => finding.help(format!("did you mean `{of}.{near}`?")),
            None => finding.help(format!("after the dot can stand {}", alternatives(&parts))),
        })
    }

    /// What `without` takes out; its keys are gone already, so a part that is still there to be found is a step.
    pub(in crate::framework::resolve) fn dropped(&self, name: &Name) -> Option<Thing> {
        let known = self.things.contains_key(&name.value);
        if let Some((of, key)) = name.value.rsplit_once('.').filter(|_| !known && !self.may_be_defined(&name.value))
            && let Some((_, at)) = self.things.get(of)
        {
            let message = format!("`{of}` has neither a step nor a key `{key}` that could be dropped");
            self.say(Finding::of("unknown_reference", name.at, message).label(*at, "defined here"));
            return None;
        }
        let accepts = |thing| matches!(thing, Thing::Component(_) | Thing::Step(_) | Thing::Choice(_));
        self.thing(name, "a component, a step or a choice", accepts)
    }

    /// Whether something that was not understood, and has been said, could define `id`.
    fn may_be_defined(&self, id: &str) -> bool {
        let last = id.rsplit('.').next().unwrap_or(id);
        self.document.incomplete
            || self.document.unread.iter().any(|statement| statement.contains(last))
            || self.document.table.get(id).is_some()
    }
}
