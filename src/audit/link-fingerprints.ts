import { createHash } from "node:crypto";
import type { Hash } from "node:crypto";
import type { SealedRecord } from "../model/sealed.ts";

/** 32 bytes for each link that stand for every digest in it: what is left of exports while a registry is read. */
export class LinkFingerprints {
  private bytes = Buffer.alloc(32 * 1024);
  private hash: Hash | undefined;
  /** How many links are complete. */
  links = 0;

  /** Links from 1 on, without gaps; without a record the last link ends. */
  accept(record?: SealedRecord): void {
    if (record === undefined || record.kind === "link") this.finish();
    if (record === undefined) return;
    if (record.kind === "link") this.hash = createHash("sha256").update(record.hash);
    else this.hash?.update(record.digest);
  }

  /** Of a link that is complete. */
  at(link: number): Buffer {
    return this.bytes.subarray((link - 1) * 32, link * 32);
  }

  private finish(): void {
    if (this.hash === undefined) return;
    if (this.bytes.length === this.links * 32)
      this.bytes = Buffer.concat([this.bytes, Buffer.alloc(this.bytes.length)]);
    this.hash.digest().copy(this.bytes, this.links++ * 32);
    this.hash = undefined;
  }
}

/** The first link of which both have one and that is not the same; undefined when there is none. */
export function findDifference(one: LinkFingerprints, other: LinkFingerprints): number | undefined {
  for (let link = 1; link <= Math.min(one.links, other.links); link++)
    if (!one.at(link).equals(other.at(link))) return link;
  return undefined;
}
