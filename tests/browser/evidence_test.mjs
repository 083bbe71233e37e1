// From a pasted list to what another limit would change: screening, a diagnosis, what-if between the two shipped policies.
// With Orphanet's own file where the shared data are, else with a small one of the same layout.
import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Stage, faults, fill, root, scrollsSideways, submit } from "./support.mjs";

const officer = "saksbehandler";
const shared = join(process.env.PHASEMODEL_TEST_DATA ?? join(root, "../shared/data"), "orphadata/release-2026-06-23/en_product9_prev.xml.gz");
const real = existsSync(shared);
let stage;

const term = (element, id, name) => `<${element} id="${id}"><Name lang="en">${name}</Name></${element}>`;
const prevalence = (record, id, name) =>
  `<Prevalence id="${record}">${term("PrevalenceType", 23669, "Point prevalence")}${term("PrevalenceQualification", 23704, "Class only")}${term("PrevalenceClass", id, name)}<ValMoy>0.0</ValMoy>${term("PrevalenceGeographic", 23844, "Worldwide")}${term("PrevalenceValidationStatus", 25958, "Validated")}</Prevalence>`;
const disorder = (code, name, record) => `<Disorder id="${code}"><OrphaCode>${code}</OrphaCode><Name lang="en">${name}</Name><PrevalenceList>${record}</PrevalenceList></Disorder>`;
const small = `<?xml version="1.0" encoding="UTF-8"?><JDBOR date="2026-06-23 07:57:51" version="test"><DisorderList>${disorder(558, "Marfan syndrome", prevalence(1, 23732, "1-5 / 10 000"))}${disorder(436, "Hypophosphatasia", prevalence(2, 23760, "&lt;1 / 1 000 000"))}</DisorderList></JDBOR>`;

before(async () => {
  stage = await Stage.open();
  const file = join(stage.folder, "en_product9_prev.xml");
  writeFileSync(file, small);
  stage.run("import", "orphanet", real ? shared : file);
  await stage.serve();
});

after(() => stage?.close());

async function sound(page) {
  assert.deepEqual(await faults(page), []);
  await page.setViewportSize({ width: 320, height: 800 });
  assert.equal(await scrollsSideways(page), false, `${page.url()} scrolls sideways`);
  await page.setViewportSize({ width: 1280, height: 900 });
}

test("a list in any common form is pasted, and a diagnosis opened from it", { timeout: 120_000 }, async () => {
  const page = await stage.as(officer);
  await page.goto("/screenings");
  await sound(page);
  await fill(page, { list: "ORPHA:558\nOrphanet_436\nMarfan syndrom\nFinnes ikke-sykdom" });
  await Promise.all([page.waitForEvent("load"), page.locator("main form[method=post] button[type=submit]").first().click()]);
  const main = await page.locator("main").innerText();
  assert.match(main, /ORPHA:558/);
  assert.match(main, /ORPHA:436/);
  assert.match(main, /Finnes ikke-sykdom/);
  await sound(page);
  await Promise.all([page.waitForEvent("load"), page.getByRole("link", { name: "Marfan syndrome" }).first().click()]);
  assert.match(page.url(), /\/diagnoses\/558$/);
  assert.match(await page.locator("main").innerText(), /1-5 \/ 10 000/);
  await sound(page);
});

test("a wider limit flips the diagnoses of class 1-5 / 10 000, and nothing else", { timeout: 120_000 }, async () => {
  const page = await stage.as(officer);
  await page.goto("/what-if?from=2014&to=1.0");
  await sound(page);
  await page.locator("main details summary").last().click();
  const listed = page.locator("main details li a");
  assert.ok((await listed.count()) > 0);
  if (!real) assert.equal(await listed.first().innerText(), "Marfan syndrome");
  const report = await page.evaluate(async () => (await fetch("/api/v1/what-if?from=2014&to=1.0")).json());
  const flipped = report.changes.filter((one) => one.criterion === "K1" && one.to === "met").map((one) => one.orpha);
  assert.ok(flipped.includes("558"));
  assert.ok(!flipped.includes("436"));
  const named = readFileSync(join(root, "examples/orphanet/product1_demonstration.xml"), "utf8");  // others have no page here
  for (const code of flipped.filter((one) => named.includes(`<OrphaCode>${one}</OrphaCode>`)).slice(0, 3)) {
    await page.goto(`/diagnoses/${code}`);
    assert.match(await page.locator("main").innerText(), /1-5 \/ 10 000/, `ORPHA:${code} flips and is not of that class`);
  }
  const csv = stage.run("what-if", "--from", "2014", "--policy", "1.0", "--format", "csv", "--as", `${officer}@demo.example`);
  assert.equal(csv, stage.run("what-if", "--from", "2014", "--policy", "1.0", "--format", "csv", "--as", `${officer}@demo.example`));
});

test("policies are listed and compared, and a file is read without being kept", { timeout: 120_000 }, async () => {
  const page = await stage.as(officer);
  await page.goto("/policies");
  await sound(page);
  await page.getByRole("link", { name: "2014", exact: true }).click();
  assert.match(await page.locator("main").innerText(), /threshold/);
  await sound(page);
  await page.goto("/policies");
  const file = join(root, "workflows/phase_model/policy-2014.toml");
  await page.setInputFiles("#file", file);
  await submit(page);
  assert.match(await page.locator("main").innerText(), /Regelverk 2014 mot 1\.0/);
  await sound(page);
});

test("Norwegian names come in as a file and stand on the page of the diagnosis", { timeout: 120_000 }, async () => {
  const page = await stage.as(officer);
  await page.goto("/imports");
  await sound(page);
  const file = join(stage.folder, "names.csv");
  writeFileSync(file, "orpha;name;who;date;source\n558;Marfans syndrom;Kari Li;22.11.2026;Sjelden.no\n999999;Ukjent;Kari Li;22.11.2026;Sjelden.no\n");
  await page.setInputFiles("#file-names", file);
  await Promise.all([page.waitForEvent("load"), page.locator("form[action='/imports/names'] button").click()]);
  assert.match(await page.locator("main").innerText(), /Linje 3: ORPHA:999999 er ukjent/);
  writeFileSync(file, "orpha;name;who;date;source\n558;Marfans syndrom;Kari Li;22.11.2026;Sjelden.no\n");
  await page.setInputFiles("#file-names", file);
  await Promise.all([page.waitForEvent("load"), page.locator("form[action='/imports/names'] button").click()]);
  assert.match(await page.locator("main").innerText(), /1 nye/);
  await page.goto("/diagnoses/558");
  assert.equal(await page.locator("main h1").innerText(), "Marfans syndrom");
  await sound(page);
});
