// What the browser tests share: a demonstration database of their own, a server on a port the kernel picks, signed-in
// pages by person, and filling in the form of any act by its fields.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";

export const root = process.env.PHASEMODEL_ROOT ?? new URL("../..", import.meta.url).pathname;
const program = process.env.PHASEMODEL ?? join(root, "build/dev/cli/phasemodel");
const password = "nettleserproven-2026";

export class Stage {
  /** A database with people and Orphanet names, a server and a browser; close() ends all three. */
  static async open() {
    const stage = new Stage();
    stage.folder = mkdtempSync(join(tmpdir(), "phasemodel-browser-"));
    stage.database = `sqlite:${join(stage.folder, "test.db")}`;
    stage.run("init", "--demonstration");
    stage.run("import", "orphanet", join(root, "examples/orphanet/product1_demonstration.xml"));
    execFileSync("python3", ["-B", join(root, "examples/people.py"), program, stage.database, password]);
    stage.browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
    stage.people = new Map();
    return stage;
  }

  /** Runs the program on the database; its standard output. */
  run(...words) {
    return execFileSync(program, ["--database", this.database, ...words], { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  }

  /** Performs acts from a list of lines, each with its own time. */
  perform(lines) {
    const file = join(this.folder, "acts.jsonl");
    writeFileSync(file, lines.map((line) => JSON.stringify(line)).join("\n") + "\n");
    return JSON.parse(this.run("case", "run", "--format", "json", file));
  }

  async serve() {
    this.server = spawn(program, ["--database", this.database, "serve", "--listen", "127.0.0.1:0"], { stdio: ["ignore", "pipe", "ignore"] });
    for await (const line of createInterface({ input: this.server.stdout })) {
      this.url = line.trim();
      break;
    }
  }

  /** A page of its own session, not signed in. */
  async visitor(options = {}) {
    const context = await this.browser.newContext({ baseURL: this.url, viewport: { width: 1280, height: 900 }, locale: "nb-NO", ...options });
    return context.newPage();
  }

  /** A signed-in page; `who` is the part of the address before the @. The same page is handed out again. */
  async as(who, options) {
    if (!options && this.people.has(who)) return this.people.get(who);
    const page = await this.visitor(options);
    await signIn(page, who);
    if (!options) this.people.set(who, page);
    return page;
  }

  /** Carries out one act through its form and waits for the receipt. */
  async act(who, id, act, fields = {}) {
    const page = await this.as(who);
    const query = act === "put_motion" ? `?transition=${fields.transition}` : "";
    await page.goto(`/cases/${id}/acts/${act}${query}`);
    if ((await page.locator("main form[method=post]").count()) === 0) throw new Error(`${who} ${act} has no form: ${await page.locator("main").innerText()}`);
    await fill(page, fields);
    await submit(page);
    if (act === "comment") await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: "Send innspillet" }).click()]);
    if (!page.url().includes(`done=${act}`)) throw new Error(`${who} ${act} ${JSON.stringify(fields)}: ${await page.locator("main").innerText()}`);
    return page;
  }

  async close() {
    await this.browser?.close();
    if (this.server) {
      const ended = new Promise((resolve) => this.server.once("exit", resolve));
      this.server.kill("SIGTERM");
      await ended;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export async function signIn(page, who) {
  await page.goto("/sign-in");
  await page.fill("#email", `${who}@demo.example`);
  await page.fill("#password", password);
  await submit(page);
}

/** Presses the button of the page's own form and waits for the answer: a click alone does not. */
export async function submit(page) {
  const button = page.locator("main form[method=post] button[type=submit]:not([formaction])").last();
  await Promise.all([page.waitForEvent("load"), button.click()]);
}

/** Fills in fields by name, whatever control shows them. Choices of people are found by a part of their label. */
export async function fill(page, fields) {
  for (const [name, value] of Object.entries(fields)) {
    const controls = page.locator(`main form[method=post] [name="${name}"]:not([type=hidden])`);
    const kind = await controls.first().evaluate((control) => (control.localName === "input" ? control.type : control.localName));
    if (kind === "radio" || (kind === "checkbox" && typeof value !== "boolean")) {
      for (const one of [value].flat()) {
        const label = page.locator("main form[method=post] label").filter({ hasText: one });
        const exact = page.locator(`main form[method=post] [name="${name}"][value="${one}"]`);
        await ((await exact.count()) ? exact : label.first()).click();
      }
    } else if (kind === "checkbox") {
      await controls.first().setChecked(value);
    } else if (kind === "select") {
      const options = await controls.first().locator("option").evaluateAll((all) => all.map((option) => [option.value, option.label]));
      const found = options.find(([own]) => own === String(value)) ?? options.find(([, label]) => label.includes(value));
      if (!found) throw new Error(`${name} has no choice ${value}: ${options.map(([own]) => own)}`);
      await controls.first().selectOption(found[0]);
    } else {
      await controls.first().fill(String(value));
    }
  }
}

/** What axe finds wrong with the page (WCAG 2.0 to 2.2 A and AA, and its best practices), in short. */
export async function faults(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map((one) => `${page.url()} ${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join(", ")}`);
}

export const scrollsSideways = (page) => page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

/** The example case, as lines of acts. */
export function exampleCase(name) {
  return readFileSync(join(root, `examples/cases/${name}.jsonl`), "utf8").trim().split("\n").map((line) => JSON.parse(line));
}

const day = 86_400_000;
const isoDay = (time) => new Date(time).toISOString().slice(0, 10);
/** The legal date, which begins an hour or two before the day of UTC. */
export const daysFromNow = (days) => new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Oslo" }).format(Date.now() + days * day);

/** The lines moved in time, so that the hearing they open began 65 days ago or more and lies outside July. */
export function moved(lines) {
  const opened = Date.parse(lines.find((line) => line.act === "complete_evidence").at);
  let begin = Date.now() - 65 * day;
  for (let at = begin; at <= begin + 43 * day; at += day)
    if (new Date(at).getUTCMonth() === 6) {
      begin = Date.UTC(new Date(at).getUTCFullYear(), 4, 10, 8);
      break;
    }
  const shift = Math.round((begin - opened) / day) * day;
  return lines.map((line) => {
    const at = new Date(Date.parse(line.at) + shift).toISOString();
    return line.until ? { ...line, at, until: isoDay(Date.parse(line.until) + shift) } : { ...line, at };
  });
}
