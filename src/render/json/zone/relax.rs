//! A clause of the draft and its least change, in JSON.

use serde::Serialize;

use super::CauseJson;
use crate::{
    logic::{Change, Relaxation},
    report::Zone,
};

#[derive(Serialize)]
pub(super) struct RelaxJson<'a> {
    what: CauseJson<'a>,
    change: &'static str,
    from: Option<&'a str>,
    to: Option<&'a str>,
    by: Option<i64>,
}

impl<'a> RelaxJson<'a> {
    pub(super) fn of(zone: &'a Zone, relaxation: &'a Relaxation) -> Self {
        let (change, from, to, by) = match &relaxation.change {
            Change::Days { days, later, length } => {
                let change = if *length { "length" } else { "date" };
                (change, None, None, Some(i64::from(if *later { *days } else { -*days })))
            }
            Change::Moved { from, to, by } => {
                let change = if by.is_some() { "number" } else { "bound" };
                (change, Some(from.as_str()), Some(to.as_str()), *by)
            }
            Change::Opened { to } => ("open", None, Some(to.as_str()), None),
            Change::Settled { to } => ("settled", None, Some(to.as_str()), None),
            Change::Dropped => ("dropped", None, None, None),
            Change::LeftOut => ("left-out", None, None, None),
        };
        Self { what: CauseJson::of(&zone.framework, &zone.sources, &relaxation.cause), change, from, to, by }
    }
}
