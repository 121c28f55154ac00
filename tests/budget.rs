//! What is said when a search ends early: what was found by then, and what is not known. Steps are counted, no clock is asked.

use std::{env, fs};

use peace_model::{
    logic::Reach,
    render,
    report::{Asked, Reading, Wanted, Zone},
    source::Loader,
};
use serde_json::Value;

/// Six statements on three provisions that exclude one another.
const DRAFT: &str = r#"
[framework]
title = "Three ways"
[parties.north]
name = "North"
[parties.south]
name = "South"
[components.bridge]
title = "A bridge"
kind = "other"
bracketed-by = ["north"]
[components.ferry]
title = "A ferry"
kind = "other"
bracketed-by = ["north"]
excludes = ["bridge"]
[components.tunnel]
title = "A tunnel"
kind = "other"
bracketed-by = ["north"]
excludes = ["bridge", "ferry"]
[positions.bridge]
party = "north"
status = "official"
requires = "bridge"
[positions.ferry]
party = "south"
status = "official"
requires = "ferry"
[positions.tunnel]
party = "south"
status = "official"
requires = "tunnel"
"#;

fn zone(steps: u64) -> Zone {
    let loader = Loader::memory([("draft.toml".to_owned(), DRAFT.as_bytes().to_vec())]);
    let reading = Reading::new(&loader, "draft.toml").expect("the file is in memory");
    let reach = Reach { conflicts: 100, repairs: 100, steps, clauses: false };
    let wanted = Wanted { red_lines: false, all: true, reach, stop: || false };
    Zone::new(reading, &Asked::default(), wanted)
}

/// The answer without its heading and its last lines.
fn body(page: &str) -> &str {
    let (_, body) = page.split_once("in force\n\n").expect("the heading ends with what is held together");
    body.split_once("\n\nnext: ").expect("the page ends with what to ask next").0
}

fn shown(zone: &Zone) -> String {
    let pages = [render::text::conflicts(zone, 100), render::text::repairs(zone, 100)];
    let bold = |page: &String| body(page).replace("\u{1b}[1m", "").replace("\u{1b}[0m", "");
    pages.iter().map(bold).collect::<Vec<_>>().join("\n\n---\n\n") + "\n"
}

/// What the JSON says of how far the search came.
fn flags(json: &str) -> Vec<String> {
    let json: Value = serde_json::from_str(json).expect("it is JSON");
    let of_parts = json["parts"].as_array().into_iter().flatten();
    let parts = of_parts
        .map(|part| format!("part {}: {} {} {}", part["part"], part["conflicts"], part["repairs"], part["complete"]));
    let keys = ["found", "complete", "proven_minimal"].map(|key| format!("{key}: {}", json[key]));
    keys.into_iter().chain(parts).collect()
}

/// One page of all answers, by the steps that may be taken.
fn told() -> String {
    let mut told = String::new();
    for steps in [4, 14, 36, 60, 10_000] {
        let zone = zone(steps);
        told += &format!("=== {steps} steps\n\n{}\n", shown(&zone));
        for json in [render::json::conflicts(&zone), render::json::repairs(&zone)] {
            told += &format!("{}\n", flags(&json).join(", "));
        }
        told += "\n";
    }
    told
}

#[test]
fn what_ends_early_says_what_was_found_and_what_is_not_known() {
    const PAGE: &str = "tests/golden/budget.txt";
    if env::var_os("UPDATE").is_some() {
        fs::write(PAGE, told()).expect("the page can be written");
    }
    assert_eq!(fs::read_to_string(PAGE).expect("the page is part of the repository"), told());
}
