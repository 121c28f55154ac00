// The pages of everything that is shipped: small, narrow enough, accessible, and reaching nothing.
import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { launch, model, open, proposals, report } from "./browser.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser;
const pages = new Map();
before(async () => {
  browser = await launch();
  for (const path of proposals) pages.set(path, report(path));
});
after(() => browser.close());

test("no page is larger than 1 MB", () => {
  assert.deepEqual(proposals.filter(path => statSync(pages.get(path)).size > 1_000_000), []);
});

test("on 375 points nothing is wider than the screen, and nothing is asked of a network", async () => {
  const wide = [];
  for (const path of proposals) {
    const page = await open(browser, pages.get(path), { viewport: { width: 375, height: 700 } });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > 375) wide.push(`${path}: ${width}`);
    assert.deepEqual(page.log, [], path);
    await page.context().close();
  }
  assert.deepEqual(wide, []);
});

for (const look of [{ colorScheme: "light" }, { colorScheme: "dark" }, { viewport: { width: 375, height: 700 } }]) {
  test(`axe-core finds nothing that hinders a reader: ${JSON.stringify(look)}`, async () => {
    const harmful = [];
    for (const path of ["frameworks/ukraine/us-28-point.toml", "tests/reports/harbour.toml"]) {
      const page = await open(browser, pages.get(path) ?? report(path), look);
      for (const details of await page.locator("summary").all()) await details.click();
      // By the protocol of the browser, which no policy of a page forbids.
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
      const told = ({ id, impact, nodes }) => `${path}: ${impact} ${id}: ${nodes.map(node => node.html).slice(0, 3).join("\n")}`;
      harmful.push(...violations.map(told));
      await page.context().close();
    }
    assert.deepEqual(harmful, []);
  });
}

test("the same files give the same page", () => {
  assert.equal(model("report", proposals[0]), model("report", proposals[0]));
});
