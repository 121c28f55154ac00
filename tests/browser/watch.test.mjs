// The page that `model watch` keeps as new as the files.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { copyFileSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { folder, launch, program, root } from "./browser.mjs";

let browser, watch, address;
const file = join(folder, "live.toml");

before(async () => {
  browser = await launch();
  copyFileSync(join(root, "tests/reports/harbour.toml"), file);
  watch = spawn(program, ["watch", file], { stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface({ input: watch.stdout })) {
    const found = line.match(/the briefing is at (.*)/);
    if (found) { address = found[1]; break; }
  }
});
after(async () => { watch.kill(); await browser.close(); });

test("a save brings the page anew, as it was unfolded and marked", async () => {
  const page = await browser.newPage();
  const log = [];
  page.on("console", message => log.push(message.text()));
  page.on("pageerror", error => log.push(error.message));
  await page.goto(address);
  assert.equal(await page.locator("h1").textContent(), "The harbour as it stands");
  await page.locator("#check-demand summary").click();
  await page.locator(".matrix [data-pick='c:patrols']").click();
  writeFileSync(`${file}.part`, readFileSync(file, "utf8").replace("The harbour as it stands", "The harbour as it will be"));
  renameSync(`${file}.part`, file);
  await page.getByRole("heading", { name: "The harbour as it will be" }).waitFor();
  assert.equal(await page.locator("#check-demand").getAttribute("open"), "");
  assert.equal(await page.locator("#picked").isVisible(), true);
  assert.deepEqual(log.filter(line => !line.includes("favicon")), []);
});
