import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createHash, randomUUID } from "node:crypto";
import { dirname, join } from "node:path";
import { isJsonObject, type JsonObject, type JsonValue } from "../model/json.ts";
import type { Memory, MemoryPlace } from "../model/memory.ts";

const FORMAT = "tenantry memory 1";
const LINE_END = 0x0a;
/** The file is written again when so much of it is no longer asked for: it does not grow for ever. */
const MAX_UNUSED = 0.25;

/**
 * A memory in one file: a line that says what wrote it and the SHA-256 of the rest, then one JSON object. A file that is
 * damaged, of another program or of another user counts as empty, and nothing here throws: a memory only saves time.
 */
export class FileMemory implements Memory {
  readonly #place: MemoryPlace | undefined;
  readonly #path: string;
  readonly #known: JsonObject;
  readonly #used = new Map<string, JsonValue>();
  #added = false;

  /** `name` is what the file is called, without its extension. Without a place there is no file. */
  constructor(place: MemoryPlace | undefined, name: string) {
    this.#place = place;
    this.#path = join(place?.folder ?? "", `${name}.json`);
    this.#known = (place && readMemory(this.#path, place)) ?? {};
  }

  get(key: string): JsonValue | undefined {
    const value = this.#used.get(key) ?? (Object.hasOwn(this.#known, key) ? this.#known[key] : undefined);
    if (value !== undefined) this.#used.set(key, value);
    return value;
  }

  set(key: string, value: JsonValue): void {
    this.#used.set(key, value);
    this.#added = true;
  }

  /** Keeps what was used or added in this run, when that is worth writing. */
  save(): void {
    if (this.#place === undefined) return;
    const unused = Object.keys(this.#known).filter((key) => !this.#used.has(key));
    if (!this.#added && unused.length <= MAX_UNUSED * this.#used.size) return;
    const kept = unused.length <= MAX_UNUSED * this.#used.size ? unused : [];
    for (const key of kept) this.#used.set(key, this.#known[key] ?? null);
    writeMemory(this.#place, this.#path, Object.fromEntries(this.#used));
    this.#added = false;
  }
}

function readMemory(path: string, { tool, owner }: MemoryPlace): JsonObject | undefined {
  try {
    const bytes = readOwn(path, owner);
    const end = bytes?.indexOf(LINE_END) ?? -1;
    if (bytes === undefined || end === -1) return undefined;
    const body = bytes.subarray(end + 1);
    if (bytes.toString("utf8", 0, end) !== headOf(tool, body)) return undefined;
    const parsed = JSON.parse(body.toString("utf8")) as JsonValue; // its digest says that writeMemory wrote it
    return isJsonObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** Nobody else may have written it, nor put a link in its place. */
function readOwn(path: string, owner: number | undefined): Buffer | undefined {
  const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const stats = fstatSync(file);
    const own = owner === undefined || stats.uid === owner;
    return own && stats.isFile() && (stats.mode & 0o022) === 0 ? readFileSync(file) : undefined;
  } finally {
    closeSync(file);
  }
}

function headOf(tool: string, body: Uint8Array): string {
  return `${FORMAT} ${tool} ${createHash("sha256").update(body).digest("hex")}`;
}

/** At most its parent is made too. Node's own `recursive` never ends below /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  if (!existsSync(dirname(folder))) mkdirSync(dirname(folder), { mode: 0o700 });
  mkdirSync(folder, { mode: 0o700 });
}

/** Written beside and moved into place, so that nobody reads half of it. */
function writeMemory(place: MemoryPlace, path: string, entries: JsonObject): void {
  const temporary = `${path}.${randomUUID()}`;
  try {
    makeFolder(place.folder);
    try {
      const body = Buffer.from(JSON.stringify(entries));
      writeFileSync(temporary, Buffer.concat([Buffer.from(`${headOf(place.tool, body)}\n`), body]), { mode: 0o600 });
      renameSync(temporary, path);
    } catch {
      rmSync(temporary, { force: true });
    }
  } catch {
    // The next run works it out again.
  }
}
