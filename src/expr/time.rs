//! The grammar of days and durations.

use super::{Anchor, Name, Offset, Parsed, PointOf, Time, When, Written, cursor::Cursor, formula, token::Token};
use crate::{
    calendar::{Duration, MAX_DAYS, PartialDate, Unit},
    finding::Finding,
    source::Spanned,
};

const DAYS: &str = "a day is a date such as `2025-11-27`, an id, or `14 days after` one of them";

/// Reads the day of a deadline or a start.
pub fn time(written: Written<'_>) -> Result<Time<PointOf<Name>>, Box<Finding>> {
    let mut cursor = Cursor::new(written)?;
    let time = match cursor.peek_word() {
        Some("earlier") => Time::EarlierOf(several(&mut cursor)?),
        Some("later") => Time::LaterOf(several(&mut cursor)?),
        _ => Time::At(moment(&mut cursor)?),
    };
    cursor.end("nothing more").map_err(|mistake| Box::new(mistake.help(DAYS)))?;
    Ok(time)
}

/// Reads a duration such as `14 days`.
pub fn duration(written: Written<'_>) -> Result<Duration, Box<Finding>> {
    let mut cursor = Cursor::new(written)?;
    let duration = take_duration(&mut cursor)?;
    cursor.end("nothing more after the duration")?;
    Ok(duration.value)
}

/// `earlier of … and … and …`
fn several(cursor: &mut Cursor<'_>) -> Parsed<Vec<When<PointOf<Name>>>> {
    cursor.take();
    if !cursor.take_word("of") {
        return Err(cursor.expected("`of`"));
    }
    let mut moments = vec![moment(cursor)?];
    while cursor.take_word("and") {
        moments.push(moment(cursor)?);
    }
    if moments.len() == 1 { Err(cursor.expected("`and` and another day")) } else { Ok(moments) }
}

fn moment(cursor: &mut Cursor<'_>) -> Parsed<When<PointOf<Name>>> {
    let start = cursor.here();
    let offset = if cursor.peek() == Some(Token::Number) && cursor.peek_second() == Some(Token::Word) {
        let length = take_duration(cursor)?.value;
        let before = cursor.take_word("before");
        if !before && !cursor.take_word("after") {
            let mistake = cursor.expected("`after` or `before`");
            return Err(Box::new(
                mistake.help(format!("say what the {length} are counted from, such as `{length} after signature`")),
            ));
        }
        Some(Offset { length, before })
    } else {
        None
    };
    let anchor = match cursor.peek() {
        Some(Token::Date | Token::Number) => Anchor::Date(take_date(cursor)?.value),
        Some(Token::Word) if matches!(cursor.peek_word(), Some("about")) => hedged(cursor)?,
        Some(Token::Word) => Anchor::Point(formula::take_point(cursor)?),
        _ => return Err(cursor.expected("a date or an id")),
    };
    Ok(When { offset, anchor, at: cursor.since(start) })
}

fn hedged(cursor: &mut Cursor<'_>) -> Parsed<Anchor<PointOf<Name>>> {
    cursor.take();
    let date = take_date(cursor)?;
    let text = format!("about {}", date.value);
    Ok(Anchor::Date(PartialDate::parse(&text).unwrap_or(date.value)))
}

pub(super) fn take_date(cursor: &mut Cursor<'_>) -> Parsed<Spanned<PartialDate>> {
    let wanted = cursor.expected("a date such as `2025-11-27`");
    let Some((Token::Date | Token::Number, text, at)) = cursor.take() else { return Err(wanted) };
    PartialDate::parse(text).map(|date| Spanned::new(date, at)).ok_or_else(|| {
        let message = format!("`{text}` is not a day of the calendar");
        Box::new(Finding::of("syntax", at, message).help("dates are written year-month-day, such as `2025-11-27`"))
    })
}

pub(super) fn take_duration(cursor: &mut Cursor<'_>) -> Parsed<Spanned<Duration>> {
    let wanted = cursor.expected("a duration such as `14 days`");
    let Some((Token::Number, digits, start)) = cursor.take() else {
        return Err(Box::new(wanted.help("write the number in digits")));
    };
    let count = formula::number(digits, start)?;
    let Some(unit) = cursor.peek_word().and_then(Unit::of) else {
        let mistake = cursor.expected("days, weeks, months or years");
        return Err(mistake);
    };
    cursor.take();
    let at = cursor.since(start);
    Duration::new(count, unit).map(|duration| Spanned::new(duration, at)).ok_or_else(|| {
        let message = format!("a duration of over {MAX_DAYS} days (ten thousand years)");
        Box::new(Finding::of("limit_exceeded", at, message).help("durations are in days, weeks, months or years"))
    })
}
