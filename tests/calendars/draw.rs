//! Small calendars, drawn from bytes: as TOML, and as the bounds that the manual gives them.

use super::tables::{Bound, Clause};

/// What may be drawn.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    pub(crate) alternatives: bool,
}

/// Some acts, of which later ones may wait for earlier ones.
#[derive(Debug)]
pub(crate) struct Calendar {
    acts: Vec<Act>,
}

/// One provision, or one of two steps of a provision.
#[derive(Debug, Default)]
struct Act {
    id: String,
    /// It has two steps that wait for nothing, and these are they.
    steps: Vec<Act>,
    takes: Option<(i64, i64)>,
    /// Places of acts, and whether one of them is enough.
    after: Option<(Vec<String>, bool)>,
    within: Option<i64>,
    days: Vec<Day>,
}

#[derive(Debug)]
struct Day {
    key: &'static str,
    sign: Sign,
    moments: Vec<Moment>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Sign {
    At,
    Earlier,
    Later,
}

/// So many days after a point, or a date that lies so many days after the signature.
#[derive(Debug)]
enum Moment {
    After(i64, String),
    Date(i64),
}

struct Tape<'a>(std::slice::Iter<'a, u8>);

impl Tape<'_> {
    /// A number below a bound; 0 when the tape has ended.
    fn below(&mut self, bound: u8) -> i64 {
        i64::from(self.0.next().copied().unwrap_or(0) % bound)
    }

    fn once_in(&mut self, times: u8) -> bool {
        self.below(times) == 1
    }
}

impl Calendar {
    pub(crate) fn draw(bytes: &[u8], limits: Limits) -> Self {
        let mut tape = Tape(bytes.iter());
        let count = 2 + tape.below(3);
        let mut acts: Vec<Act> = Vec::new();
        for place in 0..count {
            let before: Vec<String> = acts.iter().map(|act| act.id.clone()).collect();
            let mut act = act(&mut tape, format!("a{place}"), &before, limits);
            if limits.alternatives && act.takes.is_none() && tape.once_in(4) {
                act.steps = (0..2).map(|step| length(&mut tape, format!("a{place}.s{step}"))).collect();
            }
            acts.push(act);
        }
        Self { acts }
    }

    /// The ids of all acts and steps.
    pub(crate) fn ids(&self) -> Vec<String> {
        self.acts.iter().flat_map(|act| act.steps.iter().chain([act])).map(|act| act.id.clone()).collect()
    }

    pub(crate) fn text(&self) -> String {
        let mut text = "[framework]\ntitle = \"t\"\nsigned = 2030-03-10\n".to_owned();
        for act in &self.acts {
            text += &format!("[components.{}]\ntitle = \"t\"\nkind = \"legal-act\"\n{}", act.id, act.keys());
            for step in &act.steps {
                let (_, id) = step.id.split_once('.').expect("a step has a component");
                text += &format!("[[components.{}.steps]]\nid = \"{id}\"\nafter = []\n{}", act.id, step.keys());
            }
        }
        text
    }

    pub(crate) fn clauses(&self) -> Vec<Clause> {
        self.acts.iter().flat_map(Act::clauses).collect()
    }
}

fn act(tape: &mut Tape<'_>, id: String, before: &[String], limits: Limits) -> Act {
    let mut act = length(tape, id);
    let several = 1 + usize::try_from(tape.below(2)).expect("it is 0 or 1");
    let mut after: Vec<String> =
        (0..several).filter_map(|_| before.get(usize::try_from(tape.below(4)).unwrap_or(0)).cloned()).collect();
    after.dedup();
    if !after.is_empty() {
        act.after = Some((after, limits.alternatives && tape.once_in(2)));
    }
    // Within so many days of the last of several is a clause with alternatives.
    let single = act.after.as_ref().is_none_or(|(points, _)| points.len() == 1);
    if tape.once_in(3) && (single || limits.alternatives) {
        act.within = Some(tape.below(9));
    }
    for key in ["starts-by", "due", "not-before", "falls-on"] {
        if tape.once_in(4) {
            let sign = match tape.below(4) {
                1 if limits.alternatives => Sign::Earlier,
                2 if limits.alternatives => Sign::Later,
                _ => Sign::At,
            };
            let moments = (0..if sign == Sign::At { 1 } else { 2 }).map(|_| moment(tape, before)).collect();
            act.days.push(Day { key, sign, moments });
        }
    }
    // What `not-before` adds to what `within` counts from has its own law in `laws`.
    if act.days.iter().any(|day| day.key == "not-before") {
        act.within = None;
    }
    act
}

fn length(tape: &mut Tape<'_>, id: String) -> Act {
    let takes = match tape.below(3) {
        1 => Some((tape.below(6), 0)),
        2 => Some((tape.below(6), tape.below(4))),
        _ => None,
    };
    Act { id, takes: takes.map(|(least, more)| (least, least + more)), ..Act::default() }
}

fn moment(tape: &mut Tape<'_>, before: &[String]) -> Moment {
    let days = tape.below(12);
    match tape.below(4) {
        0 => Moment::Date(days - 2),
        1 | 2 if !before.is_empty() => {
            let place = usize::try_from(tape.below(4)).unwrap_or(0) % before.len();
            Moment::After(days, before[place].clone())
        }
        _ => Moment::After(days, "signature".to_owned()),
    }
}

impl Act {
    fn keys(&self) -> String {
        let mut keys = String::new();
        match self.takes {
            Some((least, most)) if least == most => keys += &format!("takes = \"{least} days\"\n"),
            Some((least, most)) => keys += &format!("takes = {{ min = \"{least} days\", max = \"{most} days\" }}\n"),
            None => {}
        }
        if let Some((points, one_is_enough)) = &self.after {
            keys += &format!("after = \"{}\"\n", points.join(if *one_is_enough { " or " } else { " and " }));
        }
        if let Some(days) = self.within {
            keys += &format!("within = \"{days} days\"\n");
        }
        for day in &self.days {
            let moments: Vec<String> = day.moments.iter().map(Moment::text).collect();
            let sign = match day.sign {
                Sign::At => "",
                Sign::Earlier => "earlier of ",
                Sign::Later => "later of ",
            };
            keys += &format!("{} = \"{sign}{}\"\n", day.key, moments.join(" and "));
        }
        keys
    }

    fn clauses(&self) -> Vec<Clause> {
        let id = &self.id;
        let (start, done) = (format!("{id} starts"), format!("{id} is done"));
        let mut clauses = vec![self.clause("", vec![vec![bound(&start, &done, 0, true)]])];
        if self.steps.is_empty() {
            let dated =
                self.days.iter().any(|day| day.moments.iter().any(|it| matches!(it, Moment::Date(days) if *days < 0)));
            clauses.extend((!dated).then(|| self.clause("undated", vec![vec![bound("signature", &start, 0, false)]])));
        }
        clauses.extend(self.of_steps(&start, &done));
        if let Some((least, most)) = self.takes {
            let both = vec![bound(&start, &done, least, false), bound(&done, &start, -most, false)];
            clauses.push(self.clause("takes", vec![both]));
        }
        clauses.extend(self.of_after(&start, &done));
        clauses.extend(self.days.iter().map(|day| self.clause(day.key, day.alternatives(&start, &done))));
        clauses
    }

    /// A provision with steps starts with the first and is done with the last of them.
    fn of_steps(&self, start: &str, done: &str) -> Vec<Clause> {
        let mut clauses: Vec<Clause> = self.steps.iter().flat_map(Act::clauses).collect();
        // Steps are dated by what their provision says.
        let dated =
            self.days.iter().any(|day| day.moments.iter().any(|it| matches!(it, Moment::Date(days) if *days < 0)));
        clauses.retain(|clause| !(dated && clause.key == "undated"));
        for step in &self.steps {
            let (first, last) = (format!("{} starts", step.id), format!("{} is done", step.id));
            let inside = vec![bound(start, &first, 0, true), bound(&last, done, 0, true)];
            clauses.push(self.clause("", vec![inside]));
        }
        if !self.steps.is_empty() {
            let first = self.steps.iter().map(|step| vec![bound(&format!("{} starts", step.id), start, 0, true)]);
            clauses.push(self.clause("", first.collect()));
            let last = self.steps.iter().map(|step| vec![bound(done, &format!("{} is done", step.id), 0, true)]);
            clauses.push(self.clause("", last.collect()));
        }
        clauses
    }

    fn of_after(&self, start: &str, done: &str) -> Vec<Clause> {
        let mut clauses = Vec::new();
        let (points, one_is_enough) = self.after.clone().unwrap_or_default();
        let waits = |point: &String| bound(&format!("{point} is done"), start, 0, true);
        if one_is_enough {
            clauses.push(self.clause("after", points.iter().map(|point| vec![waits(point)]).collect()));
        } else if !points.is_empty() {
            clauses.push(self.clause("after", vec![points.iter().map(waits).collect()]));
        }
        if let Some(days) = self.within {
            let late = |point: &String| bound(done, &format!("{point} is done"), -days, false);
            let alternatives = match points.is_empty() {
                true => vec![vec![bound(done, "signature", -days, false)]],
                // The first of alternatives is no later than any; the last of several, than one of them.
                false if one_is_enough => vec![points.iter().map(late).collect()],
                false => points.iter().map(|point| vec![late(point)]).collect(),
            };
            clauses.push(self.clause("within", alternatives));
        }
        clauses
    }

    fn clause(&self, key: &'static str, alternatives: Vec<Vec<Bound>>) -> Clause {
        Clause { id: self.id.clone(), key, alternatives }
    }
}

impl Day {
    fn alternatives(&self, start: &str, done: &str) -> Vec<Vec<Bound>> {
        let own = if matches!(self.key, "starts-by" | "not-before") { start } else { done };
        let early: Vec<Vec<Bound>> = self.moments.iter().map(|moment| moment.no_earlier(own)).collect();
        let late: Vec<Vec<Bound>> = self.moments.iter().map(|moment| moment.no_later(own)).collect();
        let all = |each: &[Vec<Bound>]| vec![each.concat()];
        let both = |early: &[Bound], late: &[Bound]| [early, late].concat();
        match (self.key, self.sign) {
            ("starts-by" | "due", Sign::Later) => late,
            ("starts-by" | "due", _) => all(&late),
            ("not-before", Sign::Earlier) => early,
            ("not-before", _) => all(&early),
            // On one of the days, and not on the wrong side of the others.
            (_, Sign::Earlier) => early.iter().map(|early| both(early, &late.concat())).collect(),
            (_, Sign::Later) => {
                let days: Vec<Bound> = early.concat().into_iter().filter(|bound| !bound.order).collect();
                let on = early.iter().zip(&late).map(|(early, late)| both(early, late));
                on.map(|on| both(&days, &on)).collect()
            }
            (..) => early.iter().zip(&late).map(|(early, late)| both(early, late)).collect(),
        }
    }
}

impl Moment {
    fn text(&self) -> String {
        match self {
            Self::After(days, point) => format!("{days} days after {point}"),
            // The signature is on 10 March.
            Self::Date(days) => format!("2030-03-{:02}", 10 + days),
        }
    }

    fn point(&self) -> (String, i64) {
        match self {
            Self::After(days, point) if point == "signature" => (point.clone(), *days),
            Self::After(days, point) => (format!("{point} is done"), *days),
            Self::Date(days) => ("signature".to_owned(), *days),
        }
    }

    fn no_later(&self, own: &str) -> Vec<Bound> {
        let (point, days) = self.point();
        vec![bound(own, &point, -days, false)]
    }

    /// What is counted from a point comes after it, too.
    fn no_earlier(&self, own: &str) -> Vec<Bound> {
        let (point, days) = self.point();
        let order = matches!(self, Self::After(..)).then(|| bound(&point, own, 0, true));
        order.into_iter().chain([bound(&point, own, days, false)]).collect()
    }
}

fn bound(from: &str, to: &str, days: i64, order: bool) -> Bound {
    Bound { from: from.to_owned(), to: to.to_owned(), days, order }
}
