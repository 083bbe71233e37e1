// One diagnosis from registration to an open hearing, one from a hearing that is over to follow-up, each act by the person
// who may do it, through the forms; and two people who save at once. The six weeks between are why there are two.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Stage, daysFromNow, exampleCase, fill, moved, submit } from "./support.mjs";

const officer = "saksbehandler", leader = "tjenesteleder";
const story = exampleCase("hypofosfatasi");
const until = story.findIndex((line) => line.act === "answer_comment");
let stage, heard;

before(async () => {
  stage = await Stage.open();
  const done = stage.perform(moved(story.slice(0, until)));
  heard = done.labels?.hypofosfatasi ?? JSON.parse(stage.run("case", "list", "--format", "json", "--as", `${officer}@demo.example`))[0].id;
  await stage.serve();
});

after(() => stage?.close());

const phase = async (id) => (await (await stage.as(officer)).goto(`/cases/${id}`), (await stage.as(officer)).locator(".pm-phases [aria-current] .pm-what").innerText());
const ballotOf = (page) => page.locator("main form[method=post]");

test("a diagnosis is registered, assessed, studied and sent for hearing", { timeout: 300_000 }, async () => {
  const page = await stage.as(officer);
  await page.goto("/cases/new?q=marfan");
  await page.getByRole("link", { name: /Bruk denne.*Marfan syndrome$/ }).click();
  await fill(page, { name: "Marfans syndrom", name_source: "egen oversettelse", origin: "clinician", reason: "Mange spør." });
  await submit(page);
  await page.waitForURL(/done=register/);
  const id = page.url().match(/cases\/([\d-]+)/)[1];
  const say = (who, act, fields) => stage.act(who, id, act, fields);

  await say(officer, "accept", { reason: "Ingen annen sak dekker den." });
  await say(officer, "state_scope", { kind: "whole", words: "Hele diagnosen." });
  for (const criterion of ["K1", "K2", "K3", "K4"]) await say(officer, "assess_criterion", { criterion, value: "met", certainty: "high", reason: "Vurdert.", source: "Orphanet" });
  for (const who of [officer, leader]) await say(who, "declare_interest", { value: "none" });
  await say(leader, "complete_assessment", { reason: "Klar for kartlegging." });
  await say(officer, "name_candidate", { centre: "TRS", source: "fagfelt", reason: "Kjenner gruppen." });
  await say("trs", "state_capacity", { centre: "TRS", fit: "good", capacity: "available", effect: "Liten." });
  await say("tako", "answer_oral_question", { value: "no_link", reason: "Ingen kjente utfordringer." });
  const claims = ["prevalence", "organ_systems", "service_needs", "existing_services", "enquiries", "oral_aspects", "centre_fit", "effect_on_groups"];
  for (const claim of claims) await say(officer, "add_evidence", { claim, value: "Det vi vet.", source: "kartlegging", certainty: "medium" });
  await say("brukerorganisasjon", "add_evidence", { claim: "user_statement", value: "Vi trenger ett sted.", source: "egen uttalelse", certainty: "medium" });
  await say(officer, "write_recommendation", { answer: "yes", words: "Ja, det er behov." });
  await say(officer, "write_summary", { nb: "Marfans syndrom er en arvelig sykdom i bindevevet." });
  for (const who of [officer, leader]) await say(who, "declare_interest", { value: "none" });
  await say(leader, "complete_evidence", { reason: "Pakken er ferdig.", until: daysFromNow(75), user_organisation: "Foreningen (demo)" });
  await say("brukerorganisasjon", "comment", { text: "Ta med de voksne." });

  assert.equal(await phase(id), "Høring");
  assert.match(await page.locator("main").innerText(), /Ta med de voksne/);
});

test("what was heard is answered, voted on, placed and started", { timeout: 400_000 }, async () => {
  const say = (who, act, fields) => stage.act(who, heard, act, fields);
  const page = await stage.as(officer);
  await page.goto(`/cases/${heard}/acts/answer_comment`);
  const comments = await page.locator("[name=comment]").evaluateAll((all) => all.map((one) => one.value));
  for (const comment of comments) await say(officer, "answer_comment", { comment, disposition: "followed", reason: `Dere har rett i innspill ${comment}.`, changed: "Teksten." });
  await say(officer, "record_no_statement", { body: "council:SSD", purpose: "hearing", reminders: "Purret to ganger." });
  await say(officer, "write_recommendation", { answer: "yes", words: "Ja.", final: true, changes: "Voksne er tatt med." });
  await say(officer, "close_hearing", { reason: "Alle innspill er besvart." });
  assert.equal(await phase(heard), "Beslutning");

  const members = ["frambu", "napos", "nevsom", "trs", "ssd"];
  for (const who of [officer, leader]) await say(who, "weigh_precedent", { verdict: "none_relevant", reason: "Ingen ligner." });
  await vote(members, { transition: "decide_need", words: "Det er behov for et tilbud." }, ["K1", "K2", "K3", "K4", "K5", "K6", "K7"]);
  assert.equal(await phase(heard), "Plassering");

  for (const body of ["centre:TRS", "centre:SSD", "council:TRS", "user_organisation"]) await say(officer, "invite", { body, purpose: "placement", asked: "Hvor bør tilbudet ligge?", until: daysFromNow(20) });
  for (const centre of ["TRS", "SSD"]) await say(centre.toLowerCase(), "answer_placement", { centre, answer: centre === "TRS" ? "accept" : "refuse", ...(centre === "TRS" ? { from: daysFromNow(0) } : {}), reason: "Slik er det." });
  await say("tako", "answer_placement", { centre: "TAKO", answer: "accept", from: daysFromNow(0) });
  await say("brukerorganisasjon", "comment", { part: "centre", text: "TRS er vårt førstevalg." });
  await say("senterrad-trs", "comment", { part: "centre", text: "Vi ønsker gruppen velkommen." });
  for (const who of [officer, leader]) await say(who, "weigh_precedent", { verdict: "none_relevant", reason: "Ingen ligner." });
  await vote(members, { transition: "place", words: "TRS får ansvaret.", primary: "TRS", principle: "clinical_likeness", oral: "link", start_date: daysFromNow(0), scope: "247623, 247638, 247651, 247667, 247676, 247685" });
  assert.equal(await phase(heard), "Etablering");

  for (const item of ["knowledge_summary", "clinical_network", "user_contact", "published_information", "contact_point"]) await say("trs", "plan_start_up", { item, state: "done", reason: "Gjort." });
  await say(leader, "confirm_start_up", { confirmed: true });
  await say("trs", "complete_start_up", { reason: "Alt er på plass." });
  assert.equal(await phase(heard), "Oppfølging");
});

/** Interests, attendance, a motion, a ballot in which all present vote for, and its closing. */
async function vote(members, motion, criteria = []) {
  const say = (who, act, fields) => stage.act(who, heard, act, fields);
  for (const who of [leader, ...members]) await say(who, "declare_interest", { value: "none" });
  await say(officer, "record_attendance", { present: ["Leder for tjenesten:", "Senterleder, Frambu:", "Senterleder, NAPOS:", "Senterleder, NevSom:", "Senterleder, TRS:", "Senterleder, SSD:"] });
  await say(leader, "put_motion", motion);
  const page = await stage.as(leader);
  await page.goto(`/cases/${heard}/acts/open_ballot`);
  const number = await page.locator("[name=motion]").last().evaluate((one) => (one.localName === "select" ? one.options[one.options.length - 1].value : one.value));
  await say(leader, "open_ballot", { motion: number, ...(criteria.length ? { criteria } : {}), form: "meeting" });
  const first = await stage.as(members[0]);
  await first.goto(`/cases/${heard}/acts/cast_vote`);
  assert.equal(await ballotOf(first).locator("input:checked").count(), 0, "nothing is chosen beforehand");
  for (const who of [leader, ...members]) await say(who, "cast_vote", { ...Object.fromEntries(criteria.map((id) => [id, "for"])), vote: "for" });
  await say(leader, "close_ballot", { reason: "Alle har stemt." });
}

test("who saves second sees what changed, and loses no text", { timeout: 60_000 }, async () => {
  const first = await stage.as(officer), second = await stage.as("saksbehandler2");
  const made = await first.goto("/cases/new?orpha=904");
  await fill(first, { name: "Williams syndrom", origin: "centre", reason: "Meldt." });
  await submit(first);
  await first.waitForURL(/done=register/);
  const id = first.url().match(/cases\/([\d-]+)/)[1];
  await stage.act(officer, id, "accept", { reason: "Start." });
  for (const page of [first, second]) await page.goto(`/cases/${id}/acts/state_scope`);
  await fill(first, { kind: "whole", words: "Hele diagnosen." });
  await submit(first);
  await first.waitForURL(/done=state_scope/);
  await fill(second, { kind: "subtype", words: "Bare en undergruppe." });
  await submit(second);
  const shown = await second.locator("main").innerText(), kept = await second.inputValue("textarea[name=words]");
  await second.getByRole("button", { name: "Lagre min tekst oppå endringen" }).click();
  await second.waitForURL(/done=state_scope/);

  assert.equal(made.status(), 200);
  assert.match(shown, /Noen andre lagret før deg/);
  assert.match(shown, /Saksbehandler/);
  assert.equal(kept, "Bare en undergruppe.");
  assert.match(await second.locator("main").innerText(), /Bare en undergruppe/);
});

test("a text with an identity number is refused, marked, and still in its field", { timeout: 60_000 }, async () => {
  const page = await stage.as("fagperson");
  await page.goto(`/cases/${heard}/acts/comment`);
  const text = "Jeg snakker for en familie (13097248022) som venter.";
  await page.locator("textarea[name=text]").fill(text);
  await submit(page);

  assert.match(await page.locator(":focus").innerText(), /Tegn 29–39 ligner et fødselsnummer/);
  assert.equal(await page.inputValue("textarea[name=text]"), text);
});
