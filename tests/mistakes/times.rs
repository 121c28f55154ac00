//! Dates and durations that are written in another way.

use crate::said;

#[test]
fn a_date_in_another_order() {
    said(
        r#"
[positions.p]
party = "north"
status = "official"
requires = "ceasefire"
date = 27.11.2025
until = 11/12/2026
"#,
        "
plan.toml:5:8-17 syntax: in a date the year comes first, the day last, not as in `27.11.2025`
 = help: write 2025-11-27
plan.toml:6:9-18 syntax: in a date the year comes first, the day last, not as in `11/12/2026`
 = help: write it as 2025-11-27
",
    );
}

#[test]
fn a_day_that_is_not_in_the_calendar() {
    said(
        r#"
[positions.p]
party = "north"
status = "official"
requires = "ceasefire"
date = 2025-02-30
"#,
        "
plan.toml:5:8-17 syntax: `2025-02-30` is not a day of the calendar
 = help: write a day as 2025-11-27
",
    );
}

#[test]
fn dates_as_texts() {
    said(
        r#"
[positions.p]
party = "north"
status = "official"
requires = "ceasefire"
date = "27.11.2025"
until = "November 2026"

[components.vote]
title = "Local elections"
kind = "elections"
due = "27/11/2025"
not-before = 2025
"#,
        r#"
plan.toml:5:8-19 wrong_type: `27.11.2025` is not a date
 = help: write 2025-11-27
plan.toml:6:9-23 wrong_type: `November 2026` is not a date
 = help: write 2025-11-27, "2025-11" or "2025", with `about` or `before` in front if need be
plan.toml:11:7-18 wrong_type: `27/11/2025` is not a date
 = help: write 2025-11-27
plan.toml:12:14-17 wrong_type: expected a date, found a whole number
 = help: write "2025"
"#,
    );
}

#[test]
fn durations_in_words() {
    said(
        r#"
[components.vote]
title = "Local elections"
kind = "elections"
within = "two weeks"
takes = 30
starts-by = "14 days"
due = "end of 2026"
"#,
        r#"
plan.toml:4:11-13 syntax: expected a duration such as `14 days`, found `two`
 = help: write the number in digits
plan.toml:5:9-10 wrong_type: expected a duration in quotation marks, found a whole number
 = help: write "30 days", or weeks, months, years
plan.toml:6:21 syntax: expected `after` or `before` after `days`
 = help: say what the 14 days are counted from, such as `14 days after signature`
plan.toml:7:12-13 syntax: expected nothing more, found `of`
 = help: a day is a date such as `2025-11-27`, an id, or `14 days after` one of them
"#,
    );
}

#[test]
fn a_duration_with_a_fraction() {
    said(
        r#"
[components.vote]
title = "Local elections"
kind = "elections"
takes = "1.5 years"
"#,
        "
plan.toml:4:11-11 syntax: expected days, weeks, months or years, found `.`
",
    );
}

#[test]
fn a_duration_the_wrong_way_round() {
    said(
        r#"
[components.vote]
title = "Local elections"
kind = "elections"
takes = { min = "3 months", max = "2 weeks" }
"#,
        "
plan.toml:4:17-26 conflicting_keys: the least, 3 months, is more than the most
 label plan.toml:4: the most is 2 weeks
",
    );
}
