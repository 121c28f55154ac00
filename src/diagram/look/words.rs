//! What each line says, in the legend and in an outline.

use super::super::picture::Meaning;

/// What stands before the line and what after it, read along the arrow.
pub(super) fn legend(meaning: Meaning) -> [&'static str; 2] {
    match meaning {
        Meaning::Order => ["done first", "waits for it"],
        Meaning::Held => ["first, a party says", "waits for it"],
        Meaning::HeldTogether => ["together, a party says", "with this"],
        Meaning::Count => ["from this day", "a day of this is counted"],
        Meaning::CountBack => ["from this day", "a day of this is counted back"],
        Meaning::Ends => ["from this day", "the end of this is counted"],
        Meaning::Together => ["done together", "with this"],
        Meaning::Requires => ["requires", "this in the same package"],
        Meaning::Excludes => ["never in one package", "with this"],
        Meaning::Reverses => ["undoes", "this"],
        Meaning::Triggers => ["if this happens", "this lapses, rests or returns"],
        Meaning::Decides => ["decides on", "this"],
        Meaning::Verifies => ["verifies or oversees", "this"],
        Meaning::Amends => ["changes", "this text"],
        Meaning::OneOf => ["choice between", "this and its rivals"],
        Meaning::Settles => ["settles", "this question"],
        Meaning::Clashes => ["cannot be upheld", "with this"],
        Meaning::PartOf => ["one of several", "that cannot all hold"],
        Meaning::Obliged => ["is obliged", "to"],
        Meaning::Stalls => ["can stall", "what this one gains"],
        Meaning::Member => ["member", "of this"],
        Meaning::Vetoes => ["can block alone", "what is decided here"],
        Meaning::Beside => ["", ""],
    }
}

/// The same told from either end: `from … to`, and `to … from`.
pub(super) fn told(meaning: Meaning) -> [&'static str; 2] {
    match meaning {
        Meaning::Order => ["comes before", "waits for"],
        Meaning::Held => ["by what a party says, comes before", "by what a party says, waits for"],
        Meaning::HeldTogether => {
            ["by what a party says, goes together with", "by what a party says, goes together with"]
        }
        Meaning::Count => ["is the day from which is counted a day of", "has a day counted from"],
        Meaning::CountBack => ["is the day from which is counted back a day of", "has a day counted back from"],
        Meaning::Ends => ["is the day from which is counted the end of", "has its end counted from"],
        Meaning::Together => ["is done together with", "is done together with"],
        Meaning::Requires => ["requires in the same package", "is required in the same package by"],
        Meaning::Excludes => ["is never in one package with", "is never in one package with"],
        Meaning::Reverses => ["undoes", "is undone by"],
        Meaning::Triggers => ["if it happens, ends, suspends or brings back", "lapses, rests or returns by"],
        Meaning::Decides => ["decides on", "is decided by"],
        Meaning::Verifies => ["verifies or oversees", "is verified or overseen by"],
        Meaning::Amends => ["changes", "is changed by"],
        Meaning::OneOf => ["has as one of its members", "is one of the rivals in"],
        Meaning::Settles => ["settles", "is settled by"],
        Meaning::Clashes => ["cannot be upheld with", "breaches"],
        Meaning::PartOf => ["is one of several that cannot all hold:", "brings together"],
        Meaning::Obliged => ["is obliged to", "is owed by"],
        Meaning::Stalls => ["can stall what is gained by", "gains what can be stalled by"],
        Meaning::Member => ["is a member of", "has as a member"],
        Meaning::Vetoes => ["alone can block", "can be blocked by"],
        Meaning::Beside => ["", ""],
    }
}
