// What the program draws opens elsewhere: BPMN in bpmn-js without a warning, SCXML and SVG as XML, and every row is in them.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';

import { DOMParser } from '@xmldom/xmldom';
import { BpmnModdle } from 'bpmn-moddle';
import { chromium } from 'playwright-core';

const program = process.env.PHASEMODEL;
const told = (...words) => execFileSync(program, words, { encoding: 'utf8', env: { PATH: process.env.PATH } });
const rows = JSON.parse(told('model', 'show', '--format', 'json'));
const states = new Set(rows.flatMap((row) => [row.from, row.to]).filter(Boolean));

/** The document; any error or warning of the parser fails the test. */
const xml = (text) => new DOMParser({ onError: (level, message) => assert.fail(`${level}: ${message}`) }).parseFromString(text, 'text/xml');

test('BPMN holds every state and row, and each has its place in the drawing', async () => {
  const { rootElement, warnings } = await new BpmnModdle().fromXML(told('model', 'diagram', 'bpmn'));
  assert.deepEqual(warnings, []);
  const [process] = rootElement.rootElements;
  const of = (type) => process.flowElements.filter((element) => element.$type === type);
  assert.equal(of('bpmn:UserTask').length, states.size);
  assert.equal(of('bpmn:StartEvent').length, rows.filter((row) => row.from === null).length);
  const named = of('bpmn:SequenceFlow').filter((flow) => flow.name);
  assert.equal(named.length, rows.length);
  for (const flow of named) assert.ok(flow.sourceRef && flow.targetRef, flow.id);
  const drawn = new Set(rootElement.diagrams[0].plane.planeElement.map((element) => element.bpmnElement.id));
  for (const element of process.flowElements) assert.ok(drawn.has(element.id), element.id);
});

test('SCXML has a transition for each row, and each leads to a state that is there', () => {
  const document = xml(told('model', 'diagram', 'scxml'));
  const root = document.documentElement;
  const ids = new Set([...root.getElementsByTagName('state')].map((state) => state.getAttribute('id')));
  const transitions = [...root.getElementsByTagName('transition')];
  assert.equal(root.namespaceURI, 'http://www.w3.org/2005/07/scxml');
  assert.ok(ids.has(root.getAttribute('initial')));
  assert.equal(transitions.length, rows.length);
  for (const transition of transitions) assert.ok(ids.has(transition.getAttribute('target')));
});

test('SVG is XML with one title and a box for each state', () => {
  const root = xml(told('model', 'diagram', 'svg')).documentElement;
  assert.equal(root.getAttribute('role'), 'img');
  assert.equal(root.getElementsByTagName('title').length, 1);
  assert.equal([...root.getElementsByTagName('g')].filter((group) => group.getAttribute('class') === 'node').length, states.size + 1);
});

let browser;
before(async () => {
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
});
after(async () => {
  await browser?.close();
});

test('bpmn-js opens the drawing without a warning and shows every flow', async () => {
  const viewer = createRequire(import.meta.url).resolve('bpmn-js/dist/bpmn-viewer.production.min.js');
  const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
  await page.setContent('<style>html,body,#canvas{margin:0;height:100%}</style><div id="canvas"></div>');
  await page.addScriptTag({ content: readFileSync(viewer, 'utf8') });
  const shown = await page.evaluate(async (text) => {
    const opened = new BpmnJS({ container: '#canvas' });
    const { warnings } = await opened.importXML(text);
    opened.get('canvas').zoom('fit-viewport');
    const flows = opened.get('elementRegistry').filter((element) => element.type === 'bpmn:SequenceFlow' && element.waypoints);
    return { warnings: warnings.map(String), flows: flows.filter((flow) => flow.businessObject.name).length };
  }, told('model', 'diagram', 'bpmn'));
  if (process.env.PHASEMODEL_PICTURES) await page.screenshot({ path: `${process.env.PHASEMODEL_PICTURES}/model-bpmn.png` });
  assert.deepEqual(shown.warnings, []);
  assert.equal(shown.flows, rows.length);
  await page.close();
});
