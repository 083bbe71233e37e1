// A whole meeting of the leader group through the pages, with seven people signed in at once: agenda, presence, a recusal, a
// ballot with a stale vote, the decision, consent items put together, and minutes that two people sign; axe finds nothing on any of
// its pages.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Stage, daysFromNow, faults, fill, root, scrollsSideways, submit } from "./support.mjs";

const officer = "saksbehandler", leader = "tjenesteleder";
const voters = [leader, "frambu", "napos", "nevsom", "nmk", "trs"];
const present = ["Leder for tjenesten:", "Senterleder, Frambu:", "Senterleder, NAPOS:", "Senterleder, NevSom:", "Senterleder, NMK:", "Senterleder, SSD:"];
const criteria = ["K1", "K2", "K3", "K4", "K5", "K6", "K7"];
let stage, subject, meeting;

before(async () => {
  stage = await Stage.open();
  stage.run("case", "run", "--format", "json", ...readdirSync(join(root, "examples/cases")).map((name) => join(root, "examples/cases", name)).sort());
  subject = JSON.parse(stage.run("case", "list", "--phase", "need_decision", "--status", "active", "--format", "json", "--as", `${officer}@demo.example`))[0];
  await stage.serve();
});

after(() => stage?.close());

const say = (who, act, fields) => stage.act(who, subject.id, act, fields);
const main = async (who) => (await stage.as(who)).locator("main").innerText();

/** Goes to an act of the meeting, fills in its form and waits for the receipt. */
async function hold(who, act, fields = {}, query = "") {
  const page = await stage.as(who);
  await page.goto(`${meeting}/acts/${act}${query}`);
  await fill(page, fields);
  await submit(page);
  assert.match(page.url(), new RegExp(`done=${act}`), await page.locator("main").innerText());
  return page;
}

/** Presses the button beside an item of the agenda. */
async function press(who, title, button) {
  const page = await stage.as(who);
  await page.goto(meeting);
  await Promise.all([page.waitForEvent("load"), page.locator("main form button").filter({ hasText: button }).filter({ hasText: title }).click()]);
  assert.match(page.url(), /done=/, await page.locator("main").innerText());
}

async function look(who, path) {
  const page = await stage.as(who);
  await page.goto(path);
  assert.deepEqual(await faults(page), []);
  await page.setViewportSize({ width: 320, height: 800 });
  assert.equal(await scrollsSideways(page), false, `${path} scrolls sideways`);
  await page.setViewportSize({ width: 1280, height: 900 });
}

test("a meeting is planned, its agenda made from what is ready, and called", { timeout: 120_000 }, async () => {
  const page = await stage.as(officer);
  await page.goto("/meetings/new");
  await fill(page, { date: daysFromNow(0), place: "Oslo, møterom 3", meeting_form: "both" });
  await submit(page);
  meeting = page.url().match(/\/meetings\/[\d-]+/)[0];
  assert.match(await main(officer), new RegExp(`Klare for møtet[\\s\\S]*${subject.name}`));
  await press(officer, subject.name, "Legg til");
  await hold("trs", "set_agenda", { title: "Årsplan", kind: "information" });
  await hold(leader, "call_meeting", { notice: "Velkommen." });
  for (const path of ["/meetings", "/meetings/new", meeting, `${meeting}/acts/set_agenda`, `${meeting}/acts/open_meeting`]) await look(officer, path);
});

test("an item is treated: presence, a recusal, a stale vote, a decision", { timeout: 300_000 }, async () => {
  await hold(officer, "open_meeting", { present });
  await press(leader, subject.name, "Ta opp");
  await hold(officer, "note_presence", { arrived: ["Senterleder, TRS:"] });
  for (const who of voters) await say(who, "declare_interest", { value: "none" });
  await say("ssd", "declare_interest", { value: "tied", words: "Jeg har et familiemedlem med diagnosen." });
  await say(leader, "put_motion", { transition: "decide_need", words: "Det er behov for et tilbud." });
  const page = await stage.as(leader);
  await page.goto(`/cases/${subject.id}/acts/open_ballot`);
  const number = await page.locator("[name=motion]").last().evaluate((one) => (one.localName === "select" ? one.options[one.options.length - 1].value : one.value));
  await say(leader, "open_ballot", { motion: number, criteria, form: "meeting" });
  const vote = (who, choice = "for") => say(who, "cast_vote", { ...Object.fromEntries(criteria.map((id) => [id, "for"])), vote: choice });
  for (const who of voters) await vote(who);
  await say(officer, "add_evidence", { claim: "oral_aspects", value: "En ny opplysning.", source: "telefon", certainty: "low" });
  await page.goto(`/cases/${subject.id}`);
  assert.doesNotMatch(await main(leader), /Alle krav er oppfylt/);
  for (const who of voters) await vote(who, who === "trs" ? "against" : "for");
  await say(leader, "close_ballot", { reason: "Behovet er klart." });
  await page.goto(`/cases/${subject.id}`);
  assert.match(await page.locator(".pm-phases [aria-current] .pm-what").innerText(), /Plassering/);
  assert.match(await main(leader), /Protokoll fra møte/);
  for (const path of [meeting, `${meeting}/acts/note_presence`]) await look(officer, path);
});

/** The form of one act on the items of the consent block, as it is met; then filled in and sent. */
async function together(who, act, fields = {}) {
  const page = await stage.as(who);
  await page.goto(`${meeting}/consent/${act}`);
  await fill(page, fields);
  await submit(page);
  assert.match(page.url(), new RegExp(`together=${act}`), await page.locator("main").innerText());
}

/** The number of the item that the case is on the agenda. */
async function itemOf(who, name) {
  const page = await stage.as(who);
  await page.goto(meeting);
  const href = await page.getByRole("link", { name: new RegExp(`Be om drøfting.*${name}`) }).getAttribute("href");
  return href.match(/item=(\d+)/)[1];
}

test("consent items are put together and voted one by one, and a member takes one out", { timeout: 300_000 }, async () => {
  const list = (phase) => JSON.parse(stage.run("case", "list", "--phase", phase, "--status", "active", "--format", "json", "--as", `${officer}@demo.example`));
  const parked = list("placement").find((one) => one.id !== subject.id);
  const [held, asked] = list("follow_up");
  for (const one of [parked, held, asked]) await hold(officer, "set_agenda", { case: one.id, kind: "consent" });
  await stage.act(officer, parked.id, "write_recommendation", { answer: "later", words: "Saken bør vente på budsjettet.", final: true, changes: "Ingen innspill." });
  await stage.act(officer, held.id, "put_motion", { transition: "procedure", words: "Evalueringen utsettes til neste møte." });
  const numbers = { parked: await itemOf("trs", parked.name), held: await itemOf("trs", held.name), asked: await itemOf("trs", asked.name) };
  await look("trs", `${meeting}/acts/ask_discussion?item=${numbers.asked}`);
  await hold("trs", "ask_discussion", { reason: "Brukerne har nye erfaringer." }, `?item=${numbers.asked}`);
  assert.match(await main("trs"), new RegExp(`Bedt drøftet[\\s\\S]*${asked.name}[\\s\\S]*Brukerne har nye erfaringer`));

  const chair = await stage.as(leader);
  await chair.goto(meeting);
  await Promise.all([chair.waitForEvent("load"), chair.getByRole("button", { name: "Ta opp sakene samlet" }).click()]);
  assert.match(chair.url(), /done=take_up_consent/);
  await look("trs", `${meeting}/consent/declare_interest`);
  for (const who of [...voters, "ssd"]) await together(who, "declare_interest", { value: "none" });
  await look(officer, `${meeting}/consent/put_motion`);
  await together(officer, "put_motion", { [`where_served-${numbers.parked}`]: "Sjeldentelefonen", [`until-${numbers.parked}`]: daysFromNow(90) });
  await look(leader, `${meeting}/consent/open_ballot`);
  await together(leader, "open_ballot");
  await look("trs", `${meeting}/consent/cast_vote`);
  await look("trs", meeting);
  for (const who of [...voters, "ssd"]) {
    const page = await stage.as(who);
    await page.goto(`${meeting}/consent/cast_vote`);
    if (who === "napos") await page.getByText(`Stem annerledes i ${parked.name}`).click();
    await fill(page, who === "napos" ? { vote: "for", [`vote-${numbers.parked}`]: "against" } : { vote: "for" });
    await submit(page);
    assert.match(page.url(), /together=cast_vote/, await page.locator("main").innerText());
  }
  await hold("nmk", "ask_discussion", { reason: "Utsettelsen er for lang." }, `?item=${numbers.held}`);
  await look("trs", `/cases/${held.id}`);
  await together(leader, "close_ballot", { reason: "Som innstilt." });
  await chair.goto(meeting);
  assert.match(await main(leader), new RegExp(`${parked.name}[\\s\\S]*Vedtatt: 6 for, 1 mot, 0 avsto`));
  await chair.goto(`/cases/${parked.id}`);
  assert.match(await main(leader), /Parkert/);
});

test("the decision is a document and a letter that anyone can read", { timeout: 120_000 }, async () => {
  const decisions = `/cases/${subject.id}/decisions`;
  await look("trs", decisions);
  const page = await stage.as("trs");
  await page.goto(decisions);
  const document = await page.getByRole("link", { name: /Avgjør behovet/ }).first().getAttribute("href");
  await look("trs", document);
  assert.match(await main("trs"), /5 for, 1 mot, 0 avsto/);
  await look("trs", `${document}/letter`);
  assert.match(await main("trs"), /Hva er bestemt\?/);
});

test("the minutes say what happened and are signed by the chair and a member, not by the writer", { timeout: 120_000 }, async () => {
  await hold(officer, "close_meeting");
  await look("trs", `${meeting}/minutes`);
  const minutes = await main("trs");
  assert.match(minutes, /Vedtatt: 5 for, 1 mot, 0 avsto/);
  assert.match(minutes, /Inhabile, deltok ikke\s+Senterleder SSD/);
  assert.match(minutes, /Behovet er klart/);
  assert.match(minutes, /Årsplan[\s\S]*ikke tatt opp/);
  assert.match(minutes, /Tatt opp\s+sammen med sak \d+; stemt over hver for seg[\s\S]*Vedtatt: 6 for, 1 mot, 0 avsto/);
  assert.match(minutes, /Bedt drøftet av\s+Senterleder NMK[^:]*: Utsettelsen er for lang/);
  assert.match(minutes, /gikk ut av den samlede behandlingen/);
  const page = await stage.as(officer);
  await page.goto(`${meeting}/minutes`);
  assert.equal(await page.getByRole("link", { name: "Godkjenn protokoll" }).count(), 0);
  for (const who of [leader, "trs"]) {
    const own = await stage.as(who);
    await own.goto(`${meeting}/minutes`);
    await own.getByRole("link", { name: "Godkjenn protokoll" }).click();
    await submit(own);
  }
  await page.goto(meeting);
  assert.match(await main(officer), /Godkjent/);
});
