// A framework that tries to be more than text.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { folder, launch, open, report } from "./browser.mjs";

const TRICKS = [
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
function hostile(trick) {
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

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

for (const [number, trick] of TRICKS.entries()) {
  test(`everything is text: ${trick.slice(0, 40)}`, async () => {
    const file = join(folder, `hostile-${number}.toml`);
    writeFileSync(file, hostile(trick));
    const page = await open(browser, report(file), { viewport: { width: 375, height: 700 } });
    const found = await page.evaluate(() => ({
      hacked: window.hacked,
      scripts: document.scripts.length,
      handlers: [...document.querySelectorAll("*")].filter(part => part.getAttributeNames().some(name => name.startsWith("on"))).length,
      // `svg` draws the diagram, and only the program makes one.
      strange: [...document.querySelectorAll("img, iframe, object, embed, form, b b, i i, u")].length,
      links: [...document.links].filter(link => !["file:", "http:", "https:"].includes(link.protocol)).length,
      wide: document.documentElement.scrollWidth > 375,
      // With a mistake in the file there would be little on the page.
      judged: document.querySelector("#matrix") !== null,
    }));
    assert.deepEqual([found, page.log], [
      { hacked: undefined, scripts: 1, handlers: 0, strange: 0, links: 0, wide: false, judged: true }, [],
    ]);
    // Marks of direction are shown as what they are and not obeyed.
    const shown = trick.replace(/[\u202a-\u202e]/g, "\ufffd");
    assert.equal(await page.locator("h1").textContent(), shown);
    // One phrase stands for all: who knows which words a sentence has around it?
    const text = await page.locator("main").textContent();
    assert.ok(text.replaceAll("`", "").includes(shown.replaceAll("`", "")), "the text is shown");
    await page.context().close();
  });
}

test("what is written into the page is not obeyed even if it were markup", async () => {
  const page = await open(browser, report("tests/reports/harbour.toml"));
  await page.evaluate(() => {
    document.body.insertAdjacentHTML("beforeend", "<img src='https://example.org/x.png' onerror='window.hacked=1'><p style='color:red'>");
    const script = document.createElement("script");
    script.textContent = "window.hacked = 2";
    document.body.append(script);
  });
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  // The browser says what it refused: an image, a handler, a style and a script.
  assert.equal(page.log.filter(line => line.includes("Content Security Policy")).length, 4);
});
