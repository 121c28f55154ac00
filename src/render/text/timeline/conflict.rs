//! Times without a solution, as text.

use super::{bold, indented, reasons::told};
use crate::{
    report::{Calendar, Dated},
    schedule::{Conflict, counted},
};

/// Each conflict with its clauses, and what loosening one of them would take.
pub(super) fn blocks(calendar: &Calendar, dated: &Dated, width: usize) -> Vec<String> {
    let conflicts = &dated.timeline.conflicts;
    let several = conflicts.len() > 1;
    let block = |conflict: &Conflict| {
        let title = if several { "These clauses clash" } else { "The times have no solution: these clauses clash" };
        let title = bold(&format!("{title}, {} short", counted(conflict.short_by)));
        format!("{title}\n{}", clauses(calendar, dated, conflict, width))
    };
    let first = several.then(|| {
        let apart =
            format!("The times have no solution, for {} reasons that have no clause in common.", conflicts.len());
        indented(&apart, 0, width).join("\n")
    });
    first.into_iter().chain(conflicts.iter().map(block)).collect()
}

/// The clauses of a conflict, and for each whether a change of it alone is enough.
pub(super) fn clauses(calendar: &Calendar, dated: &Dated, conflict: &Conflict, width: usize) -> String {
    let mut lines = Vec::new();
    let any = conflict.limits.iter().any(|limit| limit.relax_alone.is_some());
    for limit in &conflict.limits {
        let Some(cause) = dated.cause(limit.clause) else { continue };
        lines.extend(indented(&format!("- {}", told(calendar, cause)), 2, width));
        let change = |days| limit.loosened(&calendar.framework, &dated.timeline.times, days);
        let alone = match limit.relax_alone {
            Some(days) => format!("enough alone: {}", change(days)),
            None => "not enough alone, by however many days".to_owned(),
        };
        if any {
            lines.extend(indented(&alone, 6, width));
        }
    }
    if !any {
        let nothing = "no change of one clause alone, by however many days, gives the whole calendar a solution";
        lines.extend(indented(nothing, 2, width));
    }
    if conflict.nominal {
        lines.extend(indented("months count as 30 days and years as 365 where no date fixes them", 2, width));
    }
    lines.join("\n")
}
