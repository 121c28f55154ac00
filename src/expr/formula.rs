//! The grammar of formulas and conditions.

use super::{
    Compare, Leaf, Logic, Moment, Name, Parsed, PointOf, RESERVED, Scalar, Stop, Written, as_id, cursor::Cursor,
    is_kebab_case, not_an_id, spanned, time, token::Token,
};
use crate::{
    finding::Finding,
    source::{Span, Spanned},
};

/// Reads a formula: what a package and an order may have to satisfy.
pub fn formula(written: Written<'_>) -> Result<Logic<Leaf>, Box<Finding>> {
    let mut cursor = Cursor::new(written)?;
    let formula = any(&mut cursor, &mut one)?;
    cursor.end("`and`, `or` or the end of the formula")?;
    Ok(formula)
}

/// Reads a condition: what has to have happened.
pub fn condition(written: Written<'_>) -> Result<Logic<PointOf<Name>>, Box<Finding>> {
    let mut cursor = Cursor::new(written)?;
    let condition = any(&mut cursor, &mut each)?;
    cursor.end("`and`, `or` or the end of the condition").map_err(explain_in_condition)?;
    Ok(condition)
}

/// Reads a single point.
pub fn point(written: Written<'_>) -> Result<PointOf<Name>, Box<Finding>> {
    let mut cursor = Cursor::new(written)?;
    let point = take_point(&mut cursor)?;
    cursor.end("nothing more: one point stands here")?;
    Ok(point)
}

type Reader<'r, L> = &'r mut dyn FnMut(&mut Cursor<'_>) -> Parsed<Logic<L>>;

fn any<L>(cursor: &mut Cursor<'_>, leaf: Reader<'_, L>) -> Parsed<Logic<L>> {
    let mut parts = vec![all(cursor, leaf)?];
    while cursor.take_word("or") {
        parts.push(all(cursor, leaf)?);
    }
    Ok(if parts.len() == 1 { parts.remove(0) } else { Logic::Any(parts) })
}

fn all<L>(cursor: &mut Cursor<'_>, leaf: Reader<'_, L>) -> Parsed<Logic<L>> {
    let mut parts = vec![group(cursor, leaf)?];
    while cursor.take_word("and") {
        parts.push(group(cursor, leaf)?);
    }
    Ok(if parts.len() == 1 { parts.remove(0) } else { Logic::All(parts) })
}

fn group<L>(cursor: &mut Cursor<'_>, leaf: Reader<'_, L>) -> Parsed<Logic<L>> {
    if !cursor.take_if(Token::Open) {
        return leaf(cursor);
    }
    let inner = cursor.nested(|cursor| any(cursor, leaf))?;
    if cursor.take_if(Token::Close) { Ok(inner) } else { Err(cursor.expected("`)`")) }
}

fn each(cursor: &mut Cursor<'_>) -> Parsed<Logic<PointOf<Name>>> {
    if cursor.peek_word() == Some("not") {
        let mistake = cursor.expected("something that happens");
        return Err(Box::new(
            mistake.help("a condition says what has to have happened; use `excludes` for what may not be there"),
        ));
    }
    take_point(cursor).map(Logic::Is)
}

fn one(cursor: &mut Cursor<'_>) -> Parsed<Logic<Leaf>> {
    if cursor.take_word("not") {
        let inner = cursor.nested(|cursor| group(cursor, &mut one))?;
        return Ok(Logic::Not(Box::new(inner)));
    }
    let first = take_point(cursor)?;
    match cursor.peek() {
        Some(Token::Number) => order(cursor, first),
        Some(Token::Word) if cursor.peek_word() == Some("before") => order(cursor, first),
        Some(Token::Word) if cursor.take_word("with") => {
            let second = take_point(cursor)?;
            let at = cursor.since(first.at);
            Ok(Logic::Is(Leaf::With { first, second, at }))
        }
        Some(token) if compare_sign(token).is_some() => compare(cursor, first),
        _ => only_thing(first).map(|thing| Logic::Is(Leaf::Thing(thing))),
    }
}

/// `a before b before c` is `a before b` and `b before c`.
fn order(cursor: &mut Cursor<'_>, first: PointOf<Name>) -> Parsed<Logic<Leaf>> {
    let mut pairs = Vec::new();
    let mut first = Stop::Point(first);
    loop {
        let start = stop_at(&first);
        let gap = if cursor.peek() == Some(Token::Number) { Some(time::take_duration(cursor)?) } else { None };
        if !cursor.take_word("before") {
            return Err(cursor.expected("`before`"));
        }
        let second = match cursor.peek() {
            Some(Token::Date) => Stop::Date(time::take_date(cursor)?),
            _ => Stop::Point(take_point(cursor)?),
        };
        pairs.push(Logic::Is(Leaf::Before { first, gap, second: second.clone(), at: cursor.since(start) }));
        let goes_on = matches!(cursor.peek(), Some(Token::Number)) || cursor.peek_word() == Some("before");
        if !goes_on {
            break;
        }
        if let Stop::Date(date) = &second {
            let mistake = Finding::of("syntax", date.at, "a date can only stand last in an order");
            return Err(Box::new(mistake.help("say that something comes after a date with `not-before`")));
        }
        first = second;
    }
    Ok(if pairs.len() == 1 { pairs.remove(0) } else { Logic::All(pairs) })
}

fn stop_at(stop: &Stop) -> Span {
    match stop {
        Stop::Point(point) => point.at,
        Stop::Date(date) => date.at,
    }
}

fn compare(cursor: &mut Cursor<'_>, first: PointOf<Name>) -> Parsed<Logic<Leaf>> {
    let start = first.at;
    let issue = only_thing(first)?;
    let sign = cursor.take().and_then(|(token, ..)| compare_sign(token)).expect("the caller saw a sign");
    let value = match cursor.take() {
        Some((Token::Word, "true", at)) => Spanned::new(Scalar::Truth(true), at),
        Some((Token::Word, "false", at)) => Spanned::new(Scalar::Truth(false), at),
        Some((Token::Word, word, at)) => Spanned::new(Scalar::Word(word.to_owned()), at),
        Some((Token::Number, digits, at)) => Spanned::new(Scalar::Number(number(digits, at)?), at),
        _ => return Err(cursor.expected("a value of the issue")),
    };
    Ok(Logic::Is(Leaf::Compare { issue, sign, value, at: cursor.since(start) }))
}

/// A whole number within the bounds of the language.
pub(super) fn number(digits: &str, at: Span) -> Parsed<i64> {
    digits.parse().ok().filter(|&number: &i64| number <= i64::from(i32::MAX)).ok_or_else(|| {
        let message = format!("`{digits}` is larger than {}", i32::MAX);
        Box::new(Finding::of("limit_exceeded", at, message).help("count in a larger unit"))
    })
}

fn compare_sign(token: Token) -> Option<Compare> {
    match token {
        Token::Equal => Some(Compare::Equal),
        Token::Unequal => Some(Compare::Unequal),
        Token::Less => Some(Compare::Less),
        Token::AtMost => Some(Compare::AtMost),
        Token::More => Some(Compare::More),
        Token::AtLeast => Some(Compare::AtLeast),
        _ => None,
    }
}

fn only_thing(point: PointOf<Name>) -> Parsed<Name> {
    let Some(moment) = point.moment else { return Ok(point.thing) };
    let message = format!("`{}.{}` is a point in time and says nothing by itself", point.thing.value, moment.word());
    Err(Box::new(Finding::of("syntax", point.at, message).help("put it into an order, such as `… before …`")))
}

pub(super) fn take_point(cursor: &mut Cursor<'_>) -> Parsed<PointOf<Name>> {
    let (word, start) = take_id(cursor)?;
    let mut name = spanned(start, word);
    let mut moment = None;
    // `id`, `id.moment`, `id.step` or `id.step.moment`
    while moment.is_none() && cursor.take_if(Token::Dot) {
        let (part, _) = take_id(cursor)?;
        moment = Moment::ALL.into_iter().find(|moment| moment.word() == part);
        if moment.is_none() {
            name = spanned(cursor.since(start), &format!("{}.{part}", name.value));
        }
    }
    Ok(PointOf { thing: name, moment, at: cursor.since(start) })
}

fn take_id<'a>(cursor: &mut Cursor<'a>) -> Parsed<(&'a str, Span)> {
    let word = cursor.peek_word().ok_or_else(|| cursor.expected("an id"))?;
    if RESERVED.contains(&word) && !matches!(word, "plan" | "signature") {
        return Err(cursor.expected("an id"));
    }
    let (_, _, at) = cursor.take().expect("it was there to be seen");
    if is_kebab_case(word) {
        return Ok((word, at));
    }
    Err(Box::new(Finding::of("syntax", at, not_an_id(word)).help(format!("write `{}`", as_id(word)))))
}

fn explain_in_condition(mistake: Box<Finding>) -> Box<Finding> {
    let help = match mistake.message.rsplit("found ").next() {
        Some("`before`" | "`with`") => "a condition names what has to have happened; an order is stated by a position",
        Some("`=`" | "`!=`" | "`<`" | "`<=`" | "`>`" | "`>=`") => {
            "compare an issue in `requires`; a condition names what has to have happened"
        }
        _ => return mistake,
    };
    Box::new(mistake.help(help))
}
