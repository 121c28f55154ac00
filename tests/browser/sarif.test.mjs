// The SARIF output is what the standard says.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import Ajv from "ajv";
import { folder, model } from "./browser.mjs";
import { TRICKS, hostile } from "./hostile.mjs";

const schema = JSON.parse(readFileSync(new URL("sarif-schema-2.1.0.json", import.meta.url)));
const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false, unicodeRegExp: false }).compile(schema);

function faults(...words) {
  validate(JSON.parse(model("check", "--format", "sarif", ...words)));
  return validate.errors ?? [];
}

test("of everything that is shipped", () => assert.deepEqual(faults("frameworks", "examples"), []));

test("of files with mistakes, and of none", () => {
  const file = join(folder, "mistakes.toml");
  writeFileSync(file, "[framework]\ntitle = \n[components.x]\nkind = \"<b>\"\n");
  assert.deepEqual(faults(file), []);
  assert.deepEqual(faults("--only", "red_line", "examples/two-villages.toml"), []);
});

test("of texts that try to be more than text", () => {
  for (const [number, trick] of TRICKS.entries()) {
    const file = join(folder, `hostile-sarif-${number}.toml`);
    writeFileSync(file, hostile(trick));
    assert.deepEqual(faults("--root", folder, file), [], trick.slice(0, 40));
  }
});

test("the schema does refuse", () => {
  assert.equal(validate({ version: "2.1.0", runs: [{ results: [{}] }] }), false);
});
