// What a reader does with the page of a briefing.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open, report } from "./browser.mjs";

const HARBOUR = "tests/reports/harbour.toml";
let browser, harbour;
before(async () => { browser = await launch(); harbour = report(HARBOUR); });
after(() => browser.close());

// The first cell of each row of the matrix, without the small print.
const rows = page => page.$$eval(".matrix tbody th a", links => links.map(link => link.textContent));

test("a heading sorts the rows, and sorts them the other way again", async () => {
  const page = await open(browser, harbour);
  const written = ["north-flag", "south-flag", "south-no-patrol", "south-catch", "north-truce-first", "guild-accepts"];
  assert.deepEqual(await rows(page), written);
  const verdict = page.locator(".matrix th", { hasText: "Verdict" });
  await verdict.getByRole("button").click();
  const sorted = ["south-no-patrol", "south-catch", "north-flag", "south-flag", "north-truce-first", "guild-accepts"];
  assert.deepEqual([await rows(page), await verdict.getAttribute("aria-sort")], [sorted, "ascending"]);
  await verdict.getByRole("button").click();
  const back = ["guild-accepts", "north-truce-first", "north-flag", "south-flag", "south-catch", "south-no-patrol"];
  assert.deepEqual([await rows(page), await verdict.getAttribute("aria-sort")], [back, "descending"]);
  await page.getByRole("button", { name: "Sort by patrols" }).click();
  assert.deepEqual((await rows(page)).slice(0, 2), ["guild-accepts", "south-no-patrol"]);
  assert.equal(await verdict.getAttribute("aria-sort"), "none");
  assert.deepEqual(page.log, []);
});

test("a table with a head of two rows sorts by the column under the heading", async () => {
  const page = await open(browser, harbour);
  const breached = page.locator(".tally thead tr:nth-child(2) button", { hasText: "breached" }).nth(1);
  await breached.click();
  await breached.click();
  const parties = await page.$$eval(".tally tbody th", cells => cells.map(cell => cell.textContent));
  assert.deepEqual(parties, ["Southport & Sons", "Northport"]);
});

// What is marked, by the first words of each part.
const marked = page => page.$$eval(".touched", parts => parts.map(part => part.id || part.tagName.toLowerCase()));
// The picture has names of its own for its parts.
const drawn = id => id.replace("harbour-components-", "");

test("a component marks what it bears on, and a second click or Escape unmarks it", async () => {
  const page = await open(browser, harbour);
  const patrols = page.locator(".matrix [data-pick='c:patrols']");
  await patrols.click();
  const touched = [
    "li", "th", "tr", "tr", "line-verifies:patrols:truce", "figure-truce", "figure-patrols", "tr", "tr", "finding-3", "component-patrols", "statement-guild-accepts",
  ];
  assert.deepEqual((await marked(page)).map(drawn), touched);
  assert.equal(await patrols.getAttribute("aria-pressed"), "true");
  assert.equal(
    await page.locator("#picked span").textContent(),
    "Pilots patrol the bay is marked. What would have to give: 1; Statements against components: 3; The diagram: 3; " +
      "Who can stall what: 1; Exposure along the way: 1; Findings: 1; " +
      "What the proposal says: 1; Who has said what: 1."
  );
  await page.keyboard.press("Escape");
  assert.deepEqual([await marked(page), await page.locator("#picked").isVisible()], [[], false]);
  await patrols.click();
  await patrols.click();
  assert.deepEqual(await marked(page), []);
  assert.deepEqual(page.log, []);
});

test("a party marks its statements and the clauses that name it", async () => {
  const page = await open(browser, harbour);
  await page.locator(".tally [data-pick='p:guild'], .tally [data-pick='p:north']").first().click();
  const touched = (await marked(page)).filter(id => /^(component|statement)-/.test(id));
  assert.deepEqual(touched, [
    "component-truce", "component-fishing", "statement-north-flag", "statement-north-truce-first", "statement-north-toll-later",
  ]);
  await page.locator("#picked button").click();
  assert.deepEqual(await marked(page), []);
});

const seen = page => page.$eval(".diagram svg", svg => svg.getAttribute("viewBox").split(" ").map(Number));

test("the diagram comes closer, moves aside and is whole again, by buttons, keys and hand", async () => {
  const page = await open(browser, harbour);
  const whole = await seen(page);
  await page.getByRole("button", { name: "Closer" }).click();
  const closer = await seen(page);
  assert.deepEqual([closer[2] / whole[2], closer[3] / whole[3]].map(part => part.toFixed(2)), ["0.70", "0.70"]);
  await page.locator(".diagram").focus();
  await page.keyboard.press("ArrowRight");
  assert.equal((await seen(page))[0] > closer[0], true);
  await page.keyboard.press("+");
  assert.equal(((await seen(page))[2] / whole[2]).toFixed(2), "0.49");
  const before = await seen(page);
  const box = await page.locator(".diagram svg").boundingBox();
  await page.mouse.move(box.x + 60, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + 20, box.y + 20, { steps: 4 });
  await page.mouse.up();
  assert.deepEqual((await seen(page)).map((number, place) => number > before[place]), [true, true, false, false]);
  assert.equal(await page.locator("#picked").isVisible(), false, "a drag marks nothing");
  await page.keyboard.press("0");
  assert.deepEqual(await seen(page), whole);
  await page.getByRole("button", { name: "Farther" }).click();
  assert.deepEqual(await seen(page), whole);
  assert.deepEqual(page.log, []);
});

test("a figure marks what it bears on, by click and by key", async () => {
  const page = await open(browser, harbour);
  const figure = page.locator("#harbour-components-figure-patrols");
  await figure.click();
  const parts = (await marked(page)).map(drawn).filter(id => /^(figure|line|component)-/.test(id));
  assert.deepEqual(parts, ["line-verifies:patrols:truce", "figure-truce", "figure-patrols", "component-patrols"]);
  assert.match(await page.locator("#picked span").textContent(), /^Pilots patrol the bay is marked\./);
  await figure.focus();
  await page.keyboard.press("Enter");
  assert.deepEqual(await marked(page), []);
  await page.keyboard.press("Space");
  assert.equal(await figure.getAttribute("aria-pressed"), "true");
});

test("everything can be reached and done with the keyboard", async () => {
  const page = await open(browser, harbour);
  const focus = () => page.evaluate(() => document.activeElement.textContent.trim());
  await page.keyboard.press("Tab");
  assert.equal(await focus(), "Skip to the answer");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  assert.equal(await focus(), "Party");
  await page.keyboard.press("Enter");
  const heading = page.locator(".tally th", { hasText: "Party" });
  assert.equal(await heading.getAttribute("aria-sort"), "ascending");
  await page.locator(".tally [data-pick='p:north']").focus();
  await page.keyboard.press("Space");
  assert.equal(await page.locator("#picked").isVisible(), true);
  await page.locator("summary").first().focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("details").first().getAttribute("open"), "");
  const unreachable = await page.$$eval("button, a[href], summary, [data-pick]", parts => parts.filter(part => part.tabIndex < 0).length);
  assert.equal(unreachable, 0);
});

test("a link to the page of a check unfolds it", async () => {
  const page = await open(browser, harbour);
  await page.locator("#finding-1 .check a").click();
  await page.waitForSelector("#check-no_zone_of_agreement[open]");
  assert.equal(await page.locator("#check-no_zone_of_agreement p").first().isVisible(), true);
});

test("dark is dark, light is light, and paper is white", async () => {
  const shade = page => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await open(browser, harbour, { colorScheme: "light" });
  const dark = await open(browser, harbour, { colorScheme: "dark" });
  const shades = [await shade(light), await shade(dark)];
  await dark.emulateMedia({ media: "print" });
  assert.deepEqual([...shades, await shade(dark)], ["rgb(255, 253, 249)", "rgb(23, 22, 20)", "rgb(255, 255, 255)"]);
});

test("on paper there is nothing to press, and what is unfolded is printed", async () => {
  const page = await open(browser, harbour);
  await page.locator("#check-demand summary").click();
  await page.emulateMedia({ media: "print" });
  const seen = selector => page.locator(selector).first().isVisible();
  assert.deepEqual(
    [await seen("nav"), await seen("#check-demand p"), await seen("#check-hinge"), await seen("#findings")],
    [false, true, false, true]
  );
  const paper = await page.pdf({ format: "A4" });
  assert.equal(paper.subarray(0, 5).toString(), "%PDF-");
});

test("the page is whole without its script", async () => {
  const page = await open(browser, harbour, { javaScriptEnabled: false });
  assert.match(await page.locator("body").innerText(), /There is no zone of agreement[^]*What was not checked/);
});

test("an address that is none of the web's is no link", async () => {
  const page = await open(browser, harbour);
  const links = await page.$$eval("a[href]", links => [...new Set(links.map(link => link.protocol))]);
  assert.deepEqual(links.sort(), ["file:", "https:"]);
  assert.equal(await page.locator("#source-minutes a").count(), 0);
});
