//! What the parties have said.

use super::Resolver;
use crate::{
    document::Fields,
    finding::Finding,
    framework::{Arena, Denied, Entry, Issue, Position, Reporter, Stance, Status, Thing},
    source::{Span, Spanned},
};

/// The keys of which a position has exactly one.
const STANCES: [&str; 8] = ["requires", "rejects", "prefers", "accepts", "reads", "denies", "doubts", "comments"];

impl<'a> Resolver<'a> {
    pub(super) fn position(self, mut fields: Fields<'a>, entry: Entry, issues: &Arena<Issue>) -> Position {
        fields.require(&["party"]);
        fields.require(&["status"]);
        let parties = fields.text_or_texts("party");
        let stance = self.stance(&mut fields, issues);
        let red_line = red_line(&mut fields, stance.as_ref().map(|(stance, _)| stance));
        let (stance, stance_at) = stance.unwrap_or_else(|| (Stance::Comments(Vec::new()), entry.at));
        let position = Position {
            parties: self.parties(Some(parties)),
            red_line,
            stance,
            stance_at,
            condition: self.formula(&mut fields, "if", issues),
            date: fields.date("date"),
            until: fields.date("until"),
            // What has no readable status is the least certain there is.
            status: fields.word("status").unwrap_or(Spanned::new(Status::Anonymous, entry.at)),
            reporter: fields.text("reporter").map(|name| self.reporter(&name)),
            speaker: fields.text("speaker").map(|text| text.value),
            says: fields.text("says").map(|text| text.value),
            supersedes: self.positions(&mut fields, "supersedes"),
            allow: self.allow(&mut fields),
            entry,
        };
        fields.finish(|_| None);
        position
    }

    /// The positions in a list.
    pub(super) fn positions(
        self,
        fields: &mut Fields<'a>,
        key: &'static str,
    ) -> Vec<Spanned<super::super::PositionId>> {
        let names = fields.texts(key).unwrap_or_default();
        names.iter().filter_map(|name| self.names.position(name)).collect()
    }

    fn stance(self, fields: &mut Fields<'a>, issues: &Arena<Issue>) -> Option<(Stance, Span)> {
        fields.require(&STANCES);
        let mut given: Vec<_> = STANCES.into_iter().filter_map(|key| Some((fields.key(key)?, key))).collect();
        given.sort_unstable();
        let mut found = None;
        // All of them are read, so that each is known and each mistake is said.
        for key in STANCES {
            let at = fields.key(key);
            let stance = self.one_stance(fields, key, issues);
            found = found.or(stance.zip(at));
        }
        if let [(first_at, first), (second_at, _), ..] = given[..] {
            let message = format!("a position has one stance, and `{first}` is given too");
            let finding = Finding::of("conflicting_keys", second_at, message).label(first_at, "the first is here");
            fields.say(finding.help("make two positions of it"));
        }
        found
    }

    fn one_stance(self, fields: &mut Fields<'a>, key: &'static str, issues: &Arena<Issue>) -> Option<Stance> {
        match key {
            "requires" => self.formula(fields, key, issues).map(Stance::Requires),
            "rejects" => self.formula(fields, key, issues).map(Stance::Rejects),
            "prefers" => self.formula(fields, key, issues).map(Stance::Prefers),
            "accepts" => self.formula(fields, key, issues).map(Stance::Accepts),
            "reads" => self.formula(fields, key, issues).map(Stance::Reads),
            "denies" => self.denied(fields).map(Stance::Denies),
            "doubts" => self.doubts(fields),
            _ => fields.has(key).then(|| {
                let names = fields.text_or_texts(key);
                Stance::Comments(self.things(Some(names)))
            }),
        }
    }

    fn denied(self, fields: &mut Fields<'a>) -> Option<Spanned<Denied>> {
        let name = fields.text("denies")?;
        if let Some(position) = self.names.known_position(&name) {
            return Some(position.map(Denied::Position));
        }
        let denied = match self.names.known_component_or_plan(&name) {
            Some(Thing::Component(id)) => Denied::Component(id),
            Some(_) => Denied::Plan,
            None => {
                self.names.unknown_denied(&name);
                return None;
            }
        };
        Some(Spanned::new(denied, name.at))
    }

    fn doubts(self, fields: &mut Fields<'a>) -> Option<Stance> {
        let of = fields.text("of").and_then(|name| self.names.party(&name));
        let given = fields.text("doubts");
        if let (Some(of), None) = (&of, &given) {
            let finding =
                Finding::of("conflicting_keys", of.at, "`of` goes with `doubts`: whom the party does not believe");
            fields.say(finding.help("take it out"));
        }
        let name = given?;
        let accepts = |thing| matches!(thing, Thing::Component(_) | Thing::Step(_) | Thing::Plan);
        let thing = self.names.thing(&name, "a component or `plan`", accepts)?;
        Some(Stance::Doubts { thing: Spanned::new(thing, name.at), of })
    }

    fn reporter(self, name: &Spanned<String>) -> Spanned<Reporter> {
        match self.names.known_party(name) {
            Some(party) => party.map(Reporter::Party),
            None => Spanned::new(Reporter::Name(name.value.clone()), name.at),
        }
    }
}

fn red_line(fields: &mut Fields<'_>, stance: Option<&Stance>) -> bool {
    let Some((red_line, stance)) = fields.boolean("red-line").zip(stance) else { return false };
    let fits = matches!(stance, Stance::Requires(_) | Stance::Rejects(_));
    if red_line.value && !fits {
        let message =
            format!("a red line is something that a party requires or rejects, and this one {}", stance.word());
        let finding = Finding::of("conflicting_keys", red_line.at, message);
        fields.say(finding.help("use `requires` or `rejects`, or take `red-line` out"));
    }
    red_line.value && fits
}
