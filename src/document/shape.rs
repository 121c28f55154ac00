//! The tables of one file brought into shape: names nearly right, lists in place of tables, definitions without an id.

use super::{
    SECTIONS, SINGLE_TABLES,
    nearest::nearest,
    tree::{Node, Table, Value},
};
use crate::{expr::Name, finding::Finding, source::Spanned};

/// Renames and turns what is nearly a table of the language into one, and says so.
pub(super) fn shape(file: &mut Table) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (name, node) in std::mem::take(&mut file.entries) {
        let name = renamed(name, &node, &mut findings);
        let node = if SECTIONS.contains(&name.value.as_str()) { section(&name, node, &mut findings) } else { node };
        let same = file.entries.iter_mut().find(|(known, _)| known.value == name.value);
        match (same.map(|(_, node)| &mut node.value), node.value) {
            (Some(Value::Table(known)), Value::Table(more)) => known.entries.extend(more.entries),
            (_, value) => file.entries.push((name, Node { value, at: node.at })),
        }
    }
    findings
}

/// `[component.truce]` is meant to be `[components.truce]`.
fn renamed(name: Name, node: &Node, findings: &mut Vec<Finding>) -> Name {
    let known = || SECTIONS.into_iter().chain(SINGLE_TABLES);
    let table = matches!(node.value, Value::Table(_) | Value::Array(_));
    if !table || known().any(|table| table == name.value) {
        return name;
    }
    let lower = name.value.to_lowercase();
    let singular = |section: &&str| section.strip_suffix('s').is_some_and(|one| one.replace("ie", "y") == lower);
    let Some(meant) = known().find(singular).or_else(|| nearest(&name.value, known())) else { return name };
    let message = format!("a file has no table `{}`", name.value);
    findings.push(Finding::of("unknown_key", name.at, message).help(format!("did you mean `{meant}`?")));
    name.map(|_| meant.to_owned())
}

fn section(name: &Name, node: Node, findings: &mut Vec<Finding>) -> Node {
    let section = &name.value;
    let value = match node.value {
        Value::Array(nodes) if nodes.iter().all(|node| matches!(node.value, Value::Table(_))) => {
            let definitions = Table { entries: nodes.into_iter().filter_map(with_its_id).collect() };
            let id = definitions.entries.first().map_or("some-id", |(id, _)| &id.value);
            let help = format!("write `[{section}.{id}]`, with the id in the header");
            let message = format!("each of the {section} has a header of its own, not a place in a list");
            findings.push(Finding::of("wrong_type", node.at, message).help(help));
            Value::Table(definitions)
        }
        Value::Table(definitions) => Value::Table(defined(section, definitions, findings)),
        value => value,
    };
    Node { value, at: node.at }
}

/// An element of a list as the definition of the id that it gives; those without an id are left out.
fn with_its_id(node: Node) -> Option<(Name, Node)> {
    let Value::Table(mut table) = node.value else { return None };
    let (_, id) = table.remove("id")?;
    let Value::Text { text, .. } = id.value else { return None };
    Some((Spanned::new(text, id.at), Node { value: Value::Table(table), at: node.at }))
}

fn defined(section: &str, definitions: Table, findings: &mut Vec<Finding>) -> Table {
    let mut defined = Table::default();
    let mut astray = None;
    for (id, node) in definitions.entries {
        match node.value {
            Value::Table(_) | Value::Broken => defined.entries.push((id, node)),
            Value::Array(nodes) if matches!(nodes[..], [Node { value: Value::Table(_), .. }]) => {
                let message = format!("`{}` is defined once, and `[[ ]]` begins an element of a list", id.value);
                let help = format!("write `[{section}.{}]`", id.value);
                findings.push(Finding::of("wrong_type", node.at, message).help(help));
                defined.entries.extend(nodes.into_iter().map(|node| (id.clone(), node)));
            }
            _ => astray = astray.or(Some(id)),
        }
    }
    if let Some(key) = astray {
        let message = format!("`{}` stands under `[{section}]`, a header without an id", key.value);
        let help = format!("write `[{section}.some-id]` above it");
        findings.push(Finding::of("wrong_type", key.at, message).help(help));
    }
    defined
}
