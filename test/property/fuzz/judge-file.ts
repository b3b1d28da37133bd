import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bindSchemas } from "../../../src/edit/editor-settings.ts";
import { findKeys } from "../../../src/load/code/find-keys.ts";
import { buildKeyIndex } from "../../../src/load/code/key-index.ts";
import { walkCodeFiles } from "../../../src/load/code/list-code-files.ts";
import { readCodeFile } from "../../../src/load/code/read-code-file.ts";
import { FileMemory } from "../../../src/load/memory-file.ts";
import { resolvePullRequestUrl } from "../../../src/git/pull-request-url.ts";
import { readTrailers, toAllowance } from "../../../src/pipeline/acknowledgements.ts";

/** Of this process; whoever runs the fuzzer removes it. */
export const folder = mkdtempSync(join(tmpdir(), "tenantry-fuzz-"));
mkdirSync(join(folder, "code/build"), { recursive: true });
writeFileSync(join(folder, "code/keep.log"), "");

const place = { folder, tool: "a".repeat(64), owner: process.getuid?.() };
const kept = { tenant_id: "a", limits: { max_users: 5 } };

/** A check cache as it is written. */
export const soundMemory = saveMemory();

function saveMemory(): Buffer {
  const memory = new FileMemory(place, "memory");
  memory.set("a", kept);
  memory.save();
  return readFileSync(join(folder, "memory.json"));
}

/** Of a file that was touched nothing is believed. */
export function judgeMemory(bytes: Buffer): void {
  writeFileSync(join(folder, "memory.json"), bytes, { mode: 0o600 });
  const expected = bytes.equals(soundMemory) ? kept : undefined;
  const found = JSON.stringify(new FileMemory(place, "memory").get("a"));
  if (found !== JSON.stringify(expected)) throw new Error(`The memory believes ${found}.`);
}

const accessors = ["isEnabled", "flags.useFlag", "features.*"];
const index = buildKeyIndex({ flags: ["new_ranking", "old", "x-y"], features: ["search"], accessors });

/** What is found stands where it is said to be. */
export function judgeCode(bytes: Buffer): void {
  const path = join(folder, "code.ts");
  writeFileSync(path, bytes);
  const read = readCodeFile(path);
  if (typeof read === "string") return;
  const lines = read.text.split("\n");
  const { flags, dangling } = findKeys("code.ts", read.text, index);
  for (const { line, column, offset, text } of [...flags.map(({ reference }) => reference), ...dangling])
    if (!read.text.startsWith(text, offset) || lines[line - 1]?.startsWith(text, column - 1) !== true)
      throw new Error(`${text} is not at ${line}:${column}, ${offset}.`);
}

export function judgeGitignore(bytes: Buffer): void {
  writeFileSync(join(folder, "code/.gitignore"), bytes);
  const { unreadable } = walkCodeFiles(join(folder, "code"));
  if (unreadable > 0) throw new Error("A folder that is there cannot be read.");
}

/** What was bound before stays, or the settings are left alone. */
export function judgeSettings(bytes: Buffer): void {
  const bound = bindSchemas(bytes.toString("utf8"), { "./s.json": "t/*.yaml" });
  if (bound !== undefined && bindSchemas(bound, { "./s.json": "t/*.yaml" }) !== bound)
    throw new Error("Settings that are bound change when they are bound again.");
}

export function judgeMessage(bytes: Buffer): void {
  const message = bytes.toString("utf8");
  const counts = Object.values(toAllowance(readTrailers([message])));
  if (counts.some((count) => !Number.isSafeInteger(count))) throw new Error(`It allows ${counts.join(", ")}.`);
  const url = resolvePullRequestUrl(message, "https://github.com/gcc/catalog");
  if (url !== null && !/^https:\/\/github\.com\/gcc\/catalog\/pull\/\d+$/.test(url))
    throw new Error(`The link is ${url}.`);
}
