//! The way through a package in JSON.

use serde::Serialize;

use super::{
    VERSION,
    exposure::{ExposedJson, ExposureJson},
    verdicts::CauseJson,
    write,
};
use crate::{
    exposure::Exposure,
    framework::{Framework, Thing},
    report::{Line, Trace, Traced, Until},
};

/// What is done in its order, as JSON, with a line break at the end.
pub fn trace(trace: &Trace) -> String {
    let framework = &trace.framework;
    let none: (bool, &[Line], &[Thing], &[Exposure]) = (false, &[], &[], &[]);
    let (one_of_several, lines, never, exposures) = match &trace.traced {
        Traced::Lines { one_of_several, lines, never, exposures, .. } => {
            (*one_of_several, &lines[..], &never[..], &exposures[..])
        }
        _ => none,
    };
    write(&TraceJson {
        format: "model-trace",
        version: VERSION,
        file: trace.file(),
        title: framework.title(),
        found: found(&trace.traced),
        until: if let Until::Step(id) = &trace.until { Some(id) } else { None },
        worst: if let Until::Worst(id) = &trace.until { Some(id) } else { None },
        one_of_several,
        lines: lines.iter().map(|line| LineJson::of(framework, line)).collect(),
        never: ids(framework, never),
        exposure: exposures.iter().map(|exposure| ExposureJson::of(framework, exposure)).collect(),
        contradiction: match &trace.traced {
            Traced::NoPackage(clauses) => {
                clauses.iter().map(|clause| CauseJson::of(framework, &trace.sources, clause)).collect()
            }
            _ => Vec::new(),
        },
        mistakes: if let Traced::Mistakes(count) = trace.traced { count } else { 0 },
        sources_to: framework.newest_source().map(|date| date.to_string()),
    })
}

fn found(traced: &Traced) -> &'static str {
    match traced {
        Traced::Mistakes(_) => "mistakes",
        Traced::Dossier => "dossier",
        Traced::NoPackage(_) => "no-package",
        Traced::Lines { .. } => "lines",
        Traced::GivenUp | Traced::UnknownStep(_) | Traced::UnknownParty(_) => "given-up",
    }
}

#[derive(Serialize)]
struct TraceJson<'a> {
    format: &'static str,
    version: u32,
    file: &'a str,
    title: Option<&'a str>,
    found: &'static str,
    until: Option<&'a String>,
    worst: Option<&'a String>,
    one_of_several: bool,
    lines: Vec<LineJson<'a>>,
    never: Vec<&'a str>,
    exposure: Vec<ExposureJson<'a>>,
    contradiction: Vec<CauseJson<'a>>,
    mistakes: usize,
    sources_to: Option<String>,
}

#[derive(Serialize)]
struct LineJson<'a> {
    steps: Vec<&'a str>,
    by: Vec<&'a str>,
    unlocks: Vec<&'a str>,
    exposure: Vec<ExposedJson<'a>>,
}

impl<'a> LineJson<'a> {
    fn of(framework: &'a Framework, line: &Line) -> Self {
        Self {
            steps: ids(framework, &line.steps),
            by: line.by.iter().map(|&party| framework.parties[party].entry.id.as_str()).collect(),
            unlocks: ids(framework, &line.unlocks),
            exposure: line.exposure.iter().map(|exposed| ExposedJson::of(framework, exposed)).collect(),
        }
    }
}

fn ids<'a>(framework: &'a Framework, things: &[Thing]) -> Vec<&'a str> {
    things.iter().map(|thing| thing.id(framework)).collect()
}
