//! Every text and every line of the pictures that are kept stands out, on paper and on a dark screen (WCAG 2.2, 1.4.3 and 1.4.11).

use std::{collections::BTreeMap, fs};

use resvg::usvg::roxmltree::{Document, Node};

/// What a text needs against what is behind it, and a line against the page.
const TEXT: f64 = 4.5;
const LINE: f64 = 3.0;

const PAPER: &str = "#FFFFFF";

/// Luminance, from 0 to 1.
fn luminance(color: &str) -> f64 {
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&color[at..at + 2], 16).expect("a colour is #rrggbb")) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The kept files with this ending, by name.
fn kept(ending: &str) -> BTreeMap<String, String> {
    let entries = fs::read_dir("tests/golden").expect("the folder is part of the repository");
    let paths = entries.map(|entry| entry.expect("a folder can be listed").path());
    let wanted = paths.filter(|path| path.extension().is_some_and(|extension| extension == ending));
    wanted.map(|path| (path.display().to_string(), fs::read_to_string(&path).expect("it can be read"))).collect()
}

/// What each colour becomes on a dark screen, as the picture's own style says: `[fill="#000000"]{fill:#F2F2F2}`.
fn dark(document: &Document<'_>) -> BTreeMap<String, String> {
    let style = document.descendants().find(|part| part.has_tag_name("style")).and_then(|style| style.text());
    let rules = style.unwrap_or_default().split("[fill=\"").skip(1);
    let rule = |rule: &str| Some((rule.get(..7)?.to_owned(), rule.split_once("{fill:")?.1.get(..7)?.to_owned()));
    rules.filter_map(rule).collect()
}

/// What lies behind a part: the first outline of the figure that it stands in, or paper.
fn behind<'a>(part: Node<'a, '_>) -> &'a str {
    let figure = part.ancestors().find(|it| it.attribute("class").is_some_and(|class| class.starts_with("figure ")));
    let outline = figure.and_then(|figure| figure.descendants().find(|it| it.has_tag_name("path")));
    outline.and_then(|outline| outline.attribute("fill")).unwrap_or(PAPER)
}

#[test]
fn of_every_picture_of_the_built_in_engine() {
    let pictures = kept("svg");
    assert!(pictures.len() > 80, "{} pictures are kept", pictures.len());
    for (name, svg) in &pictures {
        let document = Document::parse(svg).expect("it is XML");
        let dark = dark(&document);
        for part in document.descendants() {
            let (needed, color) = match part.tag_name().name() {
                "text" => (TEXT, part.attribute("fill")),
                "path" => (LINE, part.attribute("stroke")),
                _ => continue,
            };
            // The white inside of a double line is no line.
            let Some(color) = color.filter(|color| *color != PAPER || needed == TEXT) else { continue };
            // A figure's outline stands on the page.
            let behind = if needed == TEXT { behind(part) } else { PAPER };
            for (color, behind) in [(color, behind), (dark[color].as_str(), dark[behind].as_str())] {
                let contrast = contrast(color, behind);
                assert!(contrast >= needed, "{name}: {color} on {behind} has {contrast:.2}, and needs {needed}");
            }
        }
    }
}

#[test]
fn of_every_picture_for_graphviz() {
    for (name, dot) in kept("dot") {
        let values = |key: &str| -> Vec<&str> {
            dot.split(&format!(" {key}=\"#")).skip(1).filter_map(|rest| rest.get(..6)).collect()
        };
        for (key, needed, papers) in [("color", LINE, vec!["FFFFFF"]), ("fontcolor", TEXT, values("fillcolor"))] {
            for (color, paper) in
                values(key).into_iter().flat_map(|color| papers.iter().map(move |paper| (color, paper)))
            {
                let contrast = contrast(&format!("#{color}"), &format!("#{paper}"));
                assert!(contrast >= needed, "{name}: {color} on {paper} has {contrast:.2}, and needs {needed}");
            }
        }
    }
}
