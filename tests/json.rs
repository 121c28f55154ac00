//! The JSON is what `docs/json.md` says: its examples are whole reports, and every key has its line. `UPDATE=1 cargo test`
//! writes the examples.

use std::{collections::BTreeSet, env, fs, process::Command};

use serde_json::Value;

const PAGE: &str = "docs/json.md";

/// Standard output of the program, run in the root of the repository.
fn model(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_model")).args(arguments).output().expect("the program starts");
    String::from_utf8(output.stdout).expect("output is UTF-8")
}

/// The words of a call; what stands in single quotes is one word.
fn words(call: &str) -> Vec<&str> {
    let parts = call.split('\'').enumerate();
    parts
        .flat_map(|(place, part)| if place % 2 == 1 { vec![part] } else { part.split_whitespace().collect() })
        .collect()
}

fn keys(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(entries) => entries.iter().for_each(|(key, value)| {
            found.insert(key.clone());
            // By issue and by party: their keys are ids.
            if !(value.is_object() && ["settles", "breached", "banzhaf", "benefits_stalled"].contains(&key.as_str())) {
                keys(value, found);
            }
        }),
        Value::Array(values) => values.iter().for_each(|value| keys(value, found)),
        _ => {}
    }
}

#[test]
fn the_examples_in_the_documentation_are_what_the_program_writes() {
    let page = fs::read_to_string(PAGE).expect("the page is part of the repository");
    let mut parts = page.split("```json\n");
    let mut written = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let call = written.trim_end().lines().last().and_then(|line| line.strip_prefix("`model ")?.strip_suffix('`'));
        let words = words(call.expect("the call stands above its example"));
        let (_, after) = part.split_once("```\n").expect("the example ends");
        written = format!("{written}```json\n{}```\n{after}", model(&words));
    }
    if env::var_os("UPDATE").is_some() {
        fs::write(PAGE, written).expect("the page can be written");
    } else {
        assert_eq!(page, written, "`UPDATE=1 cargo test --test json` writes them anew");
    }
}

#[test]
fn every_key_is_documented() {
    let page = fs::read_to_string(PAGE).expect("the page is part of the repository");
    let commands = [
        vec!["check", "--format", "json", "frameworks", "examples", "--allow", "no_statement"],
        vec!["positions", "--format", "json", "examples/four-part-all.toml"],
        vec!["power", "--format", "json", "tests/transcripts/power/council.toml"],
        vec!["trace", "--format", "json", "frameworks/aceh/aceh.toml"],
        vec!["coverage", "--format", "json", "frameworks/colombia/colombia.toml"],
        vec!["conflicts", "--format", "json", "examples/four-part-all.toml"],
        vec!["repairs", "--format", "json", "examples/four-part-all.toml"],
        vec!["repairs", "--format", "json", "tests/transcripts/clash/agreement.toml"],
        vec!["repairs", "--format", "jsonl", "--let", "clauses", "tests/transcripts/clash/clauses.toml"],
        vec!["conflicts", "--format", "jsonl", "tests/transcripts/clash/groups.toml"],
        vec!["packages", "--format", "json", "tests/transcripts/clash/free.toml"],
        vec!["compare", "--format", "json", "tests/transcripts/side"],
        vec!["timeline", "--format", "json", "tests/transcripts/calendar/progress.toml"],
        vec!["timeline", "--format", "json", "tests/transcripts/calendar/tight.toml"],
        vec!["timeline", "--format", "json", "tests/transcripts/calendar/late.toml"],
        vec!["why", "--format", "json", "tests/transcripts/change/before.toml", "north-quiet"],
        vec!["why", "--format", "json", "tests/transcripts/change/before.toml", "toll"],
        vec!["why-not", "--format", "json", "tests/transcripts/change/before.toml", "toll"],
        vec!["why-not", "--format", "json", "--for", "south", "tests/transcripts/change/before.toml", "west-fence"],
        vec!["diff", "--format", "json", "tests/transcripts/change/before.toml", "tests/transcripts/change/after.toml"],
        vec!["check", "--format", "json", "--what-if", "not fence", "tests/transcripts/change/before.toml"],
    ];
    let mut found = BTreeSet::new();
    for command in commands {
        // With `--format jsonl` there is one on each line.
        let written = model(&command);
        let values = serde_json::Deserializer::from_str(&written).into_iter::<Value>();
        values.for_each(|value| keys(&value.expect("it is JSON"), &mut found));
    }
    found.retain(|key| !page.contains(&format!("`{key}`")));
    assert_eq!(found, BTreeSet::new());
}

#[test]
fn the_same_files_give_the_same_bytes() {
    let arguments = ["check", "--format", "json", "frameworks", "examples"];
    assert_eq!(model(&arguments), model(&arguments));
}

#[test]
fn places_are_bytes_lines_and_characters() {
    let folder = concat!(env!("CARGO_TARGET_TMPDIR"), "/places");
    fs::create_dir_all(folder).expect("the folder for temporary files can be written");
    let text = "[framework]\ntitle = \"Мир\"\nproposed-by = [\"äöü\", \"nobody\"]\n";
    let file = format!("{folder}/plan.toml");
    fs::write(&file, text).expect("the folder for temporary files can be written");
    let report: Value = serde_json::from_str(&model(&["check", "--format", "json", "--root", folder, &file])).unwrap();
    let finding = &report["frameworks"][0]["findings"][1];
    let start = text.find("\"nobody\"").unwrap();
    assert_eq!(
        [&finding["message"], &finding["labels"][0]],
        [
            &Value::from("`nobody` is not defined; a party is expected here"),
            &serde_json::json!({
                "file": "plan.toml", "start": start, "end": start + 8, "line": 3, "column": 23, "end_line": 3,
                "end_column": 31, "text": "", "primary": true
            })
        ]
    );
}
