// A draft outlives a lost connection, an expired sign-in and a closed tab, with and without JavaScript, at 320 px.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Stage, faults, root, scrollsSideways } from "./support.mjs";

let stage, hearing;

before(async () => {
  stage = await Stage.open();
  stage.run("case", "run", "--format", "json", join(root, "examples/cases/kjerubisme.jsonl"));
  const cases = JSON.parse(stage.run("case", "list", "--format", "json", "--as", "saksbehandler@demo.example"));
  hearing = cases[0].id;
  await stage.serve();
});

after(() => stage?.close());

const form = () => `/cases/${hearing}/acts/comment`;
const saved = (page) => page.locator("[data-draft-status]", { hasText: "Utkast lagret" }).first().waitFor();

test("what is typed is saved by itself, survives a lost connection, and comes back in another tab", async () => {
  const page = await stage.as("brukerorganisasjon", { viewport: { width: 320, height: 800 } });
  await page.goto(form());
  await page.locator("textarea[name=text]").fill("Vi trenger et sted å ringe.");
  await saved(page);

  await page.context().setOffline(true);
  await page.locator("textarea[name=text]").fill("Vi trenger et sted å ringe, hele livet.");
  await page.locator("[data-draft-status]", { hasText: "ingen kontakt" }).waitFor();
  await page.context().setOffline(false);
  await saved(page);

  const other = await page.context().newPage();
  await other.goto(form());
  assert.equal(await other.locator("textarea[name=text]").inputValue(), "Vi trenger et sted å ringe, hele livet.");
  await other.goto("/drafts");
  assert.deepEqual(await faults(other), []);
  assert.equal(await scrollsSideways(other), false);
});

test("without JavaScript a button saves the draft, and sending it takes it away", async () => {
  const page = await stage.as("fagperson", { javaScriptEnabled: false, viewport: { width: 320, height: 800 } });
  await page.goto(form());
  await page.locator("textarea[name=text]").fill("Kjeveleddet må med.");
  await page.getByRole("button", { name: "Lagre utkast" }).click();
  assert.equal(await page.locator("textarea[name=text]").inputValue(), "Kjeveleddet må med.");
  assert.match(await page.locator("[data-draft-status]").textContent(), /Utkast lagret .* Bare du ser det/);
  assert.equal(await scrollsSideways(page), false);

  await page.locator("form[data-draft] button[type=submit]").first().click();
  await page.getByRole("button", { name: "Send" }).click();
  await page.goto("/drafts");
  assert.match(await page.locator("main").textContent(), /Du har ingen utkast/);
});
