//! How long a search may take, and what is shown of it while it goes on: the only place that asks the clock.

use std::{
    io::{self, IsTerminal as _, Write as _},
    sync::{
        Mutex, OnceLock, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use crate::logic::Stop;

/// The search that this run of the program makes.
static CLOCK: OnceLock<Clock> = OnceLock::new();

/// Seconds after which somebody may wonder whether anything happens.
const PATIENCE: u64 = 1;

#[derive(Debug)]
struct Clock {
    began: Instant,
    end: Option<Instant>,
    /// Whether somebody sits before standard error.
    watched: bool,
    /// The second of which the line tells; 0 if there is no line.
    shown: AtomicU64,
    /// What was found and not shown yet.
    found: Mutex<Vec<String>>,
    /// Nobody reads the answer any more.
    unread: AtomicBool,
}

/// What ends a search so long from now, or once nobody reads on; without a length of time nothing else does. On a terminal a line on
/// standard error counts the seconds.
pub(super) fn within(budget: Option<Duration>) -> Stop {
    let began = Instant::now();
    let end = budget.and_then(|budget| began.checked_add(budget));
    let watched = io::stderr().is_terminal();
    let (found, shown, unread) = (Mutex::default(), AtomicU64::new(0), AtomicBool::new(false));
    CLOCK.get_or_init(|| Clock { began, end, watched, shown, found, unread });
    || CLOCK.get().is_some_and(Clock::is_over)
}

/// Shows somebody before a terminal what was found, as soon as they may wonder whether anything happens.
pub(super) fn found(line: String) {
    if let Some(clock) = CLOCK.get().filter(|clock| clock.watched) {
        clock.found.lock().unwrap_or_else(PoisonError::into_inner).push(line);
    }
}

/// Ends the search: nobody reads on.
pub(super) fn unread() {
    if let Some(clock) = CLOCK.get() {
        clock.unread.store(true, Ordering::Relaxed);
    }
}

/// Takes away the line.
pub(super) fn ended() {
    if CLOCK.get().is_some_and(|clock| clock.shown.load(Ordering::Relaxed) > 0) {
        let _ = write!(anstream::stderr().lock(), "\r\u{1b}[K");
    }
}

impl Clock {
    fn is_over(&self) -> bool {
        let now = Instant::now();
        let seconds = now.duration_since(self.began).as_secs();
        if self.watched && seconds > PATIENCE {
            self.show(seconds);
        }
        self.unread.load(Ordering::Relaxed) || self.end.is_some_and(|end| now >= end)
    }

    /// What was found since, and below it the seconds.
    fn show(&self, seconds: u64) {
        let found = std::mem::take(&mut *self.found.lock().unwrap_or_else(PoisonError::into_inner));
        let before = self.shown.swap(seconds, Ordering::Relaxed);
        if before == seconds && found.is_empty() {
            return;
        }
        let mut lines: String = found.iter().flat_map(|line| ["\r\u{1b}[K", line, "\n"]).collect();
        if before == 0 {
            lines.insert_str(0, "What is found, as it is found; the answer follows, in its order:\n");
        }
        // Nobody is worse off without the lines.
        let _ = write!(anstream::stderr().lock(), "{lines}\rsearching for {seconds} s");
    }
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
