//! What can be wrong with a proposal: one check per file with its page, and the table of them all.

mod ceasefire_without_geography;
mod contradictory_provisions;
mod contradictory_statements;
mod dead_component;
mod demand;
mod disputed_account;
mod forced_option;
mod ineffective_retirement;
mod no_statement;
mod no_zone_of_agreement;
mod preference;
mod principle_without_schedule;
mod quantity_undefined;
mod reading_deadlock;
mod reading_divergence;
mod red_line;
mod scope_undefined;
mod sequence_cycle;
mod undecided_red_line;
mod undefined_time;
mod unreachable_step;
mod unresolved_bracket;
mod unsourced;
mod unused_definition;

mod breach;
mod wording;

use std::collections::BTreeSet;

use crate::{
    finding::{Finding, Severity},
    framework::{Framework, Position, Verdict},
    logic::{Answer, Cause, Contradiction, Inquiry, Reach, Stuck, Together},
    order::{Circle, Deadlock, Order, Unreachable},
    statements::Statements,
};

/// One thing that can be wrong.
#[derive(Debug)]
pub struct Check {
    /// In snake case, the same everywhere.
    pub name: &'static str,
    /// Unless the files, or the finding itself, say otherwise.
    pub level: Severity,
    /// The heading it stands under.
    pub group: &'static str,
    /// Its page, in Markdown; the first line is the title.
    pub page: &'static str,
    /// `None` where it is made elsewhere: where a mistake of the file is seen, or by the report.
    pub run: Option<fn(&Context<'_>) -> Vec<Finding>>,
}

impl Check {
    /// What it is about, in one sentence.
    pub fn title(&self) -> &'static str {
        self.page.lines().next().unwrap_or_default().trim_start_matches("# ")
    }

    /// The check with a name.
    pub fn named(name: &str) -> Option<&'static Self> {
        CHECKS.iter().find(|check| check.name == name)
    }
}

/// What every check is asked about.
#[derive(Debug)]
pub struct Context<'a> {
    pub framework: &'a Framework,
    pub statements: &'a Statements,
    pub answer: &'a Answer,
    pub order: Order<'a>,
    pub deadlocks: Vec<Deadlock>,
    /// What the red lines in force come to together; nothing where there is no package.
    pub red_lines: Together,
    /// What the red lines and the demands in force come to together.
    pub demands: Together,
    /// Freedoms of the draft that have one use only.
    pub stuck: Vec<Stuck>,
    pub contradictions: Vec<Contradiction>,
}

/// For a finding the first conflicts and repairs are enough; `model conflicts` and `model repairs` go further.
const REACH: Reach = Reach { sets: 200, steps: 20_000 };

impl<'a> Context<'a> {
    /// Works out the orders and the clashes that several checks ask about.
    pub fn new(
        framework: &'a Framework,
        statements: &'a Statements,
        inquiry: &Inquiry<'_>,
        answer: &'a Answer,
    ) -> Self {
        let order = Order::new(framework, statements);
        let breached = answer.verdicts.iter().filter(|judged| judged.verdict == Verdict::Breached);
        let breached: BTreeSet<_> = breached.map(|judged| judged.position).collect();
        let deadlocks = order.deadlocks(&breached);
        let any = answer.packages.count > 0;
        let together = |wanted: fn(&Position) -> bool| {
            if any { inquiry.together(REACH, |id| wanted(&framework.positions[id])) } else { Together::default() }
        };
        Self {
            framework,
            statements,
            answer,
            order,
            deadlocks,
            red_lines: together(|position| position.red_line),
            demands: together(Position::insists),
            stuck: if any { inquiry.stuck_freedoms() } else { Vec::new() },
            contradictions: inquiry.contradictions(),
        }
    }

    /// Whether clauses that clash are those of a circle or of a step that can never be reached, and are reported as such.
    fn is_order_to_blame(&self, causes: &[Cause]) -> bool {
        let of_circle =
            |circle: &Circle| causes.iter().all(|cause| circle.clauses.iter().any(|&clause| cause.at.contains(clause)));
        let of_step = |step: &Unreachable| causes.iter().any(|cause| cause.at.contains(step.at));
        !causes.is_empty() && (self.order.circles.iter().any(of_circle) || self.order.unreachable.iter().any(of_step))
    }
}

/// Everything the checks have to say, in the order of the table.
pub fn run(cx: &Context<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for check in CHECKS {
        let findings = check.run.map_or_else(Vec::new, |run| run(cx));
        found.extend(findings.into_iter().map(|finding| Finding { check: check.name, ..finding }));
    }
    found
}

const FILE: &str = "The file itself";
const PACKAGE: &str = "The package";
const ORDER: &str = "Order and time";
const POSITIONS: &str = "Stated positions";

/// The row of a check that is made where the mistake is seen.
macro_rules! of_the_file {
    ($level:ident, $name:ident) => {
        Check {
            name: stringify!($name),
            level: Severity::$level,
            group: FILE,
            page: include_str!(concat!("checks/", stringify!($name), ".md")),
            run: None,
        }
    };
}

/// Every check, in the order in which they are documented.
pub const CHECKS: &[Check] = &[
    Check { name: "syntax", level: Severity::Error, group: FILE, page: include_str!("checks/syntax.md"), run: None },
    of_the_file!(Error, unknown_key),
    of_the_file!(Error, wrong_type),
    of_the_file!(Error, unknown_kind),
    of_the_file!(Error, kind_field),
    of_the_file!(Error, missing_key),
    of_the_file!(Error, conflicting_keys),
    of_the_file!(Error, limit_exceeded),
    of_the_file!(Error, unknown_reference),
    of_the_file!(Error, duplicate_definition),
    of_the_file!(Error, include_refused),
    of_the_file!(Error, value_outside_issue),
    Check {
        name: "unsourced",
        level: Severity::Warning,
        group: FILE,
        page: include_str!("checks/unsourced.md"),
        run: Some(unsourced::run),
    },
    Check {
        name: "unused_definition",
        level: Severity::Note,
        group: FILE,
        page: include_str!("checks/unused_definition.md"),
        run: Some(unused_definition::run),
    },
    of_the_file!(Warning, unused_allow),
    Check {
        name: "ineffective_retirement",
        level: Severity::Warning,
        group: FILE,
        page: include_str!("checks/ineffective_retirement.md"),
        run: Some(ineffective_retirement::run),
    },
    of_the_file!(Error, unmet_expectation),
    Check {
        name: "contradictory_provisions",
        level: Severity::Error,
        group: PACKAGE,
        page: include_str!("checks/contradictory_provisions.md"),
        run: Some(contradictory_provisions::run),
    },
    Check {
        name: "dead_component",
        level: Severity::Error,
        group: PACKAGE,
        page: include_str!("checks/dead_component.md"),
        run: Some(dead_component::run),
    },
    Check {
        name: "forced_option",
        level: Severity::Note,
        group: PACKAGE,
        page: include_str!("checks/forced_option.md"),
        run: Some(forced_option::run),
    },
    Check {
        name: "unresolved_bracket",
        level: Severity::Note,
        group: PACKAGE,
        page: include_str!("checks/unresolved_bracket.md"),
        run: Some(unresolved_bracket::run),
    },
    Check {
        name: "quantity_undefined",
        level: Severity::Warning,
        group: PACKAGE,
        page: include_str!("checks/quantity_undefined.md"),
        run: Some(quantity_undefined::run),
    },
    Check {
        name: "scope_undefined",
        level: Severity::Warning,
        group: PACKAGE,
        page: include_str!("checks/scope_undefined.md"),
        run: Some(scope_undefined::run),
    },
    Check {
        name: "undefined_time",
        level: Severity::Warning,
        group: PACKAGE,
        page: include_str!("checks/undefined_time.md"),
        run: Some(undefined_time::run),
    },
    Check {
        name: "principle_without_schedule",
        level: Severity::Note,
        group: PACKAGE,
        page: include_str!("checks/principle_without_schedule.md"),
        run: Some(principle_without_schedule::run),
    },
    Check {
        name: "ceasefire_without_geography",
        level: Severity::Warning,
        group: PACKAGE,
        page: include_str!("checks/ceasefire_without_geography.md"),
        run: Some(ceasefire_without_geography::run),
    },
    Check {
        name: "sequence_cycle",
        level: Severity::Error,
        group: ORDER,
        page: include_str!("checks/sequence_cycle.md"),
        run: Some(sequence_cycle::run),
    },
    Check {
        name: "reading_deadlock",
        level: Severity::Error,
        group: ORDER,
        page: include_str!("checks/reading_deadlock.md"),
        run: Some(reading_deadlock::run),
    },
    Check {
        name: "reading_divergence",
        level: Severity::Warning,
        group: ORDER,
        page: include_str!("checks/reading_divergence.md"),
        run: Some(reading_divergence::run),
    },
    Check {
        name: "unreachable_step",
        level: Severity::Error,
        group: ORDER,
        page: include_str!("checks/unreachable_step.md"),
        run: Some(unreachable_step::run),
    },
    Check {
        name: "red_line",
        level: Severity::Error,
        group: POSITIONS,
        page: include_str!("checks/red_line.md"),
        run: Some(red_line::run),
    },
    Check {
        name: "demand",
        level: Severity::Warning,
        group: POSITIONS,
        page: include_str!("checks/demand.md"),
        run: Some(demand::run),
    },
    Check {
        name: "preference",
        level: Severity::Note,
        group: POSITIONS,
        page: include_str!("checks/preference.md"),
        run: Some(preference::run),
    },
    Check {
        name: "no_zone_of_agreement",
        level: Severity::Error,
        group: POSITIONS,
        page: include_str!("checks/no_zone_of_agreement.md"),
        run: Some(no_zone_of_agreement::run),
    },
    Check {
        name: "undecided_red_line",
        level: Severity::Note,
        group: POSITIONS,
        page: include_str!("checks/undecided_red_line.md"),
        run: Some(undecided_red_line::run),
    },
    Check {
        name: "contradictory_statements",
        level: Severity::Warning,
        group: POSITIONS,
        page: include_str!("checks/contradictory_statements.md"),
        run: Some(contradictory_statements::run),
    },
    Check {
        name: "disputed_account",
        level: Severity::Warning,
        group: POSITIONS,
        page: include_str!("checks/disputed_account.md"),
        run: Some(disputed_account::run),
    },
    Check {
        name: "no_statement",
        level: Severity::Note,
        group: POSITIONS,
        page: include_str!("checks/no_statement.md"),
        run: Some(no_statement::run),
    },
];
