//! Small random frameworks, drawn from a row of bytes: a shorter row with smaller bytes gives a simpler framework.

use std::fmt::Write as _;

/// What a framework may speak of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// Components and values; nothing about time.
    Timeless,
    /// Orders, on one and the same day.
    Orders,
    /// Days and durations as well.
    Days,
}

/// A row of bytes that is read from the front; zeros follow its end.
pub(crate) struct Tape<'a> {
    bytes: &'a [u8],
    next: usize,
}

impl<'a> Tape<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, next: 0 }
    }

    /// A number below `bound`.
    fn below(&mut self, bound: usize) -> usize {
        self.next += 1;
        usize::from(self.bytes.get(self.next - 1).copied().unwrap_or(0)) % bound
    }

    /// True once in `times`.
    fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == times - 1
    }

    fn pick<'t>(&mut self, texts: &[&'t str]) -> &'t str {
        texts[self.below(texts.len())]
    }
}

/// A framework as TOML.
pub(crate) fn framework(bytes: &[u8], style: Style) -> String {
    let mut draft =
        Draft { tape: Tape::new(bytes), text: String::new(), style, components: 0, choice: false, event: false };
    draft.draw();
    draft.text
}

struct Draft<'a> {
    tape: Tape<'a>,
    text: String,
    style: Style,
    components: usize,
    /// Whether `c0` and `c1` are rivals.
    choice: bool,
    /// Whether there is an event `e`.
    event: bool,
}

impl Draft<'_> {
    fn line(&mut self, line: impl AsRef<str>) {
        writeln!(self.text, "{}", line.as_ref()).expect("a string can always be written to");
    }

    fn draw(&mut self) {
        let most = match self.style {
            Style::Timeless => 4,
            Style::Orders => 3,
            Style::Days => 2,
        };
        self.components = 1 + self.tape.below(most);
        self.choice = self.components > 1 && self.tape.once_in(4);
        self.event = self.tape.once_in(4);
        self.heading();
        self.issues();
        for component in 0..self.components {
            self.component(component);
        }
        self.scenario();
        for position in 0..4 {
            self.position(position);
        }
    }

    fn heading(&mut self) {
        self.line("[framework]\ntitle = \"t\"");
        if self.style == Style::Days {
            self.line("signed = 2020-01-03");
        }
        if self.tape.once_in(4) {
            let formula = self.formula(1, self.style != Style::Timeless);
            self.line(format!("requires = [\"{formula}\"]"));
        }
        self.line("[parties.p]\nname = \"P\"\nkind = \"state\"");
        if self.event {
            self.line("[events.e]\ntitle = \"e\"");
        }
        if self.choice {
            self.line("[choices.x]\ntitle = \"x\"\none-of = [\"c0\", \"c1\"]");
            if self.tape.once_in(3) {
                self.line("bracketed-by = [\"p\"]");
            }
        }
    }

    fn issues(&mut self) {
        let issues = [
            ("yes", "", ["true", "false"]),
            ("level", "values = [\"low\", \"mid\", \"high\"]\nordered = true\n", ["\"low\"", "\"high\""]),
            ("size", "values = [10]\n", ["10", "0"]),
        ];
        // Every value multiplies what brute force has to try; with time one issue is enough.
        let some = if self.style == Style::Timeless { issues.len() } else { 1 };
        for (id, values, status_quo) in issues.into_iter().take(some) {
            self.line(format!("[issues.{id}]\nquestion = \"?\"\n{values}"));
            if self.tape.once_in(3) {
                let value = self.tape.pick(&status_quo);
                self.line(format!("status-quo = {value}"));
            }
        }
    }

    fn component(&mut self, number: usize) {
        let member = self.choice && number < 2;
        self.line(format!("[components.c{number}]\ntitle = \"t\""));
        let amends = number > 0 && !member && self.tape.once_in(4);
        if amends {
            let target = self.tape.below(number);
            self.line(format!("amends = \"c{target}\""));
        } else {
            let kind = self.tape.pick(&["sanctions-relief", "monitoring"]);
            self.line(format!("kind = \"{kind}\""));
        }
        if !member && self.tape.once_in(2) {
            self.line("bracketed-by = [\"p\"]");
        }
        if self.tape.once_in(2) {
            let settles = self.settles();
            self.line(format!("settles = {{ {settles} }}"));
        }
        if self.tape.once_in(4) {
            let formula = self.formula(1, false);
            self.line(format!("requires = \"{formula}\""));
        }
        if self.tape.once_in(6) {
            let other = self.other(number);
            self.line(format!("excludes = [\"{other}\"]"));
        }
        match self.style {
            Style::Timeless => {}
            Style::Orders => self.orders(number, !amends),
            Style::Days => self.days(),
        }
    }

    fn other(&mut self, number: usize) -> String {
        let step = 1 + self.tape.below(3);
        format!("c{}", (number + step) % self.components)
    }

    fn settles(&mut self) -> String {
        let entries = [
            "yes = true",
            "yes = false",
            "yes = [true, false]",
            "level = \"low\"",
            "level = \"mid\"",
            "level = [\"low\", \"high\"]",
            "size = 10",
            "size = [10, 12]",
        ];
        let some = if self.style == Style::Timeless { entries.len() } else { 3 };
        self.tape.pick(&entries[..some]).to_owned()
    }

    fn orders(&mut self, number: usize, is_provision: bool) {
        if self.tape.once_in(2) {
            let condition = self.condition();
            self.line(format!("after = \"{condition}\""));
        }
        if self.tape.once_in(5) {
            let point = self.point();
            self.line(format!("with = [\"{point}\"]"));
        }
        // One component with steps: more points would make too many orders for brute force.
        if number == 0 && is_provision && self.components < 3 && self.tape.once_in(4) {
            self.line("standing = false\n[[components.c0.steps]]\nid = \"s\"\n[[components.c0.steps]]\nid = \"t\"");
            if self.tape.once_in(2) {
                let condition = self.condition();
                self.line(format!("after = \"{condition}\""));
            }
        }
    }

    fn days(&mut self) {
        if self.tape.once_in(3) {
            let condition = self.condition();
            self.line(format!("after = \"{condition}\""));
        }
        if self.tape.once_in(3) {
            let takes = self.tape.pick(&["\"0 days\"", "\"1 day\"", "{ min = \"1 day\" }", "{ max = \"1 day\" }"]);
            self.line(format!("takes = {takes}"));
        }
        if self.tape.once_in(3) {
            let within = self.tape.pick(&["0 days", "1 day"]);
            self.line(format!("within = \"{within}\""));
        }
        for key in ["starts-by", "due", "not-before", "falls-on"] {
            if self.tape.once_in(4) {
                let day = self.day();
                self.line(format!("{key} = \"{day}\""));
            }
        }
        if self.tape.once_in(5) {
            self.line("consent = [\"p\"]");
        }
    }

    fn scenario(&mut self) {
        if self.tape.once_in(8) {
            let some = if self.style == Style::Timeless { 3 } else { 1 };
            let chosen = self.tape.pick(&["yes = true", "size = 10", "level = \"low\""][..some]);
            self.line(format!("[scenario]\ntitle = \"s\"\nchoose = {{ {chosen} }}"));
        }
    }

    fn position(&mut self, number: usize) {
        let stance = self.tape.pick(&["requires", "rejects", "prefers"]);
        let formula = self.formula(2, self.style != Style::Timeless);
        self.line(format!("[positions.p{number}]\nparty = \"p\"\nstatus = \"official\"\n{stance} = \"{formula}\""));
        if self.tape.once_in(4) {
            let condition = self.formula(1, self.style != Style::Timeless);
            self.line(format!("if = \"{condition}\""));
        }
    }

    fn formula(&mut self, depth: usize, with_orders: bool) -> String {
        match self.tape.below(if depth == 0 { 5 } else { 8 }) {
            0..=2 if with_orders && self.tape.once_in(2) => self.order(),
            0 | 1 => self.compare(),
            2 => self.tape.pick(if self.event { &["yes", "e"] } else { &["yes", "plan"] }).to_owned(),
            3 => format!("c{}", self.tape.below(self.components)),
            4 if self.choice => "x".to_owned(),
            4 => "not yes".to_owned(),
            5 => format!("not ({})", self.formula(depth - 1, with_orders)),
            sort => {
                let word = if sort == 6 { "and" } else { "or" };
                let (left, right) = (self.formula(depth - 1, with_orders), self.formula(depth - 1, with_orders));
                format!("({left}) {word} ({right})")
            }
        }
    }

    fn compare(&mut self) -> String {
        if self.style != Style::Timeless {
            return self.tape.pick(&["yes", "not yes"]).to_owned();
        }
        let sign = self.tape.pick(&["=", "!=", "<", "<=", ">", ">="]);
        match self.tape.below(2) {
            0 => format!("level {sign} {}", self.tape.pick(&["low", "mid", "high"])),
            _ => format!("size {sign} {}", self.tape.pick(&["10", "11", "0"])),
        }
    }

    fn order(&mut self) -> String {
        let (left, right) = (self.point(), self.point());
        let gap = if self.style == Style::Days { self.tape.pick(&["", "1 day ", "0 days "]) } else { "" };
        match self.tape.below(if self.style == Style::Days { 6 } else { 5 }) {
            0 => format!("{left} with {right}"),
            5 => format!("{left} {gap}before 2020-01-0{}", 2 + self.tape.below(4)),
            _ => format!("{left} {gap}before {right}"),
        }
    }

    fn point(&mut self) -> String {
        let thing = match self.tape.below(8) {
            6 => self.tape.pick(if self.event { &["yes", "e"] } else { &["yes"] }).to_owned(),
            7 if self.choice => "x".to_owned(),
            7 => "plan".to_owned(),
            _ => format!("c{}", self.tape.below(self.components)),
        };
        let moment = match self.tape.below(6) {
            4 if thing.starts_with('c') => ".started",
            5 if thing.starts_with('c') => ".finished",
            _ => "",
        };
        format!("{thing}{moment}")
    }

    fn condition(&mut self) -> String {
        let first = self.point();
        match self.tape.below(4) {
            0 => format!("{first} or {}", self.point()),
            1 => format!("{first} and {}", self.point()),
            _ => first,
        }
    }

    fn day(&mut self) -> String {
        let first = self.moment();
        match self.tape.below(6) {
            0 => format!("earlier of {first} and {}", self.moment()),
            1 => format!("later of {first} and {}", self.moment()),
            _ => first,
        }
    }

    fn moment(&mut self) -> String {
        match self.tape.below(6) {
            0 => format!("2020-01-0{}", 2 + self.tape.below(4)),
            1 => format!("1 day after 2020-01-0{}", 2 + self.tape.below(3)),
            2 => format!("{} after signature", self.tape.pick(&["1 day", "0 days"])),
            3 => "1 day before signature".to_owned(),
            4 => format!(
                "{} {} {}",
                self.tape.pick(&["1 day", "0 days"]),
                self.tape.pick(&["after", "before"]),
                self.point()
            ),
            _ => self.point(),
        }
    }
}
