//! The matrix of statements against components as a grid of letters.

use serde::Serialize;

use super::{super::tables, touches::Touches};
use crate::{
    checks::speakers,
    framework::{ComponentId, Framework, PositionId, Stance, Verdict},
    report::{
        Briefing,
        matrix::{Cell, Row},
    },
};

/// More cells than this nobody reads, and a browser is slow to lay them out.
pub(super) const MANY: usize = 20_000;

/// A table of more rows is looked through by nobody, and makes a page slow.
pub(super) const MANY_ROWS: usize = 500;

#[derive(Default, Serialize)]
pub(super) struct Grid<'a> {
    columns: Vec<Column<'a>>,
    rows: Vec<Line<'a>>,
    /// The letters that occur, and what each means.
    legend: Vec<(char, &'static str)>,
    /// So many statements and components, where that is too many for a grid: then there are no rows.
    too_many: Option<(usize, usize)>,
    /// Ids of the statements that touch no component.
    untouched: Vec<&'a str>,
    /// Ids of the components that no statement touches.
    unspoken: Vec<&'a str>,
}

#[derive(Serialize)]
struct Column<'a> {
    id: &'a str,
    title: &'a str,
}

#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    who: String,
    sort: String,
    /// `upheld`, `breached` and so on; the stance where there is no verdict.
    word: &'static str,
    /// The place of the verdict when rows are sorted by it: the worst first.
    rank: usize,
    cells: Vec<Option<Mark>>,
    touches: String,
}

#[derive(Serialize)]
struct Mark {
    letter: char,
    word: &'static str,
}

impl Grid<'_> {
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.too_many.is_none() && self.untouched.is_empty()
    }
}

pub(super) fn of(briefing: &Briefing) -> Grid<'_> {
    let framework = &briefing.checked.framework;
    let matrix = &briefing.matrix;
    let (rows, columns) = (matrix.rows.len(), matrix.columns.len());
    let fits = rows.saturating_mul(columns) <= MANY;
    let line = |row| line(framework, &matrix.columns, row);
    let id = |id: &PositionId| framework.positions[*id].entry.id.as_str();
    Grid {
        columns: if fits { matrix.columns.iter().map(|&id| column(framework, id)).collect() } else { Vec::new() },
        rows: if fits { matrix.rows.iter().map(line).collect() } else { Vec::new() },
        legend: if fits { legend(framework, &matrix.rows) } else { Vec::new() },
        too_many: (!fits).then_some((rows, columns)),
        untouched: matrix.untouched.iter().map(id).collect(),
        unspoken: matrix.unspoken.iter().map(|&id| framework.components[id].entry.id.as_str()).collect(),
    }
}

fn column(framework: &Framework, id: ComponentId) -> Column<'_> {
    let entry = &framework.components[id].entry;
    Column { id: &entry.id, title: entry.name() }
}

fn line<'a>(framework: &'a Framework, columns: &[ComponentId], row: &Row) -> Line<'a> {
    let position = &framework.positions[row.position];
    let mut cells = row.cells.iter().peekable();
    let mut mark = |column: &ComponentId| {
        let (_, cell) = cells.next_if(|(component, _)| component == column)?;
        Some(Mark { letter: cell.letter(&position.stance), word: word(*cell, &position.stance) })
    };
    let touches = Touches::default().statement(framework, row.position);
    let touches = row.cells.iter().fold(touches, |touches, &(id, _)| touches.component(framework, id));
    Line {
        id: &position.entry.id,
        who: speakers(framework, row.position),
        sort: tables::sort(position),
        word: row.verdict.map_or(position.stance.word(), Verdict::word),
        rank: row.verdict.map_or(4, rank),
        cells: columns.iter().map(&mut mark).collect(),
        touches: touches.words(),
    }
}

/// The order in which a reader wants them.
fn rank(verdict: Verdict) -> usize {
    match verdict {
        Verdict::Breached => 0,
        Verdict::Open => 1,
        Verdict::Silent => 2,
        Verdict::Upheld => 3,
    }
}

/// The class of a cell.
fn word(cell: Cell, stance: &Stance) -> &'static str {
    match (cell, stance) {
        (Cell::Decides(verdict), _) => verdict.word(),
        (Cell::Spoken, Stance::Requires(_) | Stance::Rejects(_) | Stance::Prefers(_)) => "spoken",
        (Cell::Spoken, stance) => stance.word(),
    }
}

/// Each letter with its meaning, verdicts first.
fn legend(framework: &Framework, rows: &[Row]) -> Vec<(char, &'static str)> {
    let letters: Vec<char> = rows
        .iter()
        .flat_map(|row| {
            let stance = &framework.positions[row.position].stance;
            row.cells.iter().map(|(_, cell)| cell.letter(stance))
        })
        .collect();
    MEANINGS.into_iter().filter(|(letter, _)| letters.contains(letter)).collect()
}

const MEANINGS: [(char, &str); 10] = [
    ('B', "breached by this component"),
    ('O', "open: it depends on a choice this component leaves"),
    ('S', "silent: it depends on what this component leaves free"),
    ('U', "upheld by this component"),
    ('·', "speaks of it, and no verdict rests on it"),
    ('a', "the party accepts it"),
    ('c', "a comment that decides nothing"),
    ('d', "a doubt that it will be done"),
    ('n', "the party says that it is not bound by it"),
    ('r', "how the party reads it"),
];
