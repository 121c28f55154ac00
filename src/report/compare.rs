//! Several proposals held against the same statements.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Asked, Basis, Given, Reading, about, levels, written};
use crate::{
    calendar::PartialDate,
    finding::Level,
    framework::{Framework, IssueId, Literal, Position, PositionId, Thing, Value, Verdict},
    logic::{Inquiry, Theory},
    source::{FileId, Sources},
    statements::{Question, Statements},
};

/// A proposal to compare.
#[derive(Debug)]
pub struct Held {
    /// The name of its file.
    pub file: String,
    /// As its own files have it.
    pub own: Reading,
    /// The same, with the dossiers of the others; `None` where there are none, or they do not go together.
    pub with_others: Option<Reading>,
    /// Dossiers of the others that do not go together with its own files.
    pub without: Vec<String>,
}

/// Proposals in columns, statements and issues in rows.
#[derive(Debug)]
pub struct Comparison {
    pub columns: Vec<Column>,
    /// Statements in force in some column, by party in the order of the files.
    pub rows: Vec<Row>,
    /// Issues on which the columns differ.
    pub issues: Vec<Settling>,
    /// The date up to which statements count, one for all; `None` if none is dated.
    pub as_of: Option<Date>,
    pub as_of_given: Given,
    pub level: Level,
    pub level_given: Given,
    /// The file that all are held against, if one was named.
    pub dossier: Option<String>,
    /// Files that propose nothing.
    pub skipped: Vec<String>,
    /// The newest date of any source.
    pub sources_to: Option<PartialDate>,
}

/// One proposal.
#[derive(Debug)]
pub struct Column {
    pub file: String,
    pub sources: Sources,
    pub framework: Framework,
    pub statements: Statements,
    /// `None`: it is judged. Else why it is not.
    pub unjudged: Option<&'static str>,
    /// Dossiers whose statements it could not be held against.
    pub without: Vec<String>,
    keys: BTreeMap<Key, PositionId>,
    verdicts: Vec<(PositionId, Verdict)>,
    /// For each issue the values that packages give it; `None`: in some nothing settles it.
    answers: Vec<Vec<Option<Value>>>,
    /// What its own files define: a text that does not know an issue is not said to leave it open.
    known: BTreeSet<String>,
    own_positions: BTreeSet<String>,
}

/// One statement.
#[derive(Debug)]
pub struct Row {
    /// The place of a column that knows it, and its id there.
    pub column: usize,
    pub position: PositionId,
    /// One for each column.
    pub cells: Vec<Cell>,
}

/// What a proposal does with a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    Verdict(Verdict),
    /// It is in its files and not in force there.
    NotInForce,
    /// Its files do not have the statement, or do not know what it speaks of.
    Unknown,
    /// The proposal, or this statement, could not be judged.
    Unjudged,
}

/// What each proposal settles of one issue.
#[derive(Debug)]
pub struct Settling {
    /// The place of a column that knows it, and its id there.
    pub column: usize,
    pub issue: IssueId,
    /// One for each column; `None` if its files do not know the issue or it is not judged.
    pub cells: Vec<Option<Settles>>,
}

/// What a proposal settles of an issue.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Settles {
    /// In words; several are open, none: no package settles it.
    pub values: Vec<String>,
    /// Every package settles it.
    pub always: bool,
}

impl Settles {
    /// The value, what is open, or "nothing".
    pub fn in_words(&self) -> String {
        let nothing = if self.always { "" } else { ", or nothing" };
        match &self.values[..] {
            [] => "nothing".to_owned(),
            [only] if self.always => only.clone(),
            several => format!("open: {}{nothing}", several.join(" or ")),
        }
    }
}

impl Comparison {
    /// Holds all against the same statements, counted up to one and the same date.
    pub fn new(held: Vec<Held>, dossier: Option<&Reading>, skipped: Vec<String>, asked: &Asked) -> Self {
        let latest =
            held.iter().filter_map(|held| latest(&held.with_others.as_ref().unwrap_or(&held.own).framework)).max();
        let (as_of, as_of_given) = match asked.as_of {
            Some(date) => (Some(date), Given::ByCall),
            None => (latest, Given::ByDefault),
        };
        let level = asked.statements.unwrap_or_default();
        let level_given = if asked.statements.is_some() { Given::ByCall } else { Given::ByDefault };
        let same = Asked { as_of, statements: Some(level), ..Asked::default() };
        let columns: Vec<Column> = held.into_iter().map(|held| Column::new(held, &same)).collect();
        let counts = |column: &Column, position: &Position| {
            dossier.is_none_or(|reading| {
                let file = column.sources.name(position.entry.at.file);
                reading.sources.files().any(|other| reading.sources.name(other) == file)
            })
        };
        let newest = columns.iter().filter_map(|column| column.framework.newest_source());
        Self {
            rows: rows(&columns, counts),
            issues: issues(&columns),
            sources_to: newest.max_by_key(|date| date.first),
            dossier: dossier.map(|reading| reading.sources.name(FileId::FIRST).to_owned()),
            columns,
            as_of,
            as_of_given,
            level,
            level_given,
            skipped,
        }
    }

    /// The statement of a row, with the framework in which it stands.
    pub fn statement(&self, row: &Row) -> (&Framework, &Position) {
        let framework = &self.columns[row.column].framework;
        (framework, &framework.positions[row.position])
    }
}

/// The date of the latest statement.
fn latest(framework: &Framework) -> Option<Date> {
    Statements::select(framework, &Question::default()).as_of
}

impl Column {
    fn new(held: Held, asked: &Asked) -> Self {
        let known = ids(&held.own.framework);
        let own_positions = held.own.framework.positions.iter().map(|(_, it)| it.entry.id.clone()).collect();
        let Reading { sources, framework, findings, .. } = held.with_others.unwrap_or(held.own);
        let statements = Basis::new(&framework, asked).statements;
        let keys = framework.positions.iter().map(|(id, it)| (key(&sources, it), id)).collect();
        let mut column = Self {
            file: held.file,
            without: held.without,
            keys,
            unjudged: None,
            verdicts: Vec::new(),
            answers: Vec::new(),
            known,
            own_positions,
            sources,
            framework,
            statements,
        };
        if levels::mistakes(&findings) > 0 {
            column.unjudged = Some("its files have mistakes");
        } else {
            column.judge();
        }
        column
    }

    fn judge(&mut self) {
        let theory = Theory::of(&self.framework, &self.statements);
        let inquiry = Inquiry::new(&self.framework, &theory);
        let answer = inquiry.answer(1);
        if answer.packages.is_none() {
            self.unjudged = Some("it contradicts itself");
            return;
        }
        self.answers = self.framework.issues.ids().map(|issue| inquiry.answers(issue)).collect();
        self.verdicts = answer.verdicts.iter().map(|judged| (judged.position, judged.verdict)).collect();
    }

    /// The title of the scenario, else of the proposal, else the name of the file.
    pub fn title(&self) -> &str {
        self.framework.title().unwrap_or(&self.file)
    }

    fn cell(&self, key: &Key) -> Cell {
        let Some(&position) = self.keys.get(key) else { return Cell::Unknown };
        let it = &self.framework.positions[position];
        let knows = |thing: &Thing| {
            matches!(thing, Thing::Plan | Thing::Signature) || self.known.contains(thing.id(&self.framework))
        };
        if !self.own_positions.contains(&it.entry.id) && !spoken_of(it).iter().all(knows) {
            return Cell::Unknown;
        }
        if !self.statements.in_force(position) {
            return Cell::NotInForce;
        }
        let verdict = self.verdicts.iter().find(|(of, _)| *of == position);
        verdict.map_or(Cell::Unjudged, |&(_, verdict)| Cell::Verdict(verdict))
    }

    fn settles(&self, id: &str) -> Option<Settles> {
        let (issue, it) = self.framework.issues.iter().find(|(_, issue)| issue.entry.id == id)?;
        if !self.known.contains(id) {
            return None;
        }
        let answers = self.answers.get(issue.index())?;
        let values = answers.iter().flatten().map(|&value| it.word(value)).collect();
        Some(Settles { values, always: !answers.contains(&None) })
    }
}

/// An id, the file in which it stands, and what it says.
type Key = (String, String, String);

/// What makes two statements in two columns the same one: not only the id, which two dossiers may use for different things.
fn key(sources: &Sources, position: &Position) -> Key {
    let stands = sources.name(position.entry.at.file).to_owned();
    let formula = position.stance.formula().map(|formula| written(sources, formula.at));
    (position.entry.id.clone(), stands, formula.unwrap_or_default())
}

fn spoken_of(position: &Position) -> Vec<Thing> {
    let condition = position.condition.iter().flat_map(|formula| formula.value.leaves()).flat_map(Literal::things);
    about(position).into_iter().chain(condition).collect()
}

/// Everything that a statement can name.
fn ids(framework: &Framework) -> BTreeSet<String> {
    let mut ids: BTreeSet<String> = framework.issues.iter().map(|(_, it)| it.entry.id.clone()).collect();
    ids.extend(framework.components.iter().map(|(_, it)| it.entry.id.clone()));
    ids.extend(framework.steps.iter().map(|(_, it)| it.entry.id.clone()));
    ids.extend(framework.choices.iter().map(|(_, it)| it.entry.id.clone()));
    ids.extend(framework.events.iter().map(|(_, it)| it.entry.id.clone()));
    ids
}

fn rows(columns: &[Column], counts: impl Fn(&Column, &Position) -> bool) -> Vec<Row> {
    let mut seen: BTreeSet<Key> = BTreeSet::new();
    let mut rows = Vec::new();
    for (place, column) in columns.iter().enumerate() {
        for (position, it) in column.framework.positions.iter().filter(|(_, it)| counts(column, it)) {
            let key = key(&column.sources, it);
            if !can_be_judged(it) || !seen.insert(key.clone()) {
                continue;
            }
            let cells: Vec<Cell> = columns.iter().map(|column| column.cell(&key)).collect();
            if cells.iter().any(|cell| !matches!(cell, Cell::Unknown | Cell::NotInForce)) {
                rows.push(Row { column: place, position, cells });
            }
        }
    }
    by_party(columns, rows)
}

/// Those who speak in the order in which they first do, and what each says in the order of the files.
fn by_party(columns: &[Column], mut rows: Vec<Row>) -> Vec<Row> {
    let speakers = |row: &Row| -> Vec<String> {
        let framework = &columns[row.column].framework;
        let parties = framework.positions[row.position].parties.iter();
        parties.map(|party| framework.parties[party.value].entry.id.clone()).collect()
    };
    let mut order: Vec<Vec<String>> = Vec::new();
    for row in &rows {
        let speakers = speakers(row);
        if !order.contains(&speakers) {
            order.push(speakers);
        }
    }
    rows.sort_by_cached_key(|row| order.iter().position(|known| *known == speakers(row)));
    rows
}

fn can_be_judged(position: &Position) -> bool {
    use crate::framework::Stance;
    matches!(position.stance, Stance::Requires(_) | Stance::Rejects(_) | Stance::Prefers(_))
}

/// Issues of which the columns that know them do not all say the same.
fn issues(columns: &[Column]) -> Vec<Settling> {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut issues = Vec::new();
    for (column, it) in columns.iter().enumerate() {
        for (issue, own) in it.framework.issues.iter() {
            let id = own.entry.id.as_str();
            if !it.known.contains(id) || !seen.insert(id) {
                continue;
            }
            let cells: Vec<Option<Settles>> = columns.iter().map(|column| column.settles(id)).collect();
            // To know nothing of an issue and to settle nothing of it is no difference that a reader looks for.
            let said: BTreeSet<Settles> = cells.iter().map(|cell| cell.clone().unwrap_or_default()).collect();
            if said.len() > 1 {
                issues.push(Settling { column, issue, cells });
            }
        }
    }
    issues
}
