import { readFileSync } from "node:fs";

/** What a program of this folder is told: a JSON file, its first argument. */
export interface ReaderSettings {
  /** The reader as it is shipped: dist/reader.js. */
  readonly reader: string;
  readonly databaseUrl: string;
  readonly redisUrl: string;
  /** The tenants that it reads. */
  readonly tenantIds: readonly string[];
}

/** It is our own driver that wrote it, so its shape is known. */
export function readSettings(): ReaderSettings {
  return JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as ReaderSettings;
}
