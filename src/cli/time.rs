//! How long a search may take: the only place that asks the clock.

use std::{
    sync::OnceLock,
    time::{Duration, Instant},
};

use crate::logic::Stop;

/// When this run of the program is to end its searches.
static END: OnceLock<Instant> = OnceLock::new();

/// What ends a search so long from now; without a length of time nothing does.
pub(super) fn within(budget: Option<Duration>) -> Stop {
    let Some(end) = budget.and_then(|budget| Instant::now().checked_add(budget)) else {
        return || false;
    };
    END.get_or_init(|| end);
    || END.get().is_some_and(|&end| Instant::now() >= end)
}

/// A length of time such as `10s`, `500ms` or `2m`.
pub(super) fn parse(text: &str) -> Result<Duration, String> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = text.split_at(digits);
    let length = number.parse().ok().and_then(|number: u64| match unit {
        "ms" => Some(Duration::from_millis(number)),
        "s" => Some(Duration::from_secs(number)),
        "m" => number.checked_mul(60).map(Duration::from_secs),
        _ => None,
    });
    length.ok_or_else(|| "say how long with a unit, as in `10s`, `500ms` or `2m`".to_owned())
}
