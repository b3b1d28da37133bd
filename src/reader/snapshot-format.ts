import { isUtf8 } from "node:buffer";
import { hash } from "node:crypto";
import { formatNote, judgeNote, parseNote } from "../audit/signed-note.ts";
import type { Signer, Verifier } from "../audit/signing-keys.ts";
import { isTenantId } from "../cache/keys.ts";

/** One tenant as it was known when the snapshot was written. */
export interface SnapshotTenant {
  readonly tenant_id: string;
  /** As `tenant:<id>` in Redis has it: read with decodeValue() when it is needed, as most of 10,000 are not. */
  readonly value: string;
  /** When it was last known to be current, in milliseconds since 1970. */
  readonly confirmed_at: number;
}

export interface Snapshot {
  readonly registry_id: string;
  readonly tenants: readonly SnapshotTenant[];
}

/** Who may have written a snapshot: the holder of one of these keys, or, without keys, anybody who computes a checksum. */
export interface SnapshotKeys {
  readonly signer: Signer | undefined;
  readonly trusted: readonly Verifier[];
}

const TITLE = "tenantry snapshot v2";
const LINE = /^(\d{1,15}) (\S+) (.+)$/s;

/**
 * A title, the registry, one line a tenant (time, id, JSON), an empty line, and last the signature (C2SP signed-note) or, without a
 * key, the SHA-256 of the lines before the empty one.
 */
export function encodeSnapshot({ registry_id, tenants }: Snapshot, { signer }: SnapshotKeys): string {
  const lines = tenants.map(({ tenant_id, value, confirmed_at }) => `${confirmed_at} ${tenant_id} ${value}`);
  const text = [TITLE, registry_id, ...lines, ""].join("\n");
  return signer === undefined ? `${text}\n${checksum(text)}` : formatNote(text, [signer]);
}

/**
 * Undefined for whatever was not written by encodeSnapshot with one of the keys, to the last bit: a snapshot that was cut
 * says nothing of the tenants that are missing.
 */
export function decodeSnapshot(bytes: Uint8Array, keys: SnapshotKeys): Snapshot | undefined {
  const text = keys.trusted.length === 0 ? checkedText(bytes) : signedText(bytes, keys.trusted);
  const [title, registry_id, ...lines] = text?.split("\n") ?? [];
  if (title !== TITLE || registry_id === undefined || lines.pop() !== "") return undefined;
  const tenants = lines.map(decodeLine);
  return tenants.every((tenant) => tenant !== undefined) ? { registry_id, tenants } : undefined;
}

function decodeLine(line: string): SnapshotTenant | undefined {
  const [, time, tenant_id = "", value = ""] = LINE.exec(line) ?? [];
  return isTenantId(tenant_id) ? { tenant_id, value, confirmed_at: Number(time) } : undefined;
}

function checksum(text: string | Uint8Array): string {
  return `sha256 ${hash("sha256", text)}\n`;
}

function checkedText(bytes: Uint8Array): string | undefined {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = all.subarray(0, all.lastIndexOf("\n\n") + 1);
  const end = all.subarray(text.length).toString("latin1");
  return end === `\n${checksum(text)}` && isUtf8(text) ? text.toString("utf8") : undefined;
}

/** One signature; any other form of the same bytes, such as spare bits of its Base64, is refused too. */
function signedText(bytes: Uint8Array, trusted: readonly Verifier[]): string | undefined {
  const all = Buffer.from(bytes).toString("utf8");
  const note = parseNote(all);
  if (note === undefined || judgeNote(note, trusted) !== "signed" || !sameBytes(all, bytes)) return undefined;
  const lines = note.signatures.map((each) => `— ${each.name} ${each.bytes.toString("base64")}\n`);
  return `${note.text}\n${lines.join("")}` === all ? note.text : undefined;
}

/** Bytes that are no UTF-8 would have been replaced. */
function sameBytes(text: string, bytes: Uint8Array): boolean {
  return Buffer.from(text).equals(bytes);
}
