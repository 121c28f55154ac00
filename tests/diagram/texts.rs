//! Frameworks that use everything, and frameworks that abuse it.

/// Every shape, mark and line once.
pub(crate) const HARBOUR: &str = r#"
framework = { title = "Harbour agreement of Northport and Southport", requires = ["fishing or compensation"] }

[parties]
north = { name = "Northport" }
south = { name = "Southport" }
guild = { name = "Pilots' Guild" }

[issues.toll]
question = "Is a toll charged in the harbour?"

[events.storm]
title = "Storm damage to the pier"

[components.truce]
title = "No more nets are cut"
kind = "ceasefire"
point = "1"
text = "Nobody cuts the other's nets."
by = ["north", "south"]
phase = 1
verified-by = ["guild"]

[components.patrol]
title = "Pilots patrol the bay"
kind = "monitoring"
by = ["guild"]
phase = 1
with = ["truce"]
oversees = ["truce"]

[components.pier]
title = "The pier is rebuilt in two parts, the breakwater first"
kind = "reconstruction"
by = ["north"]
phase = 2
after = ["truce.verified"]
consent = ["south"]
suspends-if = ["storm"]
[[components.pier.steps]]
id = "breakwater"
[[components.pier.steps]]
id = "crane"
by = ["south"]
due = "30 days after signature"

[components.fishing]
title = "Southport fishes in the bay"
kind = "economic-ties"
by = ["north"]
for = ["south"]
phase = 2
after = "pier.started or (patrol and toll)"
excludes = ["compensation"]

[components.compensation]
title = "Southport is paid instead"
kind = "reparations"
by = ["north"]
phase = 2
bracketed-by = ["south"]
requires = ["not toll"]

[components.ferry]
title = "A ferry runs"
starts-by = "7 days before truce"
kind = "economic-ties"
phase = 1

[components.no-toll]
title = "No toll"
kind = "principle"
implied = true
settles = { toll = false }

[components.closure]
title = "The bay is closed again"
kind = "snapback"
reverses = ["fishing"]
if = "truce.breached"
decided-by = "council"

[components.council]
title = "Harbour council"
kind = "oversight-body"
oversees = ["pier", "fishing"]

[components.council-of-elders]
title = "Council of elders"
kind = "oversight-body"

[components.guild-chairs]
title = "The Guild takes the chair"
amends = "council"
chair = "guild"
bracketed-by = ["north"]

[choices.who-oversees]
title = "Who oversees the harbour"
one-of = ["council", "council-of-elders"]
"#;

/// Things that wait for each other, in every way that ties the picture in a knot.
pub(crate) const KNOT: &str = r#"
[components.dawn]
title = "Dawn"
kind = "principle"
after = ["dusk.verified"]
with = ["dusk"]
excludes = ["dusk"]
requires = ["dusk"]
[[components.dawn.steps]]
id = "first"
after = ["dusk.second"]
[[components.dawn.steps]]
id = "second"
due = "2 days before dawn.first"

[components.dusk]
title = "Dusk"
kind = "principle"
after = "dawn.started or (dusk and dawn.second.breached)"
with = ["dawn.second"]
requires = ["not (dawn and dusk)"]
void-if = ["dusk.lapsed"]
[[components.dusk.steps]]
id = "first"
[[components.dusk.steps]]
id = "second"
with = ["dawn.first"]
"#;

/// `@` stands for a text that a stranger chose.
pub(crate) const STRANGE: &str = r#"
framework = { title = "@" }
parties.one = { name = "@" }
issues.named = { question = "@", values = ["some"], unit = "@" }
events.event = { title = "@" }
[components.first]
title = "@"
text = "@"
kind = "principle"
point = "@"
phase = "@"
by = ["one"]
verified-by = ["one"]
settles = { named = "some" }
after = ["named"]
void-if = ["event"]
[[components.first.steps]]
id = "only"
title = "@"
[components.second]
amends = "first"
title = "@"
bracketed-by = ["one"]
performed-by = ["one"]
[components.third]
title = "@"
kind = "other"
[choices.choice]
title = "@"
one-of = ["first", "third"]
"#;
