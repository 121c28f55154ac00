// A framework that tries to be more than text.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { folder, launch, open, report } from "./browser.mjs";
import { TRICKS, hostile } from "./hostile.mjs";

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
