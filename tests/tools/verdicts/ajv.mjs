// Ajv's verdict on documents, by a schema that it compiles in strict mode: `ajv.mjs SCHEMA FOLDER`, where the folder
// has the packages. Reads names of files, a line each, and prints `accepted` or `refused` for each.

import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const [schemaFile, packages] = process.argv.slice(2);
const load = createRequire(path.resolve(packages, "package.json"));
const { Ajv2020 } = load("ajv/dist/2020");
const formats = load("ajv-formats");

const utf8 = new TextDecoder("utf-8", { fatal: true });
const read = (file) => JSON.parse(utf8.decode(fs.readFileSync(file)));

// `strict` turns on the other strict options, but leaves some of them at a warning.
const ajv = new Ajv2020({
  strict: true,
  strictNumbers: true,
  strictRequired: true,
  strictSchema: true,
  strictTuples: true,
  strictTypes: true,
  allErrors: true,
});
formats(ajv, ["date"]);
// The only keyword that isn't JSON Schema's, with the schema of its values once that is published.
const keyword = path.resolve(path.dirname(schemaFile), "x-msq.schema.json");
ajv.addKeyword({ keyword: "x-msq", ...(fs.existsSync(keyword) && { metaSchema: read(keyword) }) });
const accepts = ajv.compile(read(schemaFile));

const verdict = (file) => {
  try {
    return accepts(read(file));
  } catch (error) {
    // Not JSON, or not UTF-8.
    if (error instanceof SyntaxError || error instanceof TypeError) return false;
    throw error;
  }
};
for (const file of fs.readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  console.log(verdict(file) ? "accepted" : "refused");
}
