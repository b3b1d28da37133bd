import type { ChainEnd } from "../model/sealed.ts";

/** What is written down, and signed, of a log's end and of the file that brings the log up to it. */
export interface Checkpoint extends ChainEnd {
  /** Which log: `tenantry-audit/` and the registry's id. */
  readonly origin: string;
  /** The name of the file. */
  readonly file: string;
  /** SHA-256 of the file's bytes, lower-case hex. */
  readonly sha256: string;
  /** The version that the store gave the file; null where it keeps none. */
  readonly version: string | null;
  /** SHA-256 of the checkpoint before this one, signatures included; null for the first. */
  readonly previous: string | null;
}

/** Which log a registry's checkpoints are of. */
export function originOf(registryId: string): string {
  return `tenantry-audit/${registryId}`;
}

/** In the form of C2SP tlog-checkpoint: origin, size, hash, then lines of our own. The size is the number of links. */
export function formatCheckpoint(checkpoint: Checkpoint): string {
  const { origin, links, rows, head, file, sha256, version, previous } = checkpoint;
  const hash = Buffer.from(head, "hex").toString("base64");
  const lines = [origin, String(links), hash, `rows ${rows}`, `file ${file} ${sha256} ${version ?? "-"}`];
  return [...lines, `previous ${previous ?? "-"}`, ""].join("\n");
}

const form =
  /^(\S+)\n(\d{1,15})\n([A-Za-z0-9+/]{43}=)\nrows (\d{1,15})\nfile (\S+) ([0-9a-f]{64}) (\S+)\nprevious ([0-9a-f]{64}|-)\n$/;

/** Undefined for what is no checkpoint. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  const parts = form.exec(text);
  if (parts === null) return undefined;
  const [, origin = "", links, hash = "", rows, file = "", sha256 = "", version = "", previous = ""] = parts;
  const orNull = (value: string) => (value === "-" ? null : value);
  return {
    ...{ origin, links: Number(links), rows: Number(rows), file, sha256 },
    ...{ head: Buffer.from(hash, "base64").toString("hex"), version: orNull(version), previous: orNull(previous) },
  };
}
