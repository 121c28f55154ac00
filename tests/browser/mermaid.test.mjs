// Mermaid takes every picture, and shows what stands in it.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { folder, launch, model, proposals } from "./browser.mjs";
import { TRICKS, hostile } from "./hostile.mjs";

const VIEWS = ["components", "sequence", "conflicts", "parties", "power", "undoing"];
const mermaid = createRequire(import.meta.url).resolve("mermaid/dist/mermaid.min.js");

let browser, page;
before(async () => {
  browser = await launch();
  page = await browser.newPage();
  await page.setContent("<body></body>");
  await page.addScriptTag({ path: mermaid });
  await page.evaluate(() => window.mermaid.initialize({ startOnLoad: false }));
});
after(() => browser.close());

// What is drawn, or what Mermaid has against it.
function draw(text) {
  return page.evaluate(async text => {
    try {
      document.body.innerHTML = (await window.mermaid.render("picture", text)).svg;
    } catch (error) {
      return { error: String(error) };
    }
    const count = selector => document.querySelectorAll(selector).length;
    const lines = [...document.querySelectorAll("path.flowchart-link")];
    return {
      figures: count("g.node"), frames: count("g.cluster"), lines: lines.length,
      unseen: lines.filter(line => line.getTotalLength() < 1).length,
      hacked: window.hacked, strange: [..."script img iframe a b i u".split(" ")].reduce((sum, name) => sum + count(`svg ${name}`), 0),
      words: document.querySelector("svg").textContent,
    };
  }, text);
}

// What a text says that it holds.
function held(text) {
  const frames = text.match(/^ *subgraph /gm)?.length ?? 0;
  const lines = text.match(/^ +\S+ (-->|---|-\.->|==>|--o|x--x)(\|"[^\n]*"\|)? \S+$/gm)?.length ?? 0;
  const all = text.match(/^ +(f_|notes)\w*(\[|\(|\{|>)/gm).length;
  return { figures: all, frames, lines, unseen: 0, hacked: undefined, strange: 0 };
}

async function drawn(text, name) {
  const { words, ...found } = await draw(text);
  assert.deepEqual(found, held(text), name);
  return words;
}

test("every view of everything that is shipped", async () => {
  for (const path of proposals) {
    for (const view of VIEWS) await drawn(model("graph", path, "--view", view, "--format", "mermaid"), `${path} ${view}`);
  }
});

test("what is recorded", async () => {
  for (const name of ["harbour", "strange"]) await drawn(readFileSync(new URL(`../golden/${name}.mmd`, import.meta.url), "utf8"), name);
});

for (const [number, trick] of TRICKS.entries()) {
  test(`everything is text: ${trick.slice(0, 40)}`, async () => {
    const file = join(folder, `hostile-mermaid-${number}.toml`);
    writeFileSync(file, hostile(trick));
    for (const view of VIEWS) {
      const words = await drawn(model("graph", file, "--view", view, "--format", "mermaid"), view);
      // Signs of HTML have others in a title, which the same form stands for; marks of direction are left out; what is long is cut.
      const bare = text => text.replace(/[\s\u202a-\u202e]/g, "").normalize("NFKC");
      assert.ok(bare(words).includes(bare(trick).slice(0, 100)), `${view}: ${words.slice(-2000)}`);
    }
  });
}

// Numbers that are always the same (Marsaglia's xorshift).
let seed = 2463534242;
function below(bound) {
  seed ^= seed << 13; seed ^= seed >>> 17; seed ^= seed << 5;
  return (seed >>> 0) % bound;
}

// Components with steps, tied to one another and to their own steps.
function tangle() {
  const count = 1 + below(7), steps = Array.from({ length: count }, () => below(4));
  const one = () => { const at = below(count), step = below(steps[at] + 1); return step ? `c${at}.s${step}` : `c${at}`; };
  const some = ids => [...new Set(ids)].map(id => `"${id}"`).join(", ");
  let text = "[framework]\ntitle = \"Tangle & <knot>\"\n[parties.north]\nname = \"North\"\n";
  for (let at = 0; at < count; at++) {
    text += `[components.c${at}]\ntitle = ${JSON.stringify(TRICKS[below(TRICKS.length - 1)])}\nkind = "principle"\n`;
    if (below(2)) text += `phase = ${below(3)}\n`;
    for (const key of ["after", "with", "requires", "void-if", "suspends-if"]) if (!below(3)) text += `${key} = [${some([one(), one()])}]\n`;
    if (!below(3)) text += `due = "2 days before ${one()}"\n`;
    if (!below(3)) text += `excludes = ["c${below(count)}"]\n`;
    for (let step = 1; step <= steps[at]; step++) text += `[[components.c${at}.steps]]\nid = "s${step}"\n${below(2) ? `after = [${some([one()])}]\n` : ""}`;
  }
  return text;
}

test("tangles of all sorts", async () => {
  for (let number = 0; number < 30; number++) {
    const file = join(folder, `tangle-${number}.toml`), text = tangle();
    writeFileSync(file, text);
    for (const view of ["components", "sequence", "undoing"]) await drawn(model("graph", file, "--view", view, "--format", "mermaid"), `${view} of\n${text}`);
  }
});
