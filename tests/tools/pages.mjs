// Opens the published pages in Chromium, as a desktop and as a phone: `pages.mjs FOLDER PAGE...`, where the folder has
// the packages. A page has to be accessible by axe's rules, fit the screen, ask for nothing else, and say nothing in the console.

import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [packages, ...pages] = process.argv.slice(2);
const load = createRequire(path.resolve(packages, "package.json"));
const puppeteer = load("puppeteer-core");
const axe = fs.readFileSync(load.resolve("axe-core/axe.min.js"), "utf8");

const SCREENS = [
  { name: "a desktop", width: 1280, height: 900, isMobile: false, scheme: "light" },
  { name: "a phone", width: 360, height: 740, isMobile: true, scheme: "light" },
  { name: "a phone in the dark", width: 360, height: 740, isMobile: true, scheme: "dark" },
];
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What is wrong with a page on a screen. */
async function faults(browser, page, screen) {
  const tab = await browser.newPage();
  const found = [];
  tab.on("console", (message) => found.push(`console: ${message.text()}`));
  tab.on("pageerror", (error) => found.push(`error: ${error.message}`));
  const asked = [];
  tab.on("request", (request) => asked.push(request.url()));
  await tab.setViewport(screen);
  await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value: screen.scheme }]);
  await tab.goto(pathToFileURL(path.resolve(page)).href);
  const elsewhere = asked.filter((url) => !url.startsWith("file:") && !url.startsWith("data:"));
  found.push(...elsewhere.map((url) => `asks for ${url}`));
  if (asked.filter((url) => url.startsWith("file:")).length !== 1) found.push(`asks for other files: ${asked}`);
  await tab.evaluate(() => document.querySelectorAll("details").forEach((each) => (each.open = true)));
  const [needed, given] = await tab.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  if (needed > given) found.push(`is ${needed} pixels wide on a screen of ${given}`);
  await tab.evaluate(axe);
  const violations = await tab.evaluate((rules) => axe.run(document, { runOnly: rules }), RULES);
  found.push(...violations.violations.map((each) => `${each.id}: ${each.help} (${each.nodes[0].html})`));
  await tab.close();
  return found;
}

const browser = await puppeteer.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
try {
  for (const page of pages) {
    for (const screen of SCREENS) {
      const found = await faults(browser, page, screen);
      if (found.length > 0) throw new Error(`${page} on ${screen.name}:\n${found.join("\n")}`);
    }
  }
  console.log(`${pages.length} pages are accessible and fit ${SCREENS.length} screens`);
} finally {
  await browser.close();
}
