//! What a search has found so far, in a line each, for who waits for the answer.

use super::repairs;
use crate::{
    checks::list,
    framework::Framework,
    logic::{Discovery, Minimal},
    render::{text::zone::statement, visible::visible},
};

/// "conflict: `a` and `b`", or "repair: North no longer insists on `a`".
pub fn discovery(framework: &Framework, found: &Discovery) -> String {
    let clauses = found.clauses.iter().map(|clause| &clause.says);
    let line = match found.sort {
        Minimal::Conflict => {
            let statements = found.statements.iter().map(|said| statement::ids(framework, said));
            let clauses = clauses.map(|says| format!("that {says}"));
            format!("conflict: {}", list(&statements.chain(clauses).collect::<Vec<_>>(), "and"))
        }
        Minimal::Repair => {
            let statements: Vec<_> = found.statements.iter().map(Vec::as_slice).collect();
            let changes = clauses.map(|says| format!("the draft changes where {says}"));
            let gives_up = (!statements.is_empty()).then(|| repairs::gives_up(framework, &statements));
            format!("repair: {}", changes.chain(gives_up).collect::<Vec<_>>().join("; and "))
        }
    };
    visible(&line)
}
