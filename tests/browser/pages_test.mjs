// Every page by every role: no fault that axe finds, no sideways scroll at 320 px, and what each role may not see.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Stage, faults, root, scrollsSideways, signIn, submit } from "./support.mjs";

let stage, hearing, followed, closed;

before(async () => {
  stage = await Stage.open();
  const files = readdirSync(join(root, "examples/cases")).map((name) => join(root, "examples/cases", name)).sort();
  stage.run("case", "run", "--format", "json", ...files);
  const cases = (...filter) => JSON.parse(stage.run("case", "list", ...filter, "--format", "json", "--as", "saksbehandler@demo.example"));
  hearing = cases("--phase", "hearing", "--status", "active")[0].id;
  followed = cases("--phase", "follow_up", "--status", "active")[0].id;
  closed = cases("--status", "closed")[0].id;
  await stage.serve();
});

after(() => stage?.close());

const open = ["/help", "/glossary", "/accessibility", "/privacy", "/about", "/model"];
const reading = () => ["/", "/cases", "/search?q=syndrom", "/search?q=tilbud&kind=comment", "/diagnoses?q=marfan", "/diagnoses/558", "/history", "/policy", "/profile", `/cases/${hearing}`, `/cases/${hearing}/history?show=all`, `/cases/${followed}`, `/cases/${closed}`, `/cases/${hearing}?as_of=2026-07-01`, "/?as_of=2026-07-01", "/cases?as_of=2026-07-01T12:00", "/proposals", "/proposals/new"];
const roles = () => ({
  saksbehandler: [...reading(), "/turn", "/comments", "/meetings", "/meetings/new", `/cases/${hearing}/precedents`, "/decisions", "/screenings", "/screenings?list=558", "/what-if", "/policies", "/policies/2014", "/imports", "/cases/new?q=marfan", "/cases/new?orpha=558", `/cases/${hearing}/acts/write_recommendation`, `/cases/${hearing}/acts/extend_hearing`, `/cases/${followed}/acts/invite`],
  tjenesteleder: [...reading(), "/turn", "/deputies", `/cases/${hearing}/acts/extend_hearing`, `/cases/${followed}/acts/put_motion`, `/cases/${followed}/acts/put_motion?transition=continue_offer`],
  trs: ["/turn", "/", "/deputies", `/cases/${hearing}`],
  brukerorganisasjon: ["/turn", "/hearings", "/following", "/notices", "/", `/cases/${hearing}`, `/cases/${hearing}/acts/comment`, "/proposals/new"],
  fagperson: ["/turn", "/hearings", `/cases/${hearing}`],
  revisor: ["/history", "/decisions?body=leader_group", "/decisions/alike", "/exports", "/process", "/reports/annual?year=2026", "/cases", `/cases/${hearing}`, "/policy"],
  systemansvarlig: ["/users", "/letters", "/users/new", "/users/p-3", "/policy", "/profile"],
});

test("no page has a fault that axe finds, wide, narrow or dark, and none scrolls sideways at 320 px", { timeout: 900_000 }, async () => {
  const found = [];
  const look = async (page, paths, narrow) => {
    for (const path of paths) {
      const answer = await page.goto(path);
      if (answer.status() >= 500) found.push(`${answer.status()} ${path}`);
      if (narrow && (await scrollsSideways(page))) found.push(`${path} scrolls sideways`);
      if (!narrow || paths.indexOf(path) % 3 === 0) found.push(...(await faults(page)));
    }
  };
  await look(await stage.visitor(), ["/sign-in", ...open]);
  for (const [who, paths] of Object.entries(roles())) await look(await stage.as(who), paths);
  const narrow = await stage.as("saksbehandler", { viewport: { width: 320, height: 800 } });
  await look(narrow, roles().saksbehandler, true);
  const user = await stage.as("brukerorganisasjon", { viewport: { width: 320, height: 800 }, colorScheme: "dark" });
  await look(user, [...roles().brukerorganisasjon, ...open], true);

  assert.deepEqual(found, []);
});

test("each role lands on its own page with its own menu", async () => {
  const menus = {};
  for (const who of ["saksbehandler", "tjenesteleder", "trs", "brukerorganisasjon", "fagperson", "revisor", "systemansvarlig"]) {
    const page = await stage.as(who);
    await page.goto("/");
    menus[who] = await page.locator(".pm-wide nav a").evaluateAll((links) => links.map((link) => link.textContent.trim().split(" ")[0]));
  }

  assert.deepEqual(menus.saksbehandler, ["Din", "Oversikt", "Saker", "Innspill", "Forslag", "Møter", "Diagnoser", "Historikk", "Regelverk", "Hjelp"]);
  assert.deepEqual(menus.brukerorganisasjon, ["Din", "Høringer", "Saker", "Oversikt", "Ordliste", "Hjelp"]);
  assert.deepEqual(menus.systemansvarlig, ["Brukere", "E-post", "Regelverk", "Hjelp"]);
  assert.equal(menus.revisor[0], "Historikk");
});

test("an administrator sees no case, and nobody sees one without signing in", async () => {
  const administrator = await stage.as("systemansvarlig");
  const refused = await administrator.goto(`/cases/${hearing}`);
  const visitor = await stage.visitor();
  await visitor.goto(`/cases/${hearing}`);

  assert.equal(refused.status(), 403);
  assert.match(visitor.url(), /\/sign-in\?next=/);
});

test("a wrong password says so, keeps the e-mail and moves the focus to the error", async () => {
  const page = await stage.visitor();
  await page.goto("/sign-in");
  await page.fill("#email", "saksbehandler@demo.example");
  await page.fill("#password", "feil");
  await submit(page);

  assert.equal(await page.inputValue("#email"), "saksbehandler@demo.example");
  assert.match(await page.locator(":focus").innerText(), /E-post eller passord er feil/);
  assert.match(await page.title(), /^Feil: /);
});

test("why a step cannot be taken is text with requirements, never a disabled button", async () => {
  const page = await stage.as("saksbehandler");
  await page.goto(`/cases/${hearing}`);
  const panel = page.locator("#now");

  assert.match(await panel.innerText(), /Saken kan ikke gå til fase 4 ennå\. \d+ av \d+ krav er oppfylt\./);
  assert.ok((await panel.locator(".pm-needs > li").count()) > 0);
  assert.equal(await page.locator("[disabled], [aria-disabled=true]").count(), 0);
});

test("the language follows the link in its own language, and stays", async () => {
  const page = await stage.visitor();
  await signIn(page, "fagperson");
  await page.goto("/hearings");
  await page.locator(".pm-top > .pm-user").getByRole("link", { name: "English" }).click();
  await page.goto("/hearings");

  assert.equal(await page.getAttribute("html", "lang"), "en");
  assert.equal(await page.locator("h1").innerText(), "Hearings");
});

test("everything can be reached with the keyboard, the skip link first", async () => {
  const page = await stage.visitor();
  await page.goto("/sign-in");
  await page.keyboard.press("Tab");
  const first = await page.locator(":focus").innerText();
  await page.locator("#email").focus();
  await page.keyboard.type("saksbehandler@demo.example");
  await page.keyboard.press("Tab");
  await page.keyboard.type("nettleserproven-2026");
  await Promise.all([page.waitForURL((url) => url.pathname !== "/sign-in"), page.keyboard.press("Enter")]);
  await page.goto(`/cases/${hearing}`);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const landed = await page.evaluate(() => document.activeElement.id || location.hash);

  assert.equal(first, "Hopp til hovedinnhold");
  assert.match(landed, /main/);
});

test("without JavaScript a search, a filter and a comment's review work", async () => {
  const page = await stage.as("brukerorganisasjon", { javaScriptEnabled: false });
  await page.goto("/cases?q=stickler");
  const hits = await page.locator("tbody tr").count();
  await page.goto(`/cases/${hearing}/acts/comment`);
  await page.locator("textarea[name=text]").fill("Vi vil ha med overgangen til voksenlivet.");
  await submit(page);

  assert.ok(hits > 0);
  assert.match(await page.locator("main").innerText(), /Vi vil ha med overgangen til voksenlivet/);
  assert.equal(await page.getByRole("button", { name: "Send innspillet" }).count(), 1);
});
