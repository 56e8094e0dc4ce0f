// Prisma's driver adapter for PostgreSQL, made to treat scripts and catalogs as the native engine's own driver does.
import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import { parse } from "pg-connection-string";

// Types of catalog columns that the adapter does not know: name, "char", and their arrays, read as text.
const TEXT = { 18: 25, 19: 25, 1002: 1009, 1003: 1009 };
const CHAR = 18;

const likeTheNativeEngine = (client, adapter, statements) => {
  const performIO = adapter.performIO.bind(adapter);
  adapter.performIO = async (query) => {
    const result = await performIO(query);
    result.isChar = result.fields?.map((field) => field.dataTypeID === CHAR);
    for (const field of result.fields ?? []) field.dataTypeID = TEXT[field.dataTypeID] ?? field.dataTypeID;
    adapter.last = result;
    return result;
  };
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const set = await queryRaw(query);
    const { isChar } = adapter.last;
    return { ...set, columnTypes: set.columnTypes.map((type, i) => (isChar[i] ? ColumnTypeEnum.Character : type)) };
  };
  // The adapter would cut a script at every ";". The native engine sends it whole up to 7.3, and since 7.4 one statement
  // after the other: `statements` (script → its statements) says which.
  adapter.executeScript = async (script) => {
    try {
      for (const text of statements[script] ?? [script]) await client.query(text);
    } catch (error) {
      adapter.onError(error);
    }
  };
  return adapter;
};

export const adapterFactory = (connectionString, statements = {}) => {
  // one connection, as the native engine has: it holds the advisory lock and runs the scripts
  const schema = new URL(connectionString).searchParams.get("schema") ?? undefined;
  const options = schema && `-c search_path="${schema}"`;
  const config = { ...parse(connectionString), options, max: 1, allowExitOnIdle: true };
  const opened = [];
  const open = async (database) => {
    const adapter = await new PrismaPg({ ...config, database }, { schema }).connect();
    opened.push(adapter.underlyingDriver());
    return likeTheNativeEngine(adapter.underlyingDriver(), adapter, statements);
  };
  const factory = new PrismaPg(config, { schema });
  factory.connect = () => open(config.database);
  factory.connectToShadowDb = async () => {
    const name = `prisma_migrate_shadow_db_${randomUUID()}`;
    const beside = await open(config.database);
    await beside.executeScript(`CREATE DATABASE "${name}"`);
    const adapter = await open(name);
    const dispose = adapter.dispose.bind(adapter);
    adapter.dispose = async () => {
      await dispose();
      await beside.executeScript(`DROP DATABASE "${name}"`);
      await beside.dispose();
    };
    return adapter;
  };
  factory.close = () => Promise.all(opened.filter((pool) => !pool.ending).map((pool) => pool.end()));
  return factory;
};
