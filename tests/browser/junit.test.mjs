// The JUnit output is XML that collectors of test results take: their common subset, asked of every element.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { folder, launch, model } from "./browser.mjs";
import { TRICKS, hostile } from "./hostile.mjs";

let browser, page;
before(async () => {
  browser = await launch();
  page = await browser.newPage();
});
after(() => browser.close());

// What is not as collectors expect it.
function faults(...words) {
  const xml = model("check", "--format", "junit", ...words);
  return page.evaluate(xml => {
    const tree = new DOMParser().parseFromString(xml, "application/xml"), faults = [];
    const expect = (holds, what) => { if (!holds) faults.push(what); };
    const broken = tree.querySelector("parsererror");
    if (broken) return [broken.textContent];
    const ATTRIBUTES = {
      testsuites: ["name", "tests", "failures", "errors"],
      testsuite: ["name", "tests", "failures", "errors", "skipped"],
      testcase: ["classname", "name"],
      failure: ["message", "type"], skipped: ["message"], "system-out": [],
    };
    const INSIDE = { testsuites: ["testsuite"], testsuite: ["testcase"], testcase: ["failure", "skipped", "system-out"] };
    for (const part of tree.querySelectorAll("*")) {
      const name = part.tagName;
      expect(name in ATTRIBUTES, `an element ${name}`);
      for (const attribute of ATTRIBUTES[name] ?? []) expect(part.getAttribute(attribute), `${name} without ${attribute}`);
      for (const inner of part.children) expect(INSIDE[name]?.includes(inner.tagName), `${inner.tagName} in ${name}`);
      for (const [counts, within] of [["tests", "testcase"], ["failures", "failure"], ["skipped", "skipped"]]) {
        const told = part.getAttribute(counts);
        if (told !== null) expect(Number(told) === part.getElementsByTagName(within).length, `${counts} of ${name}`);
      }
      if (name === "testcase") expect(part.children.length <= 1, "a case with two outcomes");
    }
    return [...new Set(faults)];
  }, xml);
}

test("of everything that is shipped", async () => assert.deepEqual(await faults("frameworks", "examples"), []));

test("of files with mistakes, and of none", async () => {
  const file = join(folder, "mistakes-junit.toml");
  writeFileSync(file, "[framework]\ntitle = \n[components.x]\nkind = \"<b>\"\n");
  assert.deepEqual(await faults("--root", folder, file), []);
  assert.deepEqual(await faults("--only", "red_line", "examples/two-villages.toml"), []);
});

test("of texts that try to be more than text", async () => {
  for (const [number, trick] of [...TRICKS, "\u0000\u0001\ufffe\u001b[31m"].entries()) {
    const file = join(folder, `hostile-junit-${number}.toml`);
    writeFileSync(file, hostile(trick));
    assert.deepEqual(await faults("--root", folder, "--fail-on", "note", file), [], trick.slice(0, 40));
  }
});
