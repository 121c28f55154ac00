//! Frameworks of any size, always the same for the same numbers.

use std::fmt::Write as _;

/// How large a framework to make.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Size {
    pub(crate) components: usize,
    /// Preconditions in all, each of an earlier component.
    pub(crate) preconditions: usize,
    pub(crate) issues: usize,
    pub(crate) statements: usize,
    /// Each component takes some days, and one in ten has a deadline far off.
    pub(crate) days: bool,
}

/// A framework as TOML: components in a row, with preconditions on earlier ones, a part of which settle issues.
pub(crate) fn framework(size: Size) -> String {
    let mut text = String::from(
        "[framework]\ntitle = \"Generated\"\n[parties.north]\nname = \"North\"\n[parties.south]\nname = \"South\"\n\
         [sources.s]\ntitle = \"Made for measuring\"\n",
    );
    let mut chance = Chance(0x9E37_79B9_7F4A_7C15);
    for issue in 0..size.issues {
        writeln!(text, "[issues.i{issue}]\nquestion = \"?\"\nvalues = [\"a\", \"b\", \"c\"]\nordered = true")
            .expect(TEXT);
    }
    for component in 0..size.components {
        component_text(&mut text, component, size, &mut chance);
    }
    for statement in 0..size.statements {
        let party = if statement % 2 == 0 { "north" } else { "south" };
        writeln!(
            text,
            "[positions.p{statement}]\nparty = \"{party}\"\nstatus = \"official\"\nsources = [\"s\"]\nrequires = \"i{} >= b\"",
            chance.below(size.issues.max(1))
        )
        .expect(TEXT);
    }
    text
}

pub(crate) const TEXT: &str = "a string can always be written to";

fn component_text(text: &mut String, component: usize, size: Size, chance: &mut Chance) {
    let by = if component.is_multiple_of(2) { "north" } else { "south" };
    writeln!(text, "[components.c{component}]\ntitle = \"Component {component}\"\nkind = \"legal-act\"\nby = [\"{by}\"]\nsources = [\"s\"]")
        .expect(TEXT);
    let share = size.preconditions / size.components + usize::from(component < size.preconditions % size.components);
    let mut after: Vec<_> = (0..share.min(component)).map(|_| format!("\"c{}\"", chance.below(component))).collect();
    after.sort();
    after.dedup();
    if !after.is_empty() {
        writeln!(text, "after = [{}]", after.join(", ")).expect(TEXT);
    }
    if size.days {
        writeln!(text, "takes = \"{} days\"", chance.below(30)).expect(TEXT);
        if component.is_multiple_of(10) {
            writeln!(text, "due = \"{} days after signature\"", size.components * 30).expect(TEXT);
        }
    }
    if component < size.issues / 2 {
        writeln!(text, "settles = {{ i{component} = \"b\" }}").expect(TEXT);
    }
}

/// Marsaglia's xorshift: enough for spreading edges, and the same everywhere.
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % bound as u64).expect("it is below a usize")
    }
}
