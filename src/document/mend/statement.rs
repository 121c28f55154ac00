//! Where a statement begins and ends, and what in it stands outside of quotation marks.

use std::ops::Range;

use super::repair::reads;

/// A list or table that goes on for more lines than this is taken for one that is not closed.
const MAX_LINES: usize = 1000;

/// What the statement that begins on a line is.
pub(super) enum Extent {
    Sound,
    Broken(Range<usize>),
}

/// The lines of a text, without what ends them.
pub(super) struct Lines<'a> {
    text: &'a str,
    lines: Vec<Range<usize>>,
}

impl<'a> Lines<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let mut start = 0;
        let lines = text.split_inclusive('\n').map(|line| {
            let part = start..start + line.trim_end_matches(['\n', '\r']).len();
            start += line.len();
            part
        });
        Self { text, lines: lines.collect() }
    }

    pub(super) fn count(&self) -> usize {
        self.lines.len()
    }

    pub(super) fn start(&self, line: usize) -> usize {
        self.lines[line].start
    }

    fn line(&self, line: usize) -> &'a str {
        &self.text[self.lines[line].clone()]
    }

    /// The statement that begins on line `first`, and the line after it.
    pub(super) fn statement(&self, first: usize) -> (usize, Extent) {
        let own = self.line(first);
        // A mark of the byte order is not part of the first statement.
        let mark = if first == 0 && own.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        if reads(&own[mark..]) {
            return (first + 1, Extent::Sound);
        }
        let start = self.lines[first].start + mark;
        if let Some(last) = self.closes(first)
            && reads(&self.text[start..self.lines[last].end])
        {
            return (last + 1, Extent::Sound);
        }
        let last = self.last_of_broken(first);
        (last + 1, Extent::Broken(start..self.lines[last].end))
    }

    /// The line on which every list, table and long text that was opened is closed again.
    fn closes(&self, first: usize) -> Option<usize> {
        let mut scan = Scan::default();
        for line in first..self.count().min(first + MAX_LINES) {
            scan.line(self.line(line), |_, _| ());
            if scan.long.is_none() && scan.open.is_empty() {
                return (line > first).then_some(line);
            }
        }
        None
    }

    /// What is not closed goes on to where another statement, or at least another paragraph, begins.
    fn last_of_broken(&self, first: usize) -> usize {
        let mut scan = Scan::default();
        scan.line(self.line(first), |_, _| ());
        if scan.long.is_none() && scan.open.is_empty() && !scan.ended_in_text {
            return first;
        }
        let goes_on = |line: &usize| {
            let text = self.line(*line).trim_start();
            let ends = text.is_empty() || text.starts_with('#');
            !begins_statement(text) && (scan.long.is_some() || !ends)
        };
        (first + 1..self.count()).take_while(goes_on).last().unwrap_or(first)
    }
}

/// Whether a line looks like a header, or like a key with its value.
fn begins_statement(line: &str) -> bool {
    let line = line.trim_start_matches(['-', '*', '•', ' ', '\t']);
    if let Some(header) = line.strip_prefix('[') {
        return header.trim_start_matches('[').starts_with(|first: char| first.is_alphabetic());
    }
    let key = key(line);
    !key.is_empty() && line[key.end..].trim_start().starts_with(['=', ':', '"', '\'', '“'])
}

/// The key, dotted or not, with which a text begins.
pub(super) fn key(text: &str) -> Range<usize> {
    let start = text.len() - text.trim_start().len();
    let part = |letter: char| !letter.is_alphanumeric() && !matches!(letter, '-' | '_' | '.');
    let length = text[start..].find(part).unwrap_or(text.len() - start);
    start..start + length
}

/// The characters of a statement outside of quotation marks and comments, with their places.
pub(super) fn bare(statement: &str) -> Vec<(usize, char)> {
    let mut found = Vec::new();
    let mut scan = Scan::default();
    let mut start = 0;
    for line in statement.split_inclusive('\n') {
        scan.line(line, |at, letter| found.push((start + at, letter)));
        start += line.len();
    }
    found
}

/// The value of a statement `key = value`, without a comment after it.
pub(super) fn value(statement: &str) -> Option<Range<usize>> {
    let (sign, _) = *bare(statement).iter().find(|(_, letter)| *letter == '=')?;
    let end = sign + 1 + before_comment(&statement[sign + 1..]);
    let start = end - statement[sign + 1..end].trim_start().len();
    Some(start..start + statement[start..end].trim_end().len())
}

/// Where the comment at the end of a text begins, or the text ends.
pub(super) fn before_comment(text: &str) -> usize {
    let mut scan = Scan::default();
    let last = text.rfind('\n').map_or(0, |newline| newline + 1);
    text[..last].split_inclusive('\n').for_each(|line| scan.line(line, |_, _| ()));
    scan.line(&text[last..], |_, _| ());
    scan.comment.map_or(text.len(), |comment| last + comment)
}

/// The brackets that are open at the end of a statement, the outermost first.
pub(super) fn open_brackets(statement: &str) -> Vec<char> {
    let mut scan = Scan::default();
    statement.lines().for_each(|line| scan.line(line, |_, _| ()));
    scan.open
}

/// What is open after the lines that were looked at.
#[derive(Default)]
struct Scan {
    open: Vec<char>,
    /// The three quotation marks of a text over several lines.
    long: Option<&'static str>,
    /// The last line ended inside a text of one line.
    ended_in_text: bool,
    comment: Option<usize>,
}

impl Scan {
    fn line(&mut self, line: &str, mut see: impl FnMut(usize, char)) {
        self.ended_in_text = false;
        self.comment = None;
        let mut at = 0;
        while at < line.len() {
            let rest = &line[at..];
            if let Some(quotes) = self.long {
                let Some(end) = rest.find(quotes) else { return };
                self.long = None;
                at += end + quotes.len();
                continue;
            }
            let letter = rest.chars().next().expect("`at` is before the end");
            match letter {
                '"' if rest.starts_with("\"\"\"") => (self.long, at) = (Some("\"\"\""), at + 3),
                '\'' if rest.starts_with("'''") => (self.long, at) = (Some("'''"), at + 3),
                '"' | '\'' => {
                    let Some(end) = text_end(rest) else {
                        self.ended_in_text = true;
                        return;
                    };
                    at += end;
                }
                '#' => {
                    self.comment = Some(at);
                    return;
                }
                _ => {
                    self.bracket(letter);
                    see(at, letter);
                    at += letter.len_utf8();
                }
            }
        }
    }

    fn bracket(&mut self, letter: char) {
        match letter {
            '[' | '{' => self.open.push(letter),
            ']' | '}' => {
                self.open.pop();
            }
            _ => {}
        }
    }
}

/// The length of the text of one line with which `rest` begins, if it is closed.
fn text_end(rest: &str) -> Option<usize> {
    let quote = rest.as_bytes()[0];
    let mut bytes = rest.bytes().enumerate().skip(1);
    while let Some((at, byte)) = bytes.next() {
        if byte == quote {
            return Some(at + 1);
        }
        if byte == b'\\' && quote == b'"' {
            bytes.next();
        }
    }
    None
}
