//! What can be wrong with a proposal: one check per file with its page, and the table of them all.

mod amnesty_before_end;
mod absent_belligerent;
mod body_starts_late;
mod authority_absent;
mod benefit_before_performance;
mod ceasefire_without_geography;
mod consent_gate;
mod contradictory_provisions;
mod contradictory_statements;
mod dead_component;
mod demand;
mod discretionary_gate;
mod disputed_account;
mod doubted_performance;
mod elections_before_accommodation;
mod exit_without_price;
mod forced_option;
mod guarantee_without_teeth;
mod guarantor_is_belligerent;
mod guarantor_veto;
mod hinge;
mod hold_up;
mod ineffective_retirement;
mod infeasible_deadline;
mod irreversible_for_reversible;
mod missing_deadline;
mod no_snapback;
mod no_statement;
mod no_tie_break;
mod no_zone_of_agreement;
mod nonsignatory_obligation;
mod obliged_party_denies;
mod performer_not_bound;
mod one_sided_exposure;
mod precondition_for_peace;
mod preference;
mod principle_without_schedule;
mod protection_missing;
mod quantity_undefined;
mod reading_deadlock;
mod reading_divergence;
mod red_line;
mod relief_without_terms;
mod remedy_expires_first;
mod scope_undefined;
mod self_verification;
mod sequence_cycle;
mod snapback_blockable;
mod snapback_loop;
mod two_anchors;
mod uncovered_obligation;
mod undecided_red_line;
mod undefined_decision_rule;
mod undefined_time;
mod unprotected_disarmament;
mod unreachable_step;
mod unresolved_bracket;
mod unsourced;
mod unused_definition;
mod unverified_condition;
mod verification_blockable;
mod vague_trigger;

mod breach;
mod order_of_kinds;
mod levers;
mod signing;
mod variant;
mod wording;

pub(crate) use wording::{dependency, list, names, provenance, speakers, verb, who};

use std::{borrow::Cow, cell::OnceCell, collections::BTreeSet};

use crate::{
    exposure::Exposures,
    finding::{Finding, Severity},
    framework::{ComponentId, Framework, Position, PositionId, Verdict},
    logic::{Answer, Cause, Contradiction, Inquiry, Reach, Stuck, Together, Variant},
    order::{Circle, Deadlock, Order, Unreachable},
    power::Holds,
    remedy::Remedies,
    schedule::{Overrun, overrun},
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
    /// It asks what packages contain and do: of a draft that has none its silence says nothing.
    pub of_packages: bool,
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
    /// For what only some checks ask.
    pub inquiry: &'a Inquiry<'a>,
    pub order: Order<'a>,
    pub deadlocks: Vec<Deadlock>,
    /// What the red lines in force come to together; nothing where there is no package.
    pub red_lines: Together,
    /// What the red lines and the demands in force come to together.
    pub demands: Together,
    /// Freedoms of the draft that have one use only.
    pub stuck: Vec<Stuck>,
    pub contradictions: Vec<Contradiction>,
    /// Times that clash, in all packages or in some.
    pub overrun: Option<Overrun>,
    /// The draft as the package that stands for all has it; `None` where there is no package.
    pub shown: Option<Cow<'a, Framework>>,
    /// Every provision as the packages that contain it have it: structural checks are asked of each variant.
    pub variants: Vec<(ComponentId, Variant<'a>)>,
    holds: OnceCell<Holds>,
    /// Worked out once something asks for them: most drafts have nothing that cannot be undone.
    exposures: OnceCell<Exposures>,
    remedies: OnceCell<Remedies>,
}

/// For a finding the first conflicts and repairs are enough; `model conflicts` and `model repairs` go further.
const REACH: Reach = Reach { conflicts: 100, repairs: 100, steps: 20_000, clauses: false };

impl<'a> Context<'a> {
    /// Works out the orders and the clashes that several checks ask about.
    pub fn new(
        framework: &'a Framework,
        statements: &'a Statements,
        inquiry: &'a Inquiry<'a>,
        answer: &'a Answer,
    ) -> Self {
        let order = Order::new(framework, statements);
        let deadlocks = order.deadlocks(&breached(answer));
        let any = !answer.packages.is_none();
        let together = |wanted: fn(&Position) -> bool| {
            if any { inquiry.together(REACH, |id| wanted(&framework.positions[id])) } else { Together::default() }
        };
        let shown = any.then(|| inquiry.shown()).flatten();
        let asked = !framework.is_dossier() && (shown.is_some() || !any);
        Self {
            framework,
            statements,
            answer,
            inquiry,
            overrun: asked.then(|| overrun(framework, statements, inquiry, shown.as_deref())).flatten(),
            order,
            deadlocks,
            red_lines: together(|position| position.red_line),
            demands: together(Position::insists),
            stuck: if any { inquiry.stuck_freedoms() } else { Vec::new() },
            contradictions: inquiry.contradictions(),
            shown,
            variants: if any { inquiry.variants() } else { Vec::new() },
            holds: OnceCell::new(),
            exposures: OnceCell::new(),
            remedies: OnceCell::new(),
        }
    }

    /// The draft as the package that stands for all has it, and who can stop what in it; `None` where there is no package.
    fn holds(&self) -> Option<(&Framework, &Holds)> {
        let shown = self.shown.as_deref()?;
        Some((shown, self.holds.get_or_init(|| Holds::new(shown))))
    }

    /// The draft as the package that stands for all has it, and what exposes whom in it; `None` where there is no package.
    pub fn exposures(&self) -> Option<(&Framework, &Exposures)> {
        let shown = self.shown.as_deref()?;
        Some((shown, self.exposures.get_or_init(|| Exposures::of(shown))))
    }

    /// The same draft, and what undoes what in it; `None` where there is no package.
    pub fn remedies(&self) -> Option<(&Framework, &Remedies)> {
        let (shown, exposures) = self.exposures()?;
        Some((shown, self.remedies.get_or_init(|| Remedies::of(shown, exposures))))
    }

    /// The statements that are breached.
    fn breached(&self) -> BTreeSet<PositionId> {
        breached(self.answer)
    }

    /// Whether clauses that clash are those of times that clash, and are reported as such.
    fn is_time_to_blame(&self, causes: &[Cause]) -> bool {
        let of_times = |cause: &Cause| {
            let limits = self.overrun.iter().flat_map(|overrun| {
                overrun
                    .conflicts
                    .iter()
                    .flat_map(|conflict| &conflict.limits)
                    .map(|limit| &overrun.times.clauses[limit.clause])
            });
            limits.filter_map(|clause| clause.cause.as_ref()).any(|known| known.at == cause.at)
        };
        self.overrun.as_ref().is_some_and(|overrun| overrun.everywhere) || causes.iter().any(of_times)
    }

    /// Whether clauses that clash are those of a circle or of a step that can never be reached, and are reported as such.
    fn is_order_to_blame(&self, causes: &[Cause]) -> bool {
        let of_circle =
            |circle: &Circle| causes.iter().all(|cause| circle.clauses.iter().any(|&clause| cause.at.contains(clause)));
        let of_step = |step: &Unreachable| causes.iter().any(|cause| cause.at.contains(step.at));
        !causes.is_empty() && (self.order.circles.iter().any(of_circle) || self.order.unreachable.iter().any(of_step))
    }
}

fn breached(answer: &Answer) -> BTreeSet<PositionId> {
    let breached = answer.verdicts.iter().filter(|judged| judged.verdict == Verdict::Breached);
    breached.map(|judged| judged.position).collect()
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

/// The heading of the checks of how files are written.
pub const FILE: &str = "The file itself";
const PACKAGE: &str = "The package";
const ORDER: &str = "Order and time";
const COMMITMENT: &str = "Commitment";
const CONDITIONS: &str = "Conditions, verification, undoing";
const PARTIES: &str = "Oversight and parties";
const POSITIONS: &str = "Stated positions";

/// A row of the table: the check's file and page have its name.
macro_rules! check {
    ($level:ident, $group:ident, $name:ident) => {
        check!($level, $group, $name, Some($name::run), false)
    };
    ($level:ident, $group:ident, $name:ident, of packages) => {
        check!($level, $group, $name, Some($name::run), true)
    };
    ($level:ident, $group:ident, $name:ident, None) => {
        check!($level, $group, $name, None, false)
    };
    ($level:ident, $group:ident, $name:ident, $run:expr, $of_packages:expr) => {
        Check {
            name: stringify!($name),
            level: Severity::$level,
            group: $group,
            page: include_str!(concat!("checks/", stringify!($name), ".md")),
            run: $run,
            of_packages: $of_packages,
        }
    };
}

/// Every check, in the order in which they are documented.
pub const CHECKS: &[Check] = &[
    check!(Error, FILE, syntax, None),
    check!(Error, FILE, unknown_key, None),
    check!(Error, FILE, wrong_type, None),
    check!(Error, FILE, unknown_kind, None),
    check!(Error, FILE, kind_field, None),
    check!(Error, FILE, missing_key, None),
    check!(Error, FILE, conflicting_keys, None),
    check!(Error, FILE, limit_exceeded, None),
    check!(Error, FILE, unknown_reference, None),
    check!(Error, FILE, duplicate_definition, None),
    check!(Error, FILE, include_refused, None),
    check!(Error, FILE, value_outside_issue, None),
    check!(Warning, FILE, unsourced),
    check!(Note, FILE, unused_definition),
    check!(Warning, FILE, unused_allow, None),
    check!(Warning, FILE, ineffective_retirement),
    check!(Error, FILE, unmet_expectation, None),
    check!(Error, PACKAGE, contradictory_provisions),
    check!(Error, PACKAGE, dead_component, of packages),
    check!(Note, PACKAGE, forced_option, of packages),
    check!(Note, PACKAGE, unresolved_bracket),
    check!(Warning, PACKAGE, quantity_undefined),
    check!(Warning, PACKAGE, scope_undefined),
    check!(Warning, PACKAGE, undefined_time),
    check!(Note, PACKAGE, principle_without_schedule),
    check!(Warning, PACKAGE, ceasefire_without_geography),
    check!(Error, ORDER, sequence_cycle),
    check!(Error, ORDER, reading_deadlock, of packages),
    check!(Warning, ORDER, reading_divergence),
    check!(Error, ORDER, unreachable_step),
    check!(Error, ORDER, infeasible_deadline),
    check!(Note, ORDER, two_anchors, of packages),
    check!(Warning, ORDER, missing_deadline, of packages),
    check!(Warning, ORDER, precondition_for_peace, of packages),
    check!(Warning, ORDER, elections_before_accommodation, of packages),
    check!(Warning, ORDER, amnesty_before_end, of packages),
    check!(Warning, COMMITMENT, one_sided_exposure, of packages),
    check!(Warning, COMMITMENT, irreversible_for_reversible, of packages),
    check!(Warning, COMMITMENT, unprotected_disarmament, of packages),
    check!(Warning, COMMITMENT, benefit_before_performance, of packages),
    check!(Warning, COMMITMENT, guarantee_without_teeth, of packages),
    check!(Warning, COMMITMENT, guarantor_is_belligerent, of packages),
    check!(Error, COMMITMENT, guarantor_veto, of packages),
    check!(Note, COMMITMENT, protection_missing),
    check!(Warning, CONDITIONS, unverified_condition, of packages),
    check!(Warning, CONDITIONS, self_verification, of packages),
    check!(Warning, CONDITIONS, verification_blockable, of packages),
    check!(Warning, CONDITIONS, relief_without_terms, of packages),
    check!(Warning, CONDITIONS, authority_absent, of packages),
    check!(Warning, CONDITIONS, no_snapback, of packages),
    check!(Warning, CONDITIONS, snapback_blockable, of packages),
    check!(Warning, CONDITIONS, snapback_loop, of packages),
    check!(Warning, CONDITIONS, remedy_expires_first, of packages),
    check!(Warning, CONDITIONS, vague_trigger, of packages),
    check!(Note, CONDITIONS, exit_without_price, of packages),
    check!(Warning, PARTIES, undefined_decision_rule, of packages),
    check!(Warning, PARTIES, no_tie_break, of packages),
    check!(Warning, PARTIES, body_starts_late, of packages),
    check!(Note, PARTIES, uncovered_obligation, of packages),
    check!(Warning, PARTIES, nonsignatory_obligation, of packages),
    check!(Warning, PARTIES, absent_belligerent, of packages),
    check!(Warning, PARTIES, consent_gate, of packages),
    check!(Warning, PARTIES, hold_up, of packages),
    check!(Warning, PARTIES, performer_not_bound, of packages),
    check!(Warning, PARTIES, obliged_party_denies),
    check!(Warning, PARTIES, discretionary_gate, of packages),
    check!(Note, PARTIES, doubted_performance, of packages),
    check!(Error, POSITIONS, red_line, of packages),
    check!(Warning, POSITIONS, demand, of packages),
    check!(Note, POSITIONS, preference, of packages),
    check!(Note, POSITIONS, undecided_red_line, of packages),
    check!(Error, POSITIONS, no_zone_of_agreement, of packages),
    check!(Warning, POSITIONS, contradictory_statements),
    check!(Warning, POSITIONS, disputed_account),
    check!(Note, POSITIONS, hinge, of packages),
    check!(Note, POSITIONS, no_statement),
];
