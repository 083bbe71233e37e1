// The whole way of a comment by keyboard alone, without JavaScript, at 400 % zoom (1280 × 1024 seen as 320 × 256): found, written,
// kept, sent, answered, read. Focus is always seen, and no page scrolls sideways.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Stage, exampleCase, scrollsSideways } from "./support.mjs";

const zoomed = { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4, javaScriptEnabled: false };
const mine = "Ta med det som skjer når foreldrene blir gamle.";
const day = 86_400_000;
let stage, hearing;

before(async () => {
  stage = await Stage.open();
  // The hearing was opened five days ago.
  const story = exampleCase("hypofosfatasi"), opening = story.findIndex((line) => line.act === "complete_evidence");
  const shift = Math.floor((Date.now() - 5 * day - Date.parse(story[opening].at)) / day) * day;
  const later = (time) => new Date(Date.parse(time) + shift).toISOString();
  stage.perform(story.slice(0, opening + 1).map((line) => ({ ...line, at: later(line.at), ...(line.until ? { until: later(line.until).slice(0, 10) } : {}) })));
  hearing = JSON.parse(stage.run("case", "list", "--format", "json", "--as", "saksbehandler@demo.example"))[0].id;
  await stage.serve();
});

after(() => stage?.close());

/** Tabs until that is reached; whatever has the focus is then on the screen, and not under something else. */
async function reach(page, target) {
  const one = target.first();
  for (let presses = 0; presses < 400; ++presses) {
    if (await one.evaluate((element) => element === document.activeElement)) {
      const seen = await one.evaluate((element) => {
        const box = element.getBoundingClientRect();
        return box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
      });
      assert.ok(seen, `the focus is off the screen at ${page.url()}`);
      assert.equal(await scrollsSideways(page), false, `${page.url()} scrolls sideways`);
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`not reached by keyboard at ${page.url()}`);
}

async function press(page, target, key = "Enter") {
  await reach(page, target);
  await Promise.all([page.waitForEvent("load"), page.keyboard.press(key)]);
}

const text = (page) => page.locator("main").innerText();

test("a representative finds the hearing, writes, keeps the draft, comes back to it and sends", { timeout: 180_000 }, async () => {
  const page = await stage.as("brukerorganisasjon", zoomed);
  await page.goto("/hearings");
  await press(page, page.locator(`main a[href^="/cases/${hearing}"]`));
  await press(page, page.locator(`main a[href="/cases/${hearing}/acts/comment"]`));
  await reach(page, page.locator("textarea[name=text]"));
  await page.keyboard.type(mine.slice(0, 10));
  await press(page, page.getByRole("button", { name: "Lagre utkast" }));

  await page.goto("/drafts");
  await press(page, page.locator(`main a[href*="/acts/comment"]`));
  assert.equal(await page.locator("textarea[name=text]").inputValue(), mine.slice(0, 10));
  await reach(page, page.locator("textarea[name=text]"));
  await page.keyboard.press("Control+End");
  await page.keyboard.type(mine.slice(10));
  await press(page, page.locator("form[data-draft] button[type=submit]:not([formaction])"));
  assert.match(await text(page), /Hvem skal se det\?/);
  await press(page, page.getByRole("button", { name: "Send innspillet" }));
  assert.match(page.url(), /done=comment/);
});

test("the case officer keeps a half answer, comes back to it, looks it over and gives it", { timeout: 180_000 }, async () => {
  const page = await stage.as("saksbehandler", zoomed);
  await page.goto(`/cases/${hearing}/answers`);
  const item = page.locator("section.pm-panel", { hasText: mine });
  await reach(page, item.locator("[type=radio][name^=disposition-][value=followed]"));
  await page.keyboard.press("Space");
  await reach(page, item.locator("textarea[name^=reason-]"));
  await page.keyboard.type("Det blir et eget avsnitt om foreldre.");
  await press(page, page.getByRole("button", { name: "Lagre utkast" }));
  assert.equal(await item.locator("textarea[name^=reason-]").inputValue(), "Det blir et eget avsnitt om foreldre.");
  await reach(page, item.locator("textarea[name^=changed-]"));
  await page.keyboard.type("Avsnittet om livsløpet er utvidet.");
  await press(page, page.getByRole("button", { name: "Se over svarene" }));
  assert.match(await text(page), /1 svar er klart/);
  await press(page, page.getByRole("button", { name: "Gi 1 svar" }));
  assert.match(await text(page), /1 innspill har fått svar/);
});

test("the representative is told, reads the answer and what it changed", { timeout: 180_000 }, async () => {
  const page = await stage.as("brukerorganisasjon", zoomed);
  await page.goto("/notices");
  const notice = page.locator("main h2 a").first();
  assert.match(await notice.innerText(), /: /);
  await press(page, page.locator("main h2 a"));
  assert.match(await text(page), /Avsnittet om livsløpet er utvidet/);
  await page.goto("/comments/mine");
  assert.match(await text(page), /Det blir et eget avsnitt om foreldre/);
  assert.equal(await scrollsSideways(page), false);
});
