// Prisma's schema engine (6.19 or 7.10, as WebAssembly) behind standard input and output: a request a line, an answer a line.
//   {engine: 6 | 7, method, params, url, shadow, statements}  →  {ok: what the method gives} | {error: what it says}
// `shadow` lists the databases that the engine is handed, one after the other, when it asks for a shadow database.
import { webcrypto } from "node:crypto";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { adapterFactory } from "./adapter.mjs";

globalThis.crypto ??= webcrypto; // Node.js 18
const MODEL = 'datasource db {\n  provider = "postgresql"\n  url = "postgresql://"\n}\n';
const load = async (version) => {
  const module = await import(`schema-engine-${version}/schema_engine_bg`);
  const file = new URL(import.meta.resolve(`schema-engine-${version}/schema_engine_bg`));
  const code = readFileSync(new URL("schema_engine_bg.wasm", file));
  const { instance } = await WebAssembly.instantiate(code, { "./schema_engine_bg.js": module });
  module.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return module.SchemaEngine;
};
const engines = {};
let panic = "";
global.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => (panic = message) };

const answer = async ({ engine: version, method, params, url, shadow, statements }) => {
  const SchemaEngine = (engines[version] ??= await load(version));
  const factory = adapterFactory(url, statements);
  const handed = (shadow ?? []).map((other) => adapterFactory(other, statements));
  const left = [...handed];
  if (shadow) factory.connectToShadowDb = () => left.shift().connect();
  const model = version === 6 ? MODEL : MODEL.replace(/ {2}url.*\n/, "");
  const options = { datamodels: [["schema.prisma", model]] };
  const engine = await SchemaEngine.new(options, () => {}, bindMigrationAwareSqlAdapterFactory(factory));
  try {
    return { ok: await engine[method](params) };
  } finally {
    engine.free();
    await Promise.all([factory, ...handed].map((each) => each.close()));
  }
};

for await (const line of createInterface({ input: process.stdin })) {
  const said = await answer(JSON.parse(line)).catch((error) => ({ error: panic || String(error?.message ?? error) }));
  process.stdout.write(`${JSON.stringify(said, (_, value) => (value === undefined ? null : value))}\n`);
}
process.exit(0);
