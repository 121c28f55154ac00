//! Following `include` and `extends`: each file once, never outside the root, never in a circle.

use std::collections::BTreeSet;

use super::{
    Document,
    fields::one_or_many,
    merge,
    parse::{Parsed, parse},
    shape::shape,
    tree::{Node, Table, Value},
};
use crate::{
    expr::Name,
    finding::Finding,
    source::{FileId, Loader, Refusal, Sources, Span, Spanned},
};

/// How many includes may lead from one file to another.
pub const MAX_INCLUDE_DEPTH: usize = 16;

/// Reads the file called `name` with everything it includes and extends. An `Err` is about that file itself.
pub fn load(loader: &Loader, sources: &mut Sources, name: &str) -> Result<(Document, Vec<Finding>), Refusal> {
    let bytes = loader.read(name)?;
    let mut reading = Reading {
        loader,
        sources,
        document: Document::default(),
        findings: Vec::new(),
        stack: Vec::new(),
        seen: BTreeSet::new(),
    };
    reading.document.table = reading.file(name, bytes);
    Ok((reading.document, reading.findings))
}

struct Reading<'a> {
    loader: &'a Loader,
    sources: &'a mut Sources,
    document: Document,
    findings: Vec<Finding>,
    /// The files that lead to the present one.
    stack: Vec<String>,
    seen: BTreeSet<String>,
}

impl Reading<'_> {
    fn file(&mut self, name: &str, bytes: Vec<u8>) -> Table {
        self.seen.insert(name.to_owned());
        self.stack.push(name.to_owned());
        let (mut own, findings) = self.parse(name, bytes);
        self.findings.extend(findings);
        let mut whole = Table::default();
        if let Some((_, node)) = own.remove("include").or_else(|| self.include_below_a_header(&mut own)) {
            let paths = self.texts(one_or_many(&node), "a file's path");
            self.document.incomplete |= paths.len() < one_or_many(&node).len();
            for path in paths {
                self.follow(&path, &mut whole);
            }
        }
        let changes = self.without(&mut own, "framework");
        let asked = self.without(&mut own, "scenario");
        if let Some(path) = self.base(&mut own) {
            self.follow(&path, &mut whole);
            self.drop(changes, &mut whole);
            merge::overlay(&mut whole, own);
        } else {
            self.findings.extend(merge::combine(&mut whole, own));
            self.drop(changes, &mut whole);
        }
        self.drop(asked, &mut whole);
        self.stack.pop();
        whole
    }

    /// `include` where it belongs to a table, since it was not written in the first line.
    fn include_below_a_header(&mut self, own: &mut Table) -> Option<(Name, Node)> {
        let (key, node) = own.entries.iter_mut().find_map(|(_, node)| take(node, "include", 2))?;
        let finding = Finding::of("unknown_key", key.at, "`include` stands below a header");
        self.findings.push(finding.help("put it into the first line of the file, above every header"));
        Some((key, node))
    }

    fn parse(&mut self, name: &str, bytes: Vec<u8>) -> (Table, Vec<Finding>) {
        let (text, broken) = match String::from_utf8(bytes) {
            Ok(text) => (text, None),
            Err(error) => {
                let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                (text, Some(error.utf8_error().valid_up_to()))
            }
        };
        let file = self.sources.add(name, text);
        let Parsed { mut table, mut findings, unread } = parse(self.sources, file);
        findings.extend(shape(&mut table));
        if let Some(byte) = broken {
            findings.insert(0, not_utf8(file, byte));
        }
        self.document.unread.extend(unread);
        (table, findings)
    }

    /// Reads another file and puts it beside what is there already.
    fn follow(&mut self, path: &Spanned<String>, whole: &mut Table) {
        match self.open(path) {
            Ok(None) => {}
            Ok(Some((name, bytes))) => {
                let table = self.file(&name, bytes);
                self.findings.extend(merge::combine(whole, table));
            }
            Err(finding) => {
                self.document.incomplete = true;
                self.findings.push(*finding);
            }
        }
    }

    /// The file's name and bytes; `None` if it was read before.
    fn open(&self, path: &Spanned<String>) -> Result<Option<(String, Vec<u8>)>, Box<Finding>> {
        let from = self.stack.last().expect("a file is being read");
        let name = Loader::name(from, &path.value).map_err(|refusal| Box::new(refused(path, &refusal)))?;
        if self.stack.contains(&name) {
            let message = format!("`{}` leads back to a file that includes it", path.value);
            return Err(Box::new(
                Finding::of("include_refused", path.at, message).help("take one of the includes out"),
            ));
        }
        if self.seen.contains(&name) {
            return Ok(None);
        }
        if self.stack.len() > MAX_INCLUDE_DEPTH {
            let message = format!("files include one another more than {MAX_INCLUDE_DEPTH} deep");
            return Err(Box::new(
                Finding::of("include_refused", path.at, message).help("include the file from one nearer the top"),
            ));
        }
        let bytes = self.loader.read(&name).map_err(|refusal| Box::new(refused(path, &refusal)))?;
        Ok(Some((name, bytes)))
    }

    /// Takes `without` out of the table called `key`.
    fn without(&mut self, own: &mut Table, key: &str) -> Vec<Spanned<String>> {
        let Some((_, node)) = table_in(own, key).and_then(|table| table.remove("without")) else { return Vec::new() };
        let Value::Array(nodes) = &node.value else {
            let message = format!("expected a list of ids, found {}", node.type_word());
            self.findings.push(Finding::of("wrong_type", node.at, message).help("write `without = [\"…\"]`"));
            return Vec::new();
        };
        self.texts(nodes, "an id")
    }

    /// Takes out keys now; ids are kept, since they still have to resolve.
    fn drop(&mut self, names: Vec<Spanned<String>>, whole: &mut Table) {
        for name in names {
            if !merge::remove_key(whole, &name.value) {
                self.document.without.push(name);
            }
        }
    }

    fn texts(&mut self, nodes: &[Node], wanted: &str) -> Vec<Spanned<String>> {
        let mut texts = Vec::new();
        for node in nodes {
            match &node.value {
                Value::Text { text, .. } => texts.push(Spanned::new(text.clone(), node.at)),
                Value::Broken => {}
                _ => {
                    let message = format!("expected {wanted} in quotation marks, found {}", node.type_word());
                    self.findings.push(Finding::of("wrong_type", node.at, message));
                }
            }
        }
        texts
    }

    /// The path in `[framework] extends`.
    fn base(&mut self, own: &mut Table) -> Option<Spanned<String>> {
        let (_, node) = table_in(own, "framework")?.remove("extends")?;
        self.texts(std::slice::from_ref(&node), "a file's path").pop()
    }
}

/// Takes `key` out of a table or, down to `depth`, of the tables in it.
fn take(node: &mut Node, key: &str, depth: usize) -> Option<(Name, Node)> {
    let Value::Table(table) = &mut node.value else { return None };
    if depth == 0 {
        return None;
    }
    table.remove(key).or_else(|| table.entries.iter_mut().find_map(|(_, node)| take(node, key, depth - 1)))
}

fn table_in<'a>(table: &'a mut Table, key: &str) -> Option<&'a mut Table> {
    table.entries.iter_mut().find(|(name, _)| name.value == key).and_then(|(_, node)| match &mut node.value {
        Value::Table(table) => Some(table),
        _ => None,
    })
}

fn not_utf8(file: FileId, byte: usize) -> Finding {
    // The reader put a replacement character of three bytes here.
    Finding::of("syntax", Span::new(file, byte..byte + '\u{fffd}'.len_utf8()), "from here the file is not UTF-8 text")
        .help("save it as UTF-8, which every editor offers")
}

fn refused(path: &Spanned<String>, refusal: &Refusal) -> Finding {
    let (message, help) = match refusal {
        Refusal::Absolute => (format!("`{}` is an absolute path", path.value), "write the path relative to this file"),
        Refusal::OutsideRoot => (
            format!("`{}` lies outside the root folder", path.value),
            "put the file below the root, or choose a higher one with --root",
        ),
        Refusal::Missing if path.value.contains("://") => {
            (format!("`{}` is not a file", path.value), "nothing is fetched: save it below the root folder")
        }
        Refusal::Missing => (format!("there is no file `{}`", path.value), "paths are relative to this file"),
        Refusal::NotAFile => (format!("`{}` is not a file", path.value), "include the files of a folder one by one"),
        Refusal::TooLarge => (format!("`{}` is larger than 16 MiB", path.value), "split it into several files"),
        Refusal::Unreadable(error) => (format!("`{}` cannot be read: {error}", path.value), "see that you may read it"),
    };
    Finding::of("include_refused", path.at, message)
        .help(help)
        .note("until it is read, a name that is not defined elsewhere is not reported")
}
