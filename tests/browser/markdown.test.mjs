// The briefing as Markdown, rendered: a list is one list, a table is one table, and what is text stays text.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { marked } from "marked";
import { folder, launch, model, proposals } from "./browser.mjs";
import { TRICKS, hostile } from "./hostile.mjs";

let browser, page;
before(async () => {
  browser = await launch();
  page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
});
after(() => browser.close());

async function rendered(path) {
  const text = model("report", "--format", "md", path);
  await page.setContent(marked.parse(text, { gfm: true }));
  return [text, await page.evaluate(() => {
    const under = name => {
      const parts = [];
      const heading = [...document.querySelectorAll("h2")].find(heading => heading.textContent === name);
      for (let part = heading?.nextElementSibling; part && part.tagName !== "H2"; part = part.nextElementSibling) parts.push(part);
      return parts;
    };
    const names = parts => [...new Set(parts.map(part => part.tagName))];
    return {
      findings: under("Findings").filter(part => part.tagName === "OL").reduce((sum, list) => sum + list.children.length, 0),
      between: names(under("Findings")).filter(name => !["H3", "OL", "P"].includes(name)),
      // A row that is not taken for one begins a paragraph with a stroke; a cell too many or too few makes a row uneven.
      rows: [...document.querySelectorAll("p")].filter(part => part.textContent.startsWith("| ")).map(part => part.textContent),
      uneven: [...document.querySelectorAll("tr")].filter(row => row.cells.length !== row.closest("table").rows[0].cells.length).length,
      strange: document.querySelectorAll("script, img, iframe, svg, style, b, i, u, form").length,
      links: [...new Set([...document.links].map(link => link.protocol))].filter(protocol => !["http:", "https:"].includes(protocol)),
    };
  })];
}

const WELL = { between: [], rows: [], uneven: 0, strange: 0, links: [] };

test("of everything that is shipped", async () => {
  for (const path of [...proposals, "tests/reports/harbour.toml"]) {
    const [text, found] = await rendered(path);
    const findings = text.slice(text.indexOf("\n## Findings\n")).match(/^\d+\. \*\*/gm)?.length ?? 0;
    assert.deepEqual(found, { ...WELL, findings }, path);
  }
});

for (const [number, trick] of TRICKS.entries()) {
  test(`everything is text: ${trick.slice(0, 40)}`, async () => {
    const file = join(folder, `hostile-markdown-${number}.toml`);
    writeFileSync(file, hostile(trick));
    const [, { findings, ...found }] = await rendered(file);
    assert.deepEqual(found, WELL);
    assert.notEqual(findings, 0);
  });
}
