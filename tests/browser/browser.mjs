// Chromium, the program, and pages made by it.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const program = process.env.MODEL ?? join(root, "target/debug/model");

const chrome = process.env.CHROME ?? ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);

export function launch() {
  // The sandbox of Chromium does not start for root, as whom tests run in containers.
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({ executablePath: chrome, args });
}

export const folder = mkdtempSync(join(tmpdir(), "model-browser-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

export function model(...words) {
  // A check that finds something ends with 1.
  try {
    return execFileSync(program, words, { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 });
  } catch (error) {
    if (error.status === 1) return error.stdout;
    throw error;
  }
}

// Every proposal that is shipped.
export const proposals = readdirSync(join(root, "frameworks"), { recursive: true })
  .map(path => `frameworks/${path}`)
  .filter(path => path.endsWith(".toml") && /^\[framework\]/m.test(readFileSync(join(root, path), "utf8")))
  .sort();

let reports = 0;

// The path of the page of a framework.
export function report(path, ...words) {
  const file = join(folder, `${reports++}.html`);
  model("report", path, "-o", file, ...words);
  return file;
}

// The page in a tab of its own, with everything that it asks for, says or trips over. Waits for nothing but its scripts.
export async function open(browser, file, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, ...options });
  const page = await context.newPage();
  page.log = [];
  page.on("console", message => page.log.push(`console: ${message.text()}`));
  page.on("pageerror", error => page.log.push(`error: ${error.message}`));
  page.on("dialog", dialog => { page.log.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("request", request => { if (request.url() !== pathToFileURL(file).href) page.log.push(`request: ${request.url()}`); });
  await page.goto(pathToFileURL(file).href);
  return page;
}
