// Checks every answer of the HTTP tests against the OpenAPI document, with a validator that is not ours (ajv).
// Usage: node openapi_check.mjs HTTP_TESTS; runs the tests tagged [api] with PHASEMODEL_RECORD set and reads what they kept.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const require = createRequire(new URL("../browser/package.json", import.meta.url));
const Ajv = require("ajv/dist/2020").default;
const addFormats = require("ajv-formats").default;

const folder = mkdtempSync(join(tmpdir(), "phasemodel-openapi-"));
const record = join(folder, "answers.jsonl");
const run = spawnSync(process.argv[2], ["[api],[openapi]"], { env: { ...process.env, PHASEMODEL_RECORD: record }, encoding: "utf8" });
if (run.status !== 0) {
    console.error(run.stdout, run.stderr);
    process.exit(1);
}
const answers = readFileSync(record, "utf8").trim().split("\n").map((line) => JSON.parse(line));
rmSync(folder, { recursive: true });

const document = answers.find((one) => one.target === "/api/openapi.json" && one.status === 200)?.answer;
if (!document) throw new Error("no test asked for /api/openapi.json");
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema({ $id: "openapi.json", ...document });
const pointer = (text) => text.replaceAll("~", "~0").replaceAll("/", "~1");
const compiled = new Map();
const validator = (place) => {
    if (!compiled.has(place)) compiled.set(place, ajv.compile({ $ref: "openapi.json#" + place }));
    return compiled.get(place);
};

const templates = Object.keys(document.paths).map((path) => ({
    path,
    names: (path.match(/\{/g) ?? []).length,
    match: new RegExp("^" + path.replace(/\{[^}]+\.{3}\}/g, "<rest>").replace(/[.]/g, "\\.").replace(/\{[^}]+\}/g, "[^/]+").replace("<rest>", ".+") + "$"),
}));
const templateOf = (path) => templates.filter((one) => one.match.test(path)).sort((a, b) => a.names - b.names)[0]?.path;

const faults = [];
const seen = new Set();
for (const { method, target, sent, status, type, answer } of answers) {
    const path = templateOf(target.split("?")[0]);
    const operation = path && document.paths[path][method.toLowerCase()];
    if (!operation) continue; // an address that does not exist, asked for on purpose
    const place = `/paths/${pointer(path)}/${method.toLowerCase()}`;
    const response = operation.responses[status] ? String(status) : operation.responses.default ? "default" : null;
    const say = (text) => faults.push(`${method} ${target} (${status}): ${text}`);
    if (!response) {
        say("status not described");
        continue;
    }
    seen.add(`${method} ${path} ${status}`);
    const described = operation.responses[response].content ?? {};
    const media = type.split(";")[0];
    if (status !== 304 && media.endsWith("json") && !described[media] && !described["*/*"]) say(`${media} not described`);
    if (described[media]?.schema && media.endsWith("json")) {
        const check = validator(`${place}/responses/${response}/content/${pointer(media)}/schema`);
        if (!check(answer)) say(ajv.errorsText(check.errors) + " in " + JSON.stringify(answer).slice(0, 300));
    }
    // What was taken must also have been described as right.
    if (sent && status < 300 && operation.requestBody) {
        const check = validator(`${place}/requestBody/content/application~1json/schema`);
        if (!check(sent)) say("accepted, but not described: " + ajv.errorsText(check.errors).slice(0, 300));
    }
}
for (const [path, operations] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(operations))
        for (const status of Object.keys(operation.responses))
            if (path.startsWith("/api/v1/") && status.startsWith("2") && !seen.has(`${method.toUpperCase()} ${path} ${status}`))
                faults.push(`${method.toUpperCase()} ${path}: no test saw its ${status}`);

for (const fault of faults) console.error(fault);
console.log(`${answers.length} answers checked, ${seen.size} kinds of them, ${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);
