// A user representative finds the open hearing, comments, loses the connection, comes back to the draft and sends; the case
// officer answers ten comments in bulk; the representative sees the answer and what changed. Also at 320 px, by keyboard alone
// and without JavaScript; axe finds nothing.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Stage, exampleCase, faults, scrollsSideways } from "./support.mjs";

const day = 86_400_000;
const story = exampleCase("hypofosfatasi");
const opening = story.findIndex((line) => line.act === "complete_evidence");
const mine = "Ta med hva voksne trenger, hele livet.";
let stage, hearing;

before(async () => {
  stage = await Stage.open();
  // The hearing was opened five days ago, and nine have spoken since.
  const shift = Math.floor((Date.now() - 5 * day - Date.parse(story[opening].at)) / day) * day;
  const later = (time) => new Date(Date.parse(time) + shift).toISOString();
  const opened = story.slice(0, opening + 1).map((line) => ({ ...line, at: later(line.at), ...(line.until ? { until: later(line.until).slice(0, 10) } : {}) }));
  const at = new Date(Date.now() - day).toISOString();
  const nine = Array.from({ length: 9 }, (_, n) => ({ at, as: "fagperson@demo.example", act: "comment", case: "hypofosfatasi", text: `Faglig innspill nummer ${n + 1}.` }));
  stage.perform([...opened, ...nine]);
  hearing = JSON.parse(stage.run("case", "list", "--format", "json", "--as", "saksbehandler@demo.example"))[0].id;
  await stage.serve();
});

after(() => stage?.close());

const saved = (page) => page.locator("[data-draft-status]", { hasText: "Utkast lagret" }).first().waitFor();
const clean = async (page) => {
  assert.deepEqual(await faults(page), []);
  assert.equal(await scrollsSideways(page), false);
};

test("a representative comments on a phone, loses the connection, and sends the draft by keyboard alone", { timeout: 120_000 }, async () => {
  const page = await stage.as("brukerorganisasjon", { viewport: { width: 320, height: 800 } });
  await page.goto("/hearings");
  await page.locator(`main a[href^="/cases/${hearing}"]`).first().click();
  await page.goto(`/cases/${hearing}/acts/comment`);
  await page.locator("textarea[name=text]").fill(mine.slice(0, 20));
  await saved(page);
  await page.context().setOffline(true);
  await page.locator("textarea[name=text]").fill(mine);
  await page.locator("[data-draft-status]", { hasText: "ingen kontakt" }).waitFor();
  await page.context().setOffline(false);
  await saved(page);

  await page.goto(`/cases/${hearing}/acts/comment`);
  assert.equal(await page.locator("textarea[name=text]").inputValue(), mine);
  await clean(page);
  await page.locator("form[data-draft] button[type=submit]").first().focus();
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
  assert.match(await page.locator("main").innerText(), /Hvem skal se det\?/);
  await page.getByRole("button", { name: "Send innspillet" }).focus();
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
  assert.match(page.url(), /done=comment/);
});

test("the case officer answers ten in bulk, without JavaScript, after a preview", { timeout: 120_000 }, async () => {
  const page = await stage.as("saksbehandler", { javaScriptEnabled: false });
  await page.goto("/comments");
  assert.match(await page.locator("main").innerText(), /10 innspill venter på svar/);
  await page.goto(`/cases/${hearing}/answers`);
  const numbers = await page.locator("textarea[name^=reason-]").evaluateAll((all) => all.map((area) => area.name.slice("reason-".length)));
  assert.equal(numbers.length, 10);
  for (const [at, number] of numbers.entries()) {
    await page.locator(`[name="disposition-${number}"][value="${at === 0 ? "followed" : "not_followed"}"]`).check();
    await page.locator(`[name="reason-${number}"]`).fill(at < 2 ? "Dette svaret er likt." : `Svar som bare gjelder innspill ${number}.`);
    if (at === 0) await page.locator(`[name="changed-${number}"]`).fill("Et avsnitt om voksne er nytt.");
  }
  const press = (name) => Promise.all([page.waitForEvent("load"), page.getByRole("button", { name, exact: true }).click()]);
  await press("Se over svarene");
  assert.match(await page.locator("main").innerText(), /nøyaktig dette svaret/);
  await page.locator(`[name="reason-${numbers[1]}"]`).fill(`Svar som bare gjelder innspill ${numbers[1]}.`);
  await press("Se over svarene");
  assert.match(await page.locator("main").innerText(), /10 svar er klare/);
  await press("Gi 10 svar");
  assert.match(await page.locator("main").innerText(), /10 innspill har fått svar/);
});

test("the representative sees the answers and what changed, with a clean page at 320 px", { timeout: 120_000 }, async () => {
  const page = await stage.as("brukerorganisasjon", { viewport: { width: 320, height: 800 } });
  await page.goto("/turn");
  assert.match(await page.locator("main").innerText(), /Dine innspill/);
  await page.goto("/comments/mine");
  assert.match(await page.locator("main").innerText(), /Svar fra saksbehandler/);
  await clean(page);
  for (const address of [`/cases/${hearing}`, `/cases/${hearing}/changes`, "/glossary", "/comments", "/comments/organisations"]) {
    await page.goto(address);
    await clean(page);
  }
  await page.goto(`/cases/${hearing}`);
  assert.match(await page.locator("main").innerText(), /Et avsnitt om voksne er nytt/);
  const term = page.locator(".pm-term a").first();
  await term.focus();
  await page.locator(".pm-term .pm-gloss").first().waitFor({ state: "visible" });
  await page.keyboard.press("Escape");
  await page.locator(".pm-term .pm-gloss").first().waitFor({ state: "hidden" });
});

test("what may point at a person is asked about with the words kept", { timeout: 60_000 }, async () => {
  const page = await stage.as("fagperson");
  await page.goto(`/cases/${hearing}/acts/comment`);
  await page.locator("textarea[name=text]").fill("Ring 912 34 567 for mer.");
  const send = () => Promise.all([page.waitForEvent("load"), page.locator("form[data-draft] button[type=submit]").first().click()]);
  await send();
  assert.match(await page.locator("main").innerText(), /ligner et telefonnummer/);
  assert.equal(await page.locator("textarea[name=text]").inputValue(), "Ring 912 34 567 for mer.");
  assert.deepEqual(await faults(page), []);
  await page.locator("[name=acknowledged]").check();
  await send();
  assert.match(await page.locator("main").innerText(), /Se over innspillet/);
});

test("answers typed together are saved by themselves, survive a lost connection, and come back in another tab", { timeout: 120_000 }, async () => {
  stage.perform([{ at: new Date().toISOString(), as: "fagperson@demo.example", act: "comment", case: hearing, text: "Enda et innspill." }]);
  const page = await stage.as("saksbehandler", { viewport: { width: 320, height: 800 } });
  await page.goto(`/cases/${hearing}/answers`);
  const reason = page.locator("textarea[name^=reason-]").first();
  await reason.fill("Dette er ikke");
  await saved(page);
  await page.context().setOffline(true);
  await reason.fill("Dette er ikke ferdig skrevet.");
  await page.locator("[data-draft-status]", { hasText: "ingen kontakt" }).waitFor();
  await page.context().setOffline(false);
  await saved(page);
  await clean(page);

  const other = await page.context().newPage();
  await other.goto(`/cases/${hearing}/answers`);
  assert.equal(await other.locator("textarea[name^=reason-]").first().inputValue(), "Dette er ikke ferdig skrevet.");
  await other.locator("textarea[name^=reason-]").first().fill("Skrevet i den andre fanen.");
  await saved(other);
  await reason.fill("Skrevet i den første fanen.");
  await page.locator("[data-draft-status]", { hasText: "i et annet vindu" }).waitFor();
  assert.equal(await reason.inputValue(), "Skrevet i den første fanen.");
});
