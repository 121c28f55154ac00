//! The map in `lib.rs` is true: nothing points up, every file says what it is, none is too long.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The longest a file may be.
const MAX_LINES: usize = 400;

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let entries = fs::read_dir(folder).expect("the folder is part of the repository");
    for path in entries.map(|entry| entry.expect("a folder can be listed").path()) {
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The rooms from the ground up: the order of the module list in `lib.rs`.
fn rooms() -> Vec<String> {
    let map = fs::read_to_string("src/lib.rs").expect("the crate has a root");
    map.lines()
        .filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';').map(str::to_owned))
        .collect()
}

/// `crate::room` and the rooms in `use crate::{…}`.
fn rooms_used(text: &str, rooms: &[String]) -> Vec<usize> {
    let mut used = Vec::new();
    for part in text.split("crate::").skip(1) {
        let list = match part.strip_prefix('{') {
            // The names right inside the braces: those that follow `{` or a comma at depth one.
            Some(list) => top_level_names(list),
            None => {
                vec![part.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next().unwrap_or_default()]
            }
        };
        used.extend(list.iter().filter_map(|name| rooms.iter().position(|room| room == name)));
    }
    used
}

fn top_level_names(list: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let (mut depth, mut start) = (1, 0);
    for (at, letter) in list.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if (letter == ',' && depth == 1) || depth == 0 {
            let name = list[start..at].trim();
            names.push(name.split([':', ' ']).next().unwrap_or(name));
            start = at + 1;
        }
        if depth == 0 {
            break;
        }
    }
    names
}

#[test]
fn nothing_points_up() {
    let rooms = rooms();
    let mut upward = Vec::new();
    for (index, room) in rooms.iter().enumerate() {
        let folder = PathBuf::from("src").join(room);
        let mut files = if folder.is_dir() { rust_files(&folder) } else { Vec::new() };
        files.push(folder.with_extension("rs"));
        for file in files {
            let text = fs::read_to_string(&file).expect("the room exists");
            for used in rooms_used(&text, &rooms).into_iter().filter(|&used| used > index) {
                upward.push(format!("{} uses {}", file.display(), rooms[used]));
            }
        }
    }
    assert_eq!(upward, Vec::<String>::new());
}

#[test]
fn every_file_says_what_it_is_and_is_short() {
    let files =
        ["src", "tests", "benches"].into_iter().map(Path::new).filter(|folder| folder.is_dir()).flat_map(rust_files);
    let mut faults = Vec::new();
    for file in files.filter(|file| !file.components().any(|part| part.as_os_str() == "target")) {
        let text = fs::read_to_string(&file).expect("it was listed");
        if !text.starts_with("//! ") {
            faults.push(format!("{} does not begin with //!", file.display()));
        }
        if text.lines().count() > MAX_LINES {
            faults.push(format!("{} has {} lines", file.display(), text.lines().count()));
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn only_the_command_line_prints_and_only_source_reads_files() {
    let outside =
        [("std::fs", "source"), ("use std::env", "cli"), ("SystemTime", "cli"), ("aries_solver", "logic/solve")];
    let mut faults = Vec::new();
    for file in rust_files(Path::new("src")) {
        let text = fs::read_to_string(&file).expect("it was listed");
        let name = file.display().to_string();
        for (word, room) in outside {
            let cli = name.starts_with("src/cli") || name == "src/main.rs";
            if text.contains(word) && !name.starts_with(&format!("src/{room}")) && !cli {
                faults.push(format!("{name} has {word}"));
            }
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}
