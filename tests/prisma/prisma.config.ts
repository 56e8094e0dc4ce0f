// The `prisma` command line with the WebAssembly engine that it carries; no native engine is run.
//   DATABASE_URL  the database    SCHEMA  a schema.prisma    MIGRATIONS  a migrations directory
//   STATEMENTS    a JSON file: script → its statements, for those that are to be sent one by one
import { readFileSync } from "node:fs";
import { defineConfig } from "prisma/config";
import { adapterFactory } from "./adapter.mjs";

const { DATABASE_URL, SCHEMA, MIGRATIONS, STATEMENTS } = process.env;

// The engine never clears the timer of its wait for the advisory lock (10 s), which would keep the process alive.
const setTimer = globalThis.setTimeout;
globalThis.setTimeout = ((callback: () => void, wait: number, ...rest: any[]) => {
  const timer = setTimer(callback, wait, ...rest);
  return wait === 10_000 ? timer.unref() : timer;
}) as typeof setTimeout;

export default defineConfig({
  experimental: { adapter: true },
  engine: "js",
  schema: SCHEMA,
  migrations: { path: MIGRATIONS },
  adapter: async () => adapterFactory(DATABASE_URL!, STATEMENTS ? JSON.parse(readFileSync(STATEMENTS, "utf8")) : {}),
});
