//! The tutorial can be followed: its files are written, its commands run, and their answers are those of the page.

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::Command,
};

/// What a reader does next.
enum Act<'a> {
    /// Writes a file, or adds to it.
    Write { file: &'a str, adding: bool, text: &'a str },
    /// Runs commands and reads their answers.
    Run(&'a str),
}

fn acts(page: &str) -> Vec<Act<'_>> {
    let blocks = page.split("\n```").skip(1).step_by(2).filter_map(|block| block.split_once('\n'));
    blocks.filter_map(|(language, text)| act_of(language, text)).collect()
}

fn act_of<'a>(language: &str, text: &'a str) -> Option<Act<'a>> {
    match language {
        "console" => Some(Act::Run(text)),
        "toml" => {
            let (first, rest) = text.split_once('\n')?;
            let name = first.strip_prefix("# ")?;
            let added = name.strip_prefix("added to ");
            Some(Act::Write { file: added.unwrap_or(name), adding: added.is_some(), text: rest })
        }
        _ => None,
    }
}

/// The folder of a reader, with the shipped frameworks in it.
fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("tutorial");
    // Left from the last run; the first has nothing to remove.
    let _ = fs::remove_dir_all(&folder);
    copy(Path::new("frameworks"), &folder.join("frameworks")).expect("the frameworks can be copied");
    folder
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &to.join(entry.file_name()))?;
        } else {
            fs::copy(entry.path(), to.join(entry.file_name()))?;
        }
    }
    Ok(())
}

/// Words of a command line; single quotes keep several together.
fn words(line: &str) -> Vec<String> {
    let parts = line.split('\'').enumerate();
    parts
        .flat_map(|(place, part)| match place % 2 {
            0 => part.split_whitespace().map(str::to_owned).collect(),
            _ => vec![part.to_owned()],
        })
        .collect()
}

/// The answers to the commands of one block, each after its line.
fn run(block: &str, here: &Path) -> String {
    let commands = block.lines().filter_map(|line| line.strip_prefix("$ model "));
    let answers = commands.map(|line| {
        let program = Command::new(env!("CARGO_BIN_EXE_model")).args(words(line)).current_dir(here).output();
        let output = program.expect("the program starts");
        let said = [output.stdout, output.stderr].concat();
        format!("$ model {line}\n{}", String::from_utf8(said).expect("output is UTF-8"))
    });
    answers.collect()
}

/// Whether a text is as expected, where a line `...` stands for any lines.
fn is_like(expected: &[&str], text: &[&str]) -> bool {
    match expected.split_first() {
        None => text.is_empty(),
        Some((&"...", rest)) => (0..=text.len()).any(|skipped| is_like(rest, &text[skipped..])),
        Some((line, rest)) => text.split_first().is_some_and(|(first, others)| first == line && is_like(rest, others)),
    }
}

#[test]
fn the_tutorial_can_be_followed() {
    let page = fs::read_to_string("docs/tutorial.md").expect("the page is part of the repository");
    let here = folder();
    for act in acts(&page) {
        match act {
            Act::Write { file, adding, text } => {
                let path = here.join(file);
                let before =
                    if adding { fs::read_to_string(&path).expect("it was written before") } else { String::new() };
                fs::write(&path, before + text).expect("the folder can be written");
            }
            Act::Run(block) => {
                let said = run(block, &here);
                let (expected, lines): (Vec<_>, Vec<_>) = (block.lines().collect(), said.lines().collect());
                assert!(is_like(&expected, &lines), "expected:\n{block}\nsaid:\n{said}");
            }
        }
    }
}
