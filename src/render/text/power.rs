//! Who can stop what, as text.

mod bodies;
pub(in crate::render) mod holds;

use super::{
    super::{visible::visible, wrap::wrap},
    summary::heading,
    totals::newest,
};
use crate::report::{Powers, PowersFound, Sway};

/// The bodies, then parties against steps, then what each party can stall, in lines of at most `width` columns where they can be broken.
pub fn power(powers: &Powers, width: usize) -> String {
    let file = powers.file();
    let mut facts = vec![("file", file.to_owned())];
    if let Sway::Found(found) = &powers.found {
        facts.push(("package", package(found)));
    }
    let mut blocks = vec![heading(powers.framework.title().unwrap_or(file), &facts, width)];
    match &powers.found {
        Sway::Found(found) => {
            blocks.extend(bodies::blocks(found, powers.limit, width));
            blocks.extend(holds::blocks(found, width));
        }
        other => blocks.push(lines(&nothing(other), 0, width)),
    }
    let last = format!("next: {}\n{}", next(powers), newest(powers.framework.newest_source()));
    blocks.push(wrap(&visible(&last), width).join("\n"));
    blocks.join("\n\n") + "\n"
}

/// What the package that is shown takes of what the draft leaves open.
fn package(found: &PowersFound) -> String {
    if found.uses.is_empty() {
        return "the draft leaves nothing open".to_owned();
    }
    let uses: Vec<_> = found.uses.iter().map(|(thing, is)| format!("`{}` is {is}", thing.id(&found.shown))).collect();
    format!("one of several: {}; a scenario can choose another", uses.join(", "))
}

fn nothing(found: &Sway) -> String {
    match found {
        Sway::Mistakes(1) => {
            "There is a mistake in the files. It comes first: half a proposal is not judged.".to_owned()
        }
        Sway::Mistakes(count) => {
            format!("There are {count} mistakes in the files. They come first: half a proposal is not judged.")
        }
        Sway::Dossier => "This is a dossier: it proposes nothing, so there is nothing to stall.".to_owned(),
        Sway::NoPackage(clauses) => {
            let clauses: Vec<_> = clauses.iter().map(|clause| format!("\n- {}", clause.says)).collect();
            format!("There is no package: the draft contradicts itself. These clauses clash:{}", clauses.concat())
        }
        Sway::GivenUp | Sway::Found(_) => "The search for a package was given up.".to_owned(),
    }
}

fn next(powers: &Powers) -> String {
    let file = powers.file();
    match &powers.found {
        Sway::Found(_) => {
            format!(
                "`model trace {file}` shows what each party has given and received on the way; `model check {file}` says which of \
                 this is a reason to look again"
            )
        }
        Sway::Dossier => "name a proposal that includes it".to_owned(),
        _ => format!("`model check {file}` shows every mistake at its place"),
    }
}

/// A text in lines that begin so many columns in, the second and further ones two more.
fn lines(text: &str, columns: usize, width: usize) -> String {
    let broken = wrap(&visible(text), width.saturating_sub(columns + 2));
    let begin = |place: usize| if place == 0 { columns } else { columns + 2 };
    let indented = broken.into_iter().enumerate().map(|(place, line)| format!("{:1$}{line}", "", begin(place)));
    indented.collect::<Vec<_>>().join("\n")
}
