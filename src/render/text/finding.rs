//! One finding in rustc's manner: the message, the places it speaks of with their text, notes and help.

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::super::{
    visible::{same_length, visible},
    wrap::wrap,
};
use crate::{
    finding::{Finding, Severity},
    report::{Checked, Reported},
    source::{FileId, Sources, Span},
};

/// Places further apart than this, in bytes, are shown as two excerpts: what lies between would be read for nothing.
const GAP: usize = 4096;

/// The longest excerpt, in bytes; of a longer one only the place is named.
const LONGEST: usize = 65_536;

/// What stands before the text of a note at most: line numbers of four digits, and "= note: ".
const NOTE: usize = 13;

/// The finding as text, styled for a terminal.
pub(super) fn finding(checked: &Checked, reported: &Reported, width: usize) -> String {
    let finding = &reported.finding;
    let level = match reported.level {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let heading = format!("{}[{}]: ", reported.level.word(), finding.check);
    let message = fit(&finding.message, width.saturating_sub(heading.len()));
    let mut group = Group::with_title(level.primary_title(message).id(finding.check));
    for excerpt in excerpts(finding) {
        group = excerpt.add_to(group, &checked.sources);
    }
    let expected = reported.expected.then(|| "the scenario expects this".to_owned());
    for note in finding.notes.iter().chain(&expected) {
        group = group.element(Level::NOTE.message(fit(note, width.saturating_sub(NOTE))));
    }
    for help in &finding.help {
        group = group.element(Level::HELP.message(fit(help, width.saturating_sub(NOTE))));
    }
    Renderer::styled().term_width(width).render(&[group])
}

/// A mistake in the words of a call: the same without the name of a check, since no page of one explains it.
pub(super) fn of_call(sources: &Sources, finding: &Finding, width: usize) -> String {
    let message = fit(&finding.message, width.saturating_sub("error: ".len()));
    let mut group = Group::with_title(Level::ERROR.primary_title(message));
    for excerpt in excerpts(finding) {
        group = excerpt.add_to(group, sources);
    }
    for help in &finding.help {
        group = group.element(Level::HELP.message(fit(help, width.saturating_sub(NOTE))));
    }
    Renderer::styled().term_width(width).render(&[group])
}

fn fit(text: &str, width: usize) -> String {
    wrap(&visible(text), width).join("\n")
}

/// What stands beside an underline is never broken: a second line would stand among the lines of the file.
fn on_one_line(text: &str) -> String {
    visible(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Neighbouring places in one file.
struct Excerpt {
    file: FileId,
    marks: Vec<Mark>,
}

struct Mark {
    at: Span,
    text: String,
    primary: bool,
}

/// The places of a finding, that of the main one first.
fn excerpts(finding: &Finding) -> Vec<Excerpt> {
    let main = Mark { at: finding.at, text: on_one_line(&finding.here), primary: true };
    let others =
        finding.labels.iter().map(|label| Mark { at: label.at, text: on_one_line(&label.text), primary: false });
    let mut marks: Vec<Mark> = std::iter::once(main).chain(others).collect();
    // Files in the order in which the finding names them; sorting by place is for the cuts between excerpts.
    let mut files: Vec<FileId> = Vec::new();
    for mark in &marks {
        if !files.contains(&mark.at.file) {
            files.push(mark.at.file);
        }
    }
    marks.sort_by_key(|mark| (files.iter().position(|&file| file == mark.at.file), mark.at));
    let mut excerpts: Vec<Excerpt> = Vec::new();
    for mark in marks {
        match excerpts.last_mut() {
            Some(excerpt) if excerpt.reaches(mark.at) => excerpt.marks.push(mark),
            _ => excerpts.push(Excerpt { file: mark.at.file, marks: vec![mark] }),
        }
    }
    excerpts.sort_by_key(|excerpt| !excerpt.marks.iter().any(|mark| mark.primary));
    excerpts
}

impl Excerpt {
    fn start(&self) -> usize {
        self.marks.first().map_or(0, |mark| mark.at.range().start)
    }

    fn end(&self) -> usize {
        self.marks.iter().map(|mark| mark.at.range().end).max().unwrap_or(0)
    }

    fn reaches(&self, at: Span) -> bool {
        self.file == at.file && at.range().start <= self.end() + GAP
    }

    fn add_to<'a>(&self, group: Group<'a>, sources: &'a Sources) -> Group<'a> {
        let name = visible(sources.name(self.file));
        let text = sources.text(self.file);
        let start = text[..self.start()].rfind('\n').map_or(0, |newline| newline + 1);
        // Up to either sign of a line's end, so that the one before a line feed is not shown.
        let end = text[self.end()..].find(['\r', '\n']).map_or(text.len(), |newline| self.end() + newline);
        let first = sources.line_column(self.file, self.start());
        if end - start > LONGEST {
            return group.element(Origin::path(name).line(first.line).char_column(first.column));
        }
        let marks = self.marks.iter().map(|mark| mark.annotation(start));
        group.element(
            Snippet::source(same_length(&text[start..end])).path(name).line_start(first.line).annotations(marks),
        )
    }
}

impl Mark {
    /// The mark in an excerpt that begins at byte `start` of the file.
    fn annotation<'a>(&self, start: usize) -> Annotation<'a> {
        let kind = if self.primary { AnnotationKind::Primary } else { AnnotationKind::Context };
        let range = self.at.range();
        kind.span(range.start - start..range.end - start).label(Some(self.text.clone()))
    }
}
