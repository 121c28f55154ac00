//! Putting files side by side (`include`) and laying one over another (`extends`).

use std::collections::HashMap;

use super::{
    SECTIONS,
    tree::{Node, Table, Value},
};
use crate::{expr::Name, finding::Finding, source::Span};

/// Puts `other` beside what is there; nothing may be defined twice.
pub(super) fn combine(whole: &mut Table, other: Table) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (key, node) in other.entries {
        let Some((first, known)) = whole.entries.iter_mut().find(|(name, _)| name.value == key.value) else {
            whole.entries.push((key, node));
            continue;
        };
        match (&mut known.value, node.value) {
            (Value::Table(known), Value::Table(more)) if SECTIONS.contains(&key.value.as_str()) => {
                findings.extend(union(known, more));
            }
            // The levels of the file that includes come last and win.
            (Value::Table(known), Value::Table(more)) if key.value == "checks" => lay_over(known, more),
            (Value::Array(known), Value::Array(more)) if key.value == "view" => known.extend(more),
            _ => findings.push(twice(&key, first.at)),
        }
    }
    findings
}

fn union(known: &mut Table, more: Table) -> Vec<Finding> {
    let places: HashMap<String, Span> = known.entries.iter().map(|(name, _)| (name.value.clone(), name.at)).collect();
    let mut findings = Vec::new();
    for (name, node) in more.entries {
        match places.get(&name.value) {
            Some(first) => findings.push(twice(&name, *first)),
            None => known.entries.push((name, node)),
        }
    }
    findings
}

fn twice(second: &Name, first: Span) -> Finding {
    Finding::of("duplicate_definition", second.at, format!("`{}` is defined twice", second.value))
        .label(first, "first here")
        .help("keep one of them, or give the second another name")
}

/// Lays a changed draft over the one it extends: tables key by key, steps by their ids, all else replaced.
pub(super) fn overlay(base: &mut Table, change: Table) {
    for (key, node) in change.entries {
        let view = key.value == "view";
        match base.entries.iter_mut().find(|(name, _)| name.value == key.value) {
            None => base.entries.push((key, node)),
            Some((_, Node { value: Value::Array(known), .. })) if view => {
                if let Value::Array(more) = node.value {
                    known.extend(more);
                }
            }
            Some((_, known)) => match (&mut known.value, node.value) {
                (Value::Table(known), Value::Table(change)) if SECTIONS.contains(&key.value.as_str()) => {
                    lay_definitions(known, change);
                }
                (Value::Table(known), Value::Table(change)) => lay_over(known, change),
                (_, value) => *known = Node { value, at: node.at },
            },
        }
    }
}

/// Like `lay_over` one level down, by a map: a section can hold very many definitions.
fn lay_definitions(known: &mut Table, change: Table) {
    let places: HashMap<String, usize> =
        known.entries.iter().enumerate().map(|(index, (name, _))| (name.value.clone(), index)).collect();
    for (name, node) in change.entries {
        let Some(&index) = places.get(&name.value) else {
            known.entries.push((name, node));
            continue;
        };
        match (&mut known.entries[index].1.value, node.value) {
            (Value::Table(known), Value::Table(change)) => lay_over(known, change),
            (known, value) => *known = value,
        }
    }
}

fn lay_over(base: &mut Table, change: Table) {
    for (key, node) in change.entries {
        match base.entries.iter_mut().find(|(name, _)| name.value == key.value) {
            None => base.entries.push((key, node)),
            Some((place, known)) => {
                match (&mut known.value, node.value) {
                    (Value::Table(known), Value::Table(change)) => lay_over(known, change),
                    (Value::Array(known), Value::Array(change)) if key.value == "steps" => lay_steps(known, change),
                    (_, value) => *known = Node { value, at: node.at },
                }
                *place = key;
            }
        }
    }
}

fn lay_steps(known: &mut Vec<Node>, change: Vec<Node>) {
    for step in change {
        let id = step_id(&step);
        let same = known.iter().position(|base| id.is_some() && step_id(base) == id);
        match (same, step.value) {
            (Some(index), Value::Table(change)) => {
                if let Value::Table(base) = &mut known[index].value {
                    lay_over(base, change);
                }
            }
            (_, value) => known.push(Node { value, at: step.at }),
        }
    }
}

fn step_id(step: &Node) -> Option<String> {
    let Value::Table(table) = &step.value else { return None };
    match &table.get("id")?.1.value {
        Value::Text { text, .. } => Some(text.clone()),
        _ => None,
    }
}

/// Takes out `id.key` of any definition, or `component.step.key`; says whether there was such a key.
pub(super) fn remove_key(whole: &mut Table, path: &str) -> bool {
    let Some((id, key)) = path.rsplit_once('.') else { return false };
    SECTIONS.iter().any(|section| {
        let Some((_, Node { value: Value::Table(section), .. })) =
            whole.entries.iter_mut().find(|(name, _)| name.value == *section)
        else {
            return false;
        };
        definition(section, id).is_some_and(|table| table.remove(key).is_some())
    })
}

fn definition<'a>(section: &'a mut Table, id: &str) -> Option<&'a mut Table> {
    let (id, step) = id.split_once('.').map_or((id, None), |(id, step)| (id, Some(step)));
    let (_, node) = section.entries.iter_mut().find(|(name, _)| name.value == id)?;
    let Value::Table(table) = &mut node.value else { return None };
    let Some(step) = step else { return Some(table) };
    let (_, steps) = table.entries.iter_mut().find(|(name, _)| name.value == "steps")?;
    let Value::Array(steps) = &mut steps.value else { return None };
    let step = steps.iter_mut().find(|node| step_id(node).as_deref() == Some(step))?;
    match &mut step.value {
        Value::Table(table) => Some(table),
        _ => None,
    }
}
