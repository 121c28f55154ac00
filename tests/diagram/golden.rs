//! Pictures that are kept: DOT for Graphviz, and SVG of the engine that is built in.

use peace_model::{diagram, finding::Severity, framework::Aspect, report::Checked};

use super::{
    finding, graphviz, of_file, of_text, picture, recorded,
    texts::{HARBOUR, KNOT},
};

fn kept(name: &str, checked: &Checked, aspect: Aspect) {
    let picture = picture(checked, aspect);
    let name = if aspect == Aspect::Components { name.to_owned() } else { format!("{name}-{}", aspect.word()) };
    let dot = diagram::dot(&picture);
    recorded(&format!("{name}.dot"), &dot);
    graphviz(&name, &dot);
    #[cfg(feature = "picture")]
    recorded(&format!("{name}.svg"), &diagram::svg(&picture).expect("it is small enough"));
}

#[test]
fn every_shape_mark_and_line() {
    let findings = [
        (Severity::Error, finding("`fishing` and `truce` wait for each other", &["fishing", "truce"])),
        (Severity::Warning, finding("no day is set for `crane`", &["pier.crane"])),
        (Severity::Warning, finding("no day is set for `fishing`", &["fishing"])),
        (Severity::Note, finding("how `council` decides is not said", &["council", "who-oversees"])),
        (Severity::Note, finding("it is about the draft as a whole", &[])),
    ];
    let harbour = of_text(HARBOUR, &findings);
    Aspect::ALL.into_iter().for_each(|aspect| kept("harbour", &harbour, aspect));
}

/// Every proposal that is shipped, in every view: where there is nothing to see, the picture says so, and is not kept.
#[test]
fn every_view_of_every_shipped_framework() {
    for file in SHIPPED {
        let checked = of_file(&format!("frameworks/{file}.toml"));
        let name = file.rsplit('/').next().unwrap_or(file);
        for aspect in Aspect::ALL {
            match (picture(&checked, aspect).nothing(), has_nothing(name, aspect)) {
                (None, false) => kept(name, &checked, aspect),
                (Some(why), true) => assert!(why.contains("; "), "{name}, {}: {why} leads nowhere", aspect.word()),
                (nothing, _) => panic!("{name}, {}: {nothing:?}", aspect.word()),
            }
        }
    }
}

/// The proposals that are shipped.
const SHIPPED: [&str; 16] = [
    "aceh/aceh",
    "colombia/colombia",
    "iran/jcpoa",
    "northern-ireland/good-friday",
    "northern-ireland/mitchell-1999",
    "ukraine/article-5-like",
    "ukraine/e3-counter",
    "ukraine/four-part",
    "ukraine/istanbul-april",
    "ukraine/istanbul-march",
    "ukraine/minsk-2",
    "ukraine/minsk-2-steinmeier",
    "ukraine/russia-terms-2024",
    "ukraine/ukraine-10-point",
    "ukraine/us-28-point",
    "ukraine/us-ua-20-point",
];

fn has_nothing(name: &str, aspect: Aspect) -> bool {
    NOTHING.iter().any(|(of, names)| *of == aspect && names.contains(&name))
}

/// What some of them have nothing of.
const NOTHING: [(Aspect, &[&str]); 3] = [
    (Aspect::Conflicts, &["aceh", "colombia"]),
    (
        Aspect::Power,
        &[
            "aceh",
            "good-friday",
            "mitchell-1999",
            "article-5-like",
            "e3-counter",
            "russia-terms-2024",
            "ukraine-10-point",
            "us-ua-20-point",
        ],
    ),
    (
        Aspect::Undoing,
        &[
            "aceh",
            "colombia",
            "good-friday",
            "mitchell-1999",
            "article-5-like",
            "four-part",
            "istanbul-april",
            "istanbul-march",
            "minsk-2",
            "minsk-2-steinmeier",
            "russia-terms-2024",
            "ukraine-10-point",
        ],
    ),
];

#[test]
fn an_example() {
    kept("two-villages", &of_file("examples/two-villages.toml"), Aspect::Components);
}

#[test]
fn a_knot() {
    let knot = of_text(KNOT, &[]);
    kept("knot", &knot, Aspect::Components);
    kept("knot", &knot, Aspect::Sequence);
}

#[test]
fn nothing_at_all() {
    let nothing = of_text("", &[]);
    kept("empty", &nothing, Aspect::Components);
    for aspect in Aspect::ALL {
        graphviz(aspect.word(), &diagram::dot(&picture(&nothing, aspect)));
    }
}
