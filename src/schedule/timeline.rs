//! The calendar of one package: for each step its window, its slack and what it rests on.

use jiff::{ToSpan as _, civil::Date};

use super::{
    conflict::{Conflict, conflicts},
    contingent::{Awaited, contingent},
    longest::{Longest, longest},
    network::Network,
    progress::{Progress, progress},
    windows::{Both, Side, Window},
};
use crate::{
    framework::{Framework, Thing},
    logic::{Phase, Times},
};

/// The point of the signature among those of `Times`, and the one from which dates are counted.
const SIGNATURE: usize = 1;
const ORIGIN: usize = 0;

/// The calendar of a draft that leaves nothing open.
#[derive(Debug)]
pub struct Timeline {
    pub times: Times,
    /// One for each component and step of the package, in the author's order, a component before its steps.
    pub rows: Vec<Row>,
    /// The tight bounds that fix the earliest end of the last step, from the signature on; empty where nothing has a length.
    pub chain: Vec<Link>,
    /// What clashes, where the times have no solution; each conflict shares no clause with the others.
    pub conflicts: Vec<Conflict>,
    /// Whether a schedule exists if everything takes its longest.
    pub longest: Longest,
    /// False: there are more alternatives than were tried, and the windows may be narrower than shown.
    pub exact: bool,
}

/// When one component or step can start and be done.
#[derive(Clone, Debug)]
pub struct Row {
    pub thing: Thing,
    /// In days from the signature.
    pub days: Window<i64>,
    /// As dates, where they are known.
    pub dates: Window<Date>,
    /// So many days it can be done after its earliest end without breaking the calendar; `None`: any number.
    pub slack: Option<i64>,
    /// It is on the chain that fixes the earliest end of the last step.
    pub critical: bool,
    /// What has no day and may never come, without which this does not come either.
    pub waits_for: Vec<Awaited>,
    pub progress: Progress,
    /// The clauses by which it starts no earlier, by their places among those of `Times`: the nearest, and if that is another, the
    /// one from which its days are counted in the end.
    pub earliest_by: Vec<usize>,
    /// Likewise the clauses by which it is done no later.
    pub latest_by: Vec<usize>,
}

/// One tight bound of the critical chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// By its place among those of `Times`.
    pub clause: usize,
    /// What it moves.
    pub thing: Thing,
    pub phase: Phase,
    /// The day on which that comes at the earliest, counted from the signature.
    pub day: i64,
}

impl Timeline {
    /// Works out when everything in a draft can happen, by what is said of days in it.
    pub fn new(draft: &Framework, times: Times) -> Self {
        let conflicts = conflicts(&times);
        let longest = if conflicts.is_empty() { longest(&times) } else { Longest::Fixed };
        let rows = rows(draft, &times);
        let mut timeline = Self { times, rows, chain: Vec::new(), conflicts, longest, exact: true };
        if timeline.is_consistent() {
            timeline.fill();
        }
        timeline
    }

    /// Whether the times have a solution.
    pub fn is_consistent(&self) -> bool {
        self.conflicts.is_empty()
    }

    /// The date so many days after the signature, if the date of that is known.
    pub fn date(&self, days: i64) -> Option<Date> {
        self.times.signed.then(|| date(self.times.origin, days)).flatten()
    }

    fn fill(&mut self) {
        let network = Network::of(&self.times, |_| true);
        let Some(signature) = Both::of(&network, SIGNATURE) else {
            self.exact = false;
            return;
        };
        let origin = if self.times.signed { None } else { Both::of(&network, ORIGIN) };
        self.exact = signature.is_exact() && origin.as_ref().is_none_or(Both::is_exact);
        for row in &mut self.rows {
            let Some(life) = self.times.life(row.thing) else { continue };
            row.days = signature.window(life);
            let dated =
                if self.times.signed { Some(row.days) } else { origin.as_ref().map(|origin| origin.window(life)) };
            row.dates = dated.unwrap_or_default().map(|days| date(self.times.origin, days));
            row.slack = row.days.slack().or_else(|| dated?.slack());
            row.earliest_by = signature.clauses(&self.times, life.0, Side::Earliest);
            row.latest_by = signature.clauses(&self.times, life.1, Side::Latest);
        }
        self.find_chain(&signature);
    }

    /// What may never come is not the last step, whatever its earliest day.
    fn find_chain(&mut self, signature: &Both) {
        let sure = self.rows.iter().filter(|row| row.waits_for.is_empty());
        let ends = sure.filter_map(|row| Some((row.days.earliest_done.filter(|&day| day > 0)?, row.thing)));
        // Of several last ones the first that the author named, and a step rather than the component that ends with it.
        let last = ends.max_by_key(|&(day, thing)| (day, matches!(thing, Thing::Step(_)), std::cmp::Reverse(thing)));
        let Some((_, done)) = last.and_then(|(_, thing)| self.times.life(thing)) else { return };
        let way = signature.earliest_way(done);
        for row in &mut self.rows {
            let on_way = |point: usize| point == done || way.iter().any(|tied| tied.bound.to == point);
            row.critical = self.times.life(row.thing).is_some_and(|(start, done)| on_way(start) || on_way(done));
        }
        let mut day = 0;
        for tied in way {
            day += tied.bound.days;
            if self.times.clauses[tied.clause].cause.is_some() {
                let (thing, phase) = self.times.points[tied.bound.to];
                self.chain.push(Link { clause: tied.clause, thing, phase, day });
            }
        }
    }
}

/// The day so many days after another; `None` beyond the calendar's end.
fn date(origin: Date, days: i64) -> Option<Date> {
    origin.checked_add(i32::try_from(days).ok()?.days()).ok()
}

fn rows(draft: &Framework, times: &Times) -> Vec<Row> {
    let (awaited, progress) = (contingent(draft), progress(draft, times));
    let mut things = Vec::new();
    for (id, component) in draft.components_in_play() {
        things.extend(component.nature.is_provision().then_some(Thing::Component(id)));
        things.extend(component.steps.iter().filter(|&&id| !draft.steps[id].dropped).map(|&id| Thing::Step(id)));
    }
    let row = |thing| Row {
        thing,
        days: Window::default(),
        dates: Window::default(),
        slack: None,
        critical: false,
        waits_for: awaited.get(&thing).cloned().unwrap_or_default(),
        progress: progress.get(&thing).copied().unwrap_or(Progress::Open),
        earliest_by: Vec::new(),
        latest_by: Vec::new(),
    };
    things.into_iter().map(row).collect()
}
