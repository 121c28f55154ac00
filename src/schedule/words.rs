//! What loosening a bound means, in the author's words.

use super::conflict::Limit;
use crate::{
    framework::{Framework, Thing},
    logic::{Phase, Sort, Times},
};

impl Limit {
    /// What would have to change for the bound to be so many days looser, such as "move the `due` of `a` 3 days later".
    pub fn loosened(&self, framework: &Framework, times: &Times, days: i64) -> String {
        let clause = &times.clauses[self.clause];
        let own = clause.cause.as_ref().map_or(Thing::Plan, |cause| cause.thing);
        let (id, count) = (own.id(framework), counted(days));
        let Some(bound) = self.bound else {
            return format!("loosen the {} of `{id}` by {count}", key(clause.sort));
        };
        let point = |point: usize| times.points[point];
        // A bound that pushes its own thing back keeps it from being early; one that pushes another, from being late.
        let early = point(bound.to).0 == own && !(clause.sort == Sort::Takes && bound.days < 0);
        let (later, earlier) = if early { ("earlier", "less") } else { ("later", "more") };
        match clause.sort {
            Sort::After => {
                let (before, phase) = point(bound.from);
                format!("let `{id}` start up to {count} before `{}` {}", before.id(framework), verb(phase))
            }
            Sort::With => {
                let other = if early { point(bound.from).0 } else { point(bound.to).0 };
                format!("let `{id}` and `{}` be done up to {count} apart", other.id(framework))
            }
            Sort::Takes => format!("let `{id}` take {count} {earlier}"),
            Sort::Within => format!("give `{id}` {count} more in its `within`"),
            Sort::FallsOn => format!("let `{id}` fall {count} {later}"),
            Sort::AfterSignature => format!("let `{id}` start up to {count} before the signature"),
            Sort::Signed => format!("let the signature be {count} {later}"),
            Sort::Happened => format!("this would take `{id}` to have happened {count} {later}"),
            Sort::StartsBy | Sort::Due | Sort::NotBefore | Sort::Other => {
                format!("move the {} of `{id}` {count} {later}", key(clause.sort))
            }
        }
    }
}

fn key(sort: Sort) -> &'static str {
    match sort {
        Sort::After => "`after`",
        Sort::With => "`with`",
        Sort::Takes => "`takes`",
        Sort::Within => "`within`",
        Sort::StartsBy => "`starts-by`",
        Sort::Due => "`due`",
        Sort::NotBefore => "`not-before`",
        Sort::FallsOn => "`falls-on`",
        Sort::AfterSignature | Sort::Signed | Sort::Happened | Sort::Other => "day",
    }
}

fn verb(phase: Phase) -> &'static str {
    match phase {
        Phase::Start => "starts",
        Phase::End | Phase::Done => "is done",
        Phase::Verified => "is verified",
        Phase::Breached => "is breached",
        Phase::Lapsed => "lapses",
    }
}

/// "1 day", "30 days".
pub fn counted(days: i64) -> String {
    if days == 1 { "1 day".to_owned() } else { format!("{days} days") }
}
