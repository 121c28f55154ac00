//! Of every proposal that is included: each verdict has an argument that was verified, and nothing lies between it and itself.

use std::{fs, path::Path};

use peace_model::{
    framework::Verdict,
    logic::{Inquiry, Theory},
    report::{Asked, Change, Reading},
    source::Loader,
    statements::{Question, Statements},
};

/// The names of all proposals below `frameworks`, in order.
fn proposals() -> Vec<String> {
    let mut names = Vec::new();
    for folder in fs::read_dir("frameworks").expect("the folder is part of the repository") {
        let folder = folder.expect("a folder can be listed").path();
        if folder.is_dir() {
            let files =
                fs::read_dir(folder).expect("a folder can be listed").map(|file| file.expect("as above").path());
            names.extend(files.filter(|file| file.extension().is_some_and(|it| it == "toml")));
        }
    }
    names.sort();
    names.into_iter().map(|name| name.to_str().expect("our names are UTF-8").to_owned()).collect()
}

fn read(name: &str) -> Reading {
    let loader = Loader::disk(Path::new(".")).expect("the folder is there");
    Reading::new(&loader, name).expect("the file was listed")
}

#[test]
fn every_verdict_has_an_argument_that_was_verified() {
    let mut missing = Vec::new();
    for name in proposals() {
        let framework = read(&name).framework;
        let statements = Statements::select(&framework, &Question::default());
        let theory = Theory::of(&framework, &statements);
        let inquiry = Inquiry::new(&framework, &theory);
        for (id, position) in framework.positions.iter().filter(|_| !framework.is_dossier()) {
            let judged = statements.in_force(id) && position.stance.is_judged();
            let why = inquiry.why(id);
            let told = why.as_ref().is_none_or(|why| match why.judged.verdict {
                Verdict::Upheld | Verdict::Breached => why.argument.proven && !why.argument.steps.is_empty(),
                Verdict::Open | Verdict::Silent => !why.judged.depends_on.is_empty(),
            });
            if why.is_some() != judged || !told {
                missing.push(format!("{name}: {}", position.entry.id));
            }
        }
    }
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn nothing_lies_between_a_proposal_and_itself() {
    let differing = proposals().into_iter().filter(|name| {
        let reading = read(name);
        !Change::between(reading.clone(), reading, &Asked::default()).is_nothing()
    });
    assert_eq!(differing.collect::<Vec<_>>(), Vec::<String>::new());
}
