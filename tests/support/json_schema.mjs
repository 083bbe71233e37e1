// Checks a JSON file against a JSON schema with a validator that is not ours (ajv). Usage: node json_schema.mjs SCHEMA FILE
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(new URL("../browser/package.json", import.meta.url));
const Ajv = require("ajv").default;
const addFormats = require("ajv-formats").default;

const [schema, file] = process.argv.slice(2).map((path) => JSON.parse(readFileSync(path, "utf8")));
if (schema.$schema?.includes("draft-04")) delete schema.$schema; // ajv knows later drafts; what PROV's schema says means the same there
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
const valid = ajv.validate(schema, file);
if (!valid) console.error(ajv.errorsText(ajv.errors).slice(0, 2000));
process.exit(valid ? 0 : 1);
