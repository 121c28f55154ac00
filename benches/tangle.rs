//! Frameworks in which everything hangs together and a known number of conflicts is hidden, always the same for the same numbers.

use std::fmt::Write as _;

use crate::generate::{Chance, TEXT};

/// How large a framework to make.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tangle {
    pub(crate) components: usize,
    /// So many of them are bracketed: open choices of the draft.
    pub(crate) open: usize,
    pub(crate) statements: usize,
    /// Pairs of statements that cannot both be upheld, no statement in two of them.
    pub(crate) conflicts: usize,
}

/// A framework as TOML. The open choices are tied to each other by clauses that a hidden package satisfies, and all statements
/// but the planted pairs hold in it. Of each pair the one asks for a component and the other for one that excludes it.
pub(crate) fn tangle(size: Tangle) -> String {
    let mut text = String::from(
        "[framework]\ntitle = \"Tangled\"\n[parties.north]\nname = \"North\"\n[parties.south]\nname = \"South\"\n\
         [sources.s]\ntitle = \"Made for measuring\"\n",
    );
    let mut chance = Chance(0x9E37_79B9_7F4A_7C15);
    let hidden: Vec<bool> = (0..size.open).map(|_| chance.below(2) == 0).collect();
    for component in 0..size.components {
        component_text(&mut text, component, size, &hidden, &mut chance);
    }
    for statement in 0..size.statements {
        let formula = match (statement / 2, statement % 2) {
            (pair, second) if pair < size.conflicts => format!("c{}", pair * 2 + second),
            _ => clause(size, &hidden, 2, &mut chance),
        };
        let party = if statement % 2 == 0 { "north" } else { "south" };
        let red_line = if statement % 5 == 4 { "" } else { "red-line = true\n" };
        writeln!(
            text,
            "[positions.p{statement}]\nparty = \"{party}\"\nstatus = \"official\"\nsources = [\"s\"]\n{red_line}requires = \"{formula}\""
        )
        .expect(TEXT);
    }
    text
}

fn component_text(text: &mut String, component: usize, size: Tangle, hidden: &[bool], chance: &mut Chance) {
    let by = if component.is_multiple_of(2) { "north" } else { "south" };
    writeln!(text, "[components.c{component}]\ntitle = \"Component {component}\"\nkind = \"legal-act\"\nby = [\"{by}\"]\nsources = [\"s\"]")
        .expect(TEXT);
    let planted = size.conflicts * 2;
    if component >= size.open {
        writeln!(text, "requires = [\"{}\"]", clause(size, hidden, 3, chance)).expect(TEXT);
        if component > size.open {
            writeln!(text, "after = [\"c{}\"]", size.open + chance.below(component - size.open)).expect(TEXT);
        }
        return;
    }
    writeln!(text, "bracketed-by = [\"south\"]").expect(TEXT);
    if component < planted && component % 2 == 1 {
        writeln!(text, "excludes = [\"c{}\"]", component - 1).expect(TEXT);
    }
}

/// One of several open choices as the hidden package has it, or others.
fn clause(size: Tangle, hidden: &[bool], width: usize, chance: &mut Chance) -> String {
    let planted = size.conflicts * 2;
    let free = planted + chance.below(size.open - planted);
    let literal =
        |component: usize, is_in: bool| if is_in { format!("c{component}") } else { format!("not c{component}") };
    let first = literal(free, hidden[free]);
    (1..width).fold(first, |text, _| {
        let other = chance.below(size.open);
        format!("{text} or {}", literal(other, chance.below(2) == 0))
    })
}
