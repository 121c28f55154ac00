// Texts that try to be more than text, in every field of a framework that takes any.
export const TRICKS = [
  "<script>window.hacked=1</script>",
  "\"><img src=x onerror=window.hacked=2>",
  "'><svg onload=window.hacked=3>",
  "</style></title></script><script>window.hacked=4</script>",
  "{{ 7*7 }}{% raw %}{# x #}",
  "]]>--><b>bold</b>&lt;i&gt;&#60;u&#62;",
  "a -> b; {x|y} <-> [label=\"z\"] \\n \\l // # %% graph TD",
  "`tick` **star** | bar | [link](javascript:window.hacked=5)",
  "שלום עולם ‮gnirts‬ مرحبا",
  "x".repeat(10_000),
];

const quote = text => JSON.stringify(text);

// Every field that takes free text, full of one trick.
export function hostile(trick) {
  const text = quote(trick);
  return `
[framework]
title = ${text}
summary = ${text}
note = ${text}
status = "draft"
signatories = ["north", "south"]
[scenario]
title = ${text}
note = ${text}
[parties]
north = { name = ${text}, title = ${text}, note = ${text} }
south = { name = ${text} }
[issues.line]
question = ${text}
title = ${text}
values = ["river", "hills"]
[issues.tons]
question = ${text}
values = [1, 2]
unit = ${text}
[events.storm]
title = ${text}
note = ${text}
by = ["north"]
[components.truce]
title = ${text}
kind = "ceasefire-line"
point = ${text}
text = ${text}
note = ${text}
by = ["north", "south"]
line = ${text}
area = ${text}
zone = ${text}
prohibits = [${text}]
phase = ${text}
settles = { line = "river", tons = [1, 2] }
undefined-terms = [${text}]
vague-time = ${text}
void-if = ["storm"]
sources = ["paper"]
allow = [{ check = "unsourced", reason = ${text} }]
[[components.truce.steps]]
id = "one"
title = ${text}
[components.exit]
title = ${text}
kind = "withdrawal"
from = ${text}
to = ${text}
distance = ${text}
after = ["truce"]
bracketed-by = ["south"]
[components.pardon]
title = ${text}
kind = "amnesty"
covers = [${text}]
excludes-crimes = [${text}]
[choices.which]
title = ${text}
one-of = ["pardon", "trial"]
[components.trial]
title = ${text}
kind = "accountability"
[positions.north-hills]
party = "north"
requires = "line = hills"
red-line = true
status = "reported"
reporter = ${text}
speaker = ${text}
says = ${text}
note = ${text}
sources = ["paper"]
[positions.south-river]
party = ["south", "north"]
prefers = "line = river"
status = "official"
says = ${text}
[sources.paper]
title = ${text}
publisher = ${text}
url = ${text}
note = ${text}
[sources.other]
title = ${text}
url = "javascript:window.hacked=6"
[checks]
demand = { level = "note", reason = ${text} }
[[view]]
id = "picture"
view = "components"
phase = ${text}
`;
}
