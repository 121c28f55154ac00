//! A draft with one clause changed, as an author would change it. A clause is named by its place.

use peace_model::{
    calendar::{Duration, PartialDate, Unit},
    expr::{Anchor, Compare, Logic, Offset, Time, When},
    framework::{Day, Formula, Framework, IssueId, Literal, Point, Provision, Stop, Value, Values},
    source::{Span, Spanned},
};

/// What a clause says of the value of an issue.
pub(crate) struct Says {
    pub(crate) issue: IssueId,
    /// One of these, or, for a formula, as it compares with the only one.
    pub(crate) values: Vec<Value>,
    pub(crate) sign: Option<Compare>,
}

impl Says {
    /// How far another number lies from the nearest that it says; `None` on the wrong side of a bound.
    pub(crate) fn distance(&self, value: Value) -> Option<Value> {
        let nearest = self.values.iter().copied().min_by_key(|own| (own - value).abs())?;
        let is_less = match self.sign {
            Some(Compare::AtMost | Compare::Less) => value > nearest,
            Some(Compare::AtLeast | Compare::More) => value < nearest,
            _ => true,
        };
        is_less.then_some((nearest - value).abs())
    }
}

/// What a clause says of the value of an issue; `None` if it says nothing of one.
pub(crate) fn says(draft: &Framework, at: Span) -> Option<Says> {
    let settles = draft.provisions().flat_map(|it| &it.settles).find(|it| it.at == at);
    if let Some(settles) = settles {
        let values = settles.values.iter().map(|value| value.value).collect();
        return Some(Says { issue: settles.issue, values, sign: None });
    }
    if let Some(issue) = draft.issues.ids().find(|&id| draft.issues[id].status_quo.is_some_and(|it| it.at == at)) {
        return Some(Says { issue, values: Vec::new(), sign: None });
    }
    match formulas(draft).find(|formula| formula.at == at).map(|formula| &formula.value) {
        Some(Logic::Is(Literal::Compare { issue, sign, value, .. })) if *sign != Compare::Unequal => {
            Some(Says { issue: *issue, values: vec![*value], sign: Some(*sign) })
        }
        _ => None,
    }
}

fn formulas(draft: &Framework) -> impl Iterator<Item = &Spanned<Formula>> {
    let plan = draft.heading.iter().flat_map(|heading| &heading.requires);
    draft.provisions().flat_map(|it| &it.requires).chain(plan)
}

/// The values that an issue can have. Drawn frameworks mention no numbers but 0, 10, 11 and 12.
pub(crate) fn values(draft: &Framework, issue: IssueId) -> Vec<Value> {
    match &draft.issues[issue].values {
        Values::YesNo => vec![0, 1],
        Values::Named { names, .. } => (0..).take(names.len()).collect(),
        Values::Numbers(_) => (0..=13).collect(),
    }
}

/// The clause no longer binds.
pub(crate) fn dropped(draft: &Framework, at: Span) -> Framework {
    let mut draft = draft.clone();
    let all: Vec<Vec<Value>> = draft.issues.ids().map(|issue| values(&draft, issue)).collect();
    for component in draft.components.ids().collect::<Vec<_>>() {
        let component = &mut draft.components[component];
        if component.entry.at == at {
            component.provision.bracketed_by = Some(Spanned { value: Vec::new(), at });
        }
    }
    for step in draft.steps.ids().collect::<Vec<_>>() {
        if draft.steps[step].entry.at == at {
            draft.steps[step].provision.after = Some(Spanned { value: Logic::All(Vec::new()), at });
        }
    }
    for issue in draft.issues.ids().collect::<Vec<_>>() {
        let issue = &mut draft.issues[issue];
        issue.status_quo = issue.status_quo.filter(|it| it.at != at);
    }
    each_formula(&mut draft, at, &|formula| *formula = Logic::All(Vec::new()));
    each_provision(&mut draft, &|provision| {
        for settles in provision.settles.iter_mut().filter(|it| it.at == at) {
            settles.values = all[settles.issue.index()].iter().map(|&value| Spanned { value, at }).collect();
        }
        provision.excludes.retain(|it| it.at != at);
        provision.with.retain(|it| it.at != at);
        if let Some(after) = provision.after.as_mut().filter(|it| it.at == at) {
            after.value = Logic::All(Vec::new());
        }
        for day in days(provision) {
            day.take_if(|day| day.at == at);
        }
        provision.takes.take_if(|it| it.at == at);
        provision.within.take_if(|it| it.at == at);
    });
    draft
}

/// Another value will do as well. What nothing settles has it instead.
pub(crate) fn opened(draft: &Framework, at: Span, to: Value) -> Framework {
    let mut draft = draft.clone();
    for issue in draft.issues.ids().collect::<Vec<_>>() {
        if let Some(status_quo) = draft.issues[issue].status_quo.as_mut().filter(|it| it.at == at) {
            status_quo.value = to;
        }
    }
    each_provision(&mut draft, &|provision| {
        for settles in provision.settles.iter_mut().filter(|it| it.at == at) {
            settles.values.push(Spanned { value: to, at });
        }
    });
    each_formula(&mut draft, at, &|formula| match formula {
        Logic::Is(Literal::Compare { sign: Compare::Equal, .. }) => {
            let mut other = formula.clone();
            set_value(&mut other, to);
            *formula = Logic::Any(vec![formula.clone(), other]);
        }
        other => set_value(other, to),
    });
    draft
}

fn set_value(formula: &mut Formula, to: Value) {
    if let Logic::Is(Literal::Compare { value, .. }) = formula {
        *value = to;
    }
}

/// The clause is so many days later, or earlier if they are fewer than 0. What may take so long may take longer, and what has to may
/// take less; two things may be nearer to each other.
pub(crate) fn shifted(draft: &Framework, at: Span, by: i32) -> Framework {
    let mut draft = draft.clone();
    each_provision(&mut draft, &|provision| {
        for day in days(provision).into_iter().flatten().filter(|day| day.at == at) {
            shift(&mut day.value, by);
        }
        if let Some(within) = provision.within.as_mut().filter(|it| it.at == at) {
            within.value = days_long(within.value.nominal_days() + by.max(0));
        }
        if let Some(takes) = provision.takes.as_mut().filter(|it| it.at == at) {
            let (shorter, longer) = ((-by).max(0), by.max(0));
            takes.value.min = takes.value.min.map(|min| days_long((min.nominal_days() - shorter).max(0)));
            takes.value.max = takes.value.max.map(|max| days_long(max.nominal_days() + longer));
        }
    });
    each_formula(&mut draft, at, &|formula| match formula {
        Logic::Is(Literal::Before { second: Stop::Date(date), .. }) => date.value = later(date.value, by.max(0)),
        Logic::Is(Literal::Before { gap: Some(gap), .. }) => *gap = days_long((gap.nominal_days() - by.max(0)).max(0)),
        _ => {}
    });
    draft
}

fn shift(time: &mut Day, by: i32) {
    let parts = match time {
        Time::At(part) => std::slice::from_mut(part),
        Time::EarlierOf(parts) | Time::LaterOf(parts) => parts,
    };
    for part in parts {
        shift_part(part, by);
    }
}

fn shift_part(part: &mut When<Point>, by: i32) {
    let own = part.offset.map_or(0, |offset| offset.length.nominal_days() * if offset.before { -1 } else { 1 });
    match &mut part.anchor {
        Anchor::Date(date) => *date = later(*date, by),
        Anchor::Point(_) if own + by == 0 => {
            part.offset = part.offset.map(|offset| Offset { length: days_long(0), ..offset });
        }
        Anchor::Point(_) => {
            part.offset = Some(Offset { length: days_long((own + by).abs()), before: own + by < 0 });
        }
    }
}

fn later(date: PartialDate, by: i32) -> PartialDate {
    let moved = |date: jiff::civil::Date| {
        let span = jiff::Span::new().days(i64::from(by));
        date.checked_add(span).expect("drawn dates lie far from the calendar's end")
    };
    PartialDate { first: moved(date.first), last: moved(date.last), ..date }
}

fn days_long(days: i32) -> Duration {
    Duration::new(i64::from(days), Unit::Day).expect("drawn lengths are short")
}

fn days(provision: &mut Provision) -> [&mut Option<Spanned<Day>>; 4] {
    [&mut provision.starts_by, &mut provision.due, &mut provision.not_before, &mut provision.falls_on]
}

fn each_provision(draft: &mut Framework, change: &dyn Fn(&mut Provision)) {
    for component in draft.components.ids().collect::<Vec<_>>() {
        change(&mut draft.components[component].provision);
    }
    for step in draft.steps.ids().collect::<Vec<_>>() {
        change(&mut draft.steps[step].provision);
    }
}

fn each_formula(draft: &mut Framework, at: Span, change: &dyn Fn(&mut Formula)) {
    let of_list = |formulas: &mut Vec<Spanned<Formula>>| {
        formulas.iter_mut().filter(|formula| formula.at == at).for_each(|formula| change(&mut formula.value));
    };
    draft.heading.iter_mut().for_each(|heading| of_list(&mut heading.requires));
    each_provision(draft, &|provision| {
        provision.requires.iter_mut().filter(|it| it.at == at).for_each(|it| change(&mut it.value));
    });
}
