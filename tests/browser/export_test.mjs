// An auditor takes the record and a bundle out by the page, and both verifiers, ours and the one in Python, find them whole; a change
// that somebody plants in either is found by both.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Stage, faults, root, scrollsSideways } from "./support.mjs";

const auditor = "revisor";
const program = process.env.PHASEMODEL ?? join(root, "build/dev/cli/phasemodel");
let stage, key;

before(async () => {
  stage = await Stage.open();
  stage.run("case", "run", "--format", "json", join(root, "examples/cases", readdirSync(join(root, "examples/cases")).sort()[0]));
  key = join(stage.folder, "key.txt");
  writeFileSync(key, stage.run("log", "key"));
  await stage.serve();
});

after(() => stage?.close());

/** Chooses a form on the page and saves what comes. */
async function takeOut(format, name) {
  const page = await stage.as(auditor);
  await page.goto("/exports");
  await page.selectOption("#format", format);
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("main form button[type=submit]").click()]);
  const path = join(stage.folder, name);
  await download.saveAs(path);
  return path;
}

const ours = (...words) => spawnSync(program, ["verify", ...words], { encoding: "utf8" });
const theirs = (...words) => spawnSync("python3", ["-B", join(root, "examples/verify/verify.py"), ...words], { encoding: "utf8" });

/** Changes one letter inside the first event. */
function plant(path) {
  const lines = readFileSync(path, "utf8").split("\n");
  lines[1] = lines[1].replace('"act":"', '"act":"x');
  writeFileSync(path, lines.join("\n"));
}

test("the page is there for everybody who sees cases, on a small screen too", async () => {
  const page = await stage.as(auditor);
  await page.goto("/exports");
  assert.deepEqual(await faults(page), []);
  await page.setViewportSize({ width: 320, height: 800 });
  assert.equal(await scrollsSideways(page), false);
  await page.setViewportSize({ width: 1280, height: 900 });
});

test("a record taken out by the page verifies, and a planted change is found", async () => {
  const path = await takeOut("jsonl", "record.jsonl");
  for (const verify of [ours, theirs]) assert.equal(verify(path).status, 0, verify(path).stdout);
  plant(path);
  for (const verify of [ours, theirs]) {
    const said = verify(path);
    assert.equal(said.status, 1);
    assert.match(said.stdout, /line 2/);
  }
});

test("a bundle taken out by the page verifies under the log's key, and a planted change is found", async () => {
  const path = await takeOut("bundle", "bundle.tar.gz");
  assert.equal(ours(path, "--key", key).status, 0);
  execFileSync("tar", ["xzf", path, "-C", stage.folder]);
  const folder = join(stage.folder, readdirSync(stage.folder).find((name) => name.startsWith("phasemodel-")));
  for (const verify of [ours, theirs]) assert.equal(verify(folder, "--key", key).status, 0, verify(folder, "--key", key).stdout);
  plant(join(folder, "events.jsonl"));
  for (const verify of [ours, theirs]) {
    const said = verify(folder, "--key", key);
    assert.equal(said.status, 1);
    assert.match(said.stdout, /events\.jsonl/);
  }
});
