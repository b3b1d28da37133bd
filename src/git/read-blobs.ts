import { spawnSync } from "node:child_process";
import { gitEnvironment } from "./environment.ts";

export interface Blob {
  readonly path: string;
  /** Object id in hex. */
  readonly id: string;
  readonly size: number;
}

/** One process reads so many bytes, so that memory stays bounded whatever a commit holds. */
const BATCH_BYTES = 16 * 1024 * 1024;
/** The loader refuses files over 64 KiB: of a larger one as much is read as shows that it is. */
const LARGE_BYTES = 64 * 1024;

/**
 * Reads a commit's files in batches, each from the file that is asked for onwards: the loader asks in order, so ten
 * thousand files take a few processes. Synchronous like FileSource, and ids go in through stdin (arguments would be too
 * many), both of which simple-git cannot do. `cat-file` without options runs no filter and no text conversion.
 */
export class BlobReader {
  readonly #root: string;
  readonly #blobs: readonly Blob[];
  readonly #position: ReadonlyMap<string, number>;
  #batch = new Map<string, Uint8Array>();

  /** `blobs` in the order in which they will be read. */
  constructor(root: string, blobs: readonly Blob[]) {
    this.#root = root;
    this.#blobs = blobs;
    this.#position = new Map(blobs.map(({ path }, index) => [path, index]));
  }

  /** undefined when there is no such file, or when this clone lacks its content. */
  read(path: string): Uint8Array | undefined {
    const index = this.#position.get(path);
    const blob = this.#blobs[index ?? -1];
    if (index === undefined || blob === undefined) return undefined;
    if (blob.size > LARGE_BYTES) return readStart(this.#root, blob);
    if (!this.#batch.has(path)) this.#batch = readBatch(this.#root, this.#nextBatch(index));
    return this.#batch.get(path);
  }

  /** From one file on, those of the same kind: a catalog's neighbours are YAML, a repository's need not be. */
  #nextBatch(start: number): Blob[] {
    const batch: Blob[] = [];
    let bytes = 0;
    for (let index = start; bytes < BATCH_BYTES && index < this.#blobs.length; index++) {
      const blob = this.#blobs[index];
      if (blob === undefined || blob.size > LARGE_BYTES) continue;
      if (index > start && !blob.path.endsWith(".yaml")) continue;
      batch.push(blob);
      bytes += blob.size;
    }
    return batch;
  }
}

function readBatch(root: string, blobs: readonly Blob[]): Map<string, Uint8Array> {
  const output = git(root, ["cat-file", "--batch"], BATCH_BYTES * 2, blobs.map(({ id }) => `${id}\n`).join(""));
  const contents = new Map<string, Uint8Array>();
  let offset = 0;
  for (const { path, id } of blobs) {
    const headerEnd = output.indexOf(10, offset);
    if (headerEnd < 0) break;
    const [found, kind, size] = output.toString("latin1", offset, headerEnd).split(" ");
    offset = headerEnd + 1;
    if (found !== id || kind !== "blob") continue; // `<id> missing`, in a partial clone
    contents.set(path, output.subarray(offset, offset + Number(size)));
    offset += Number(size) + 1;
  }
  return contents;
}

function readStart(root: string, { id }: Blob): Uint8Array {
  return git(root, ["cat-file", "blob", id], LARGE_BYTES + 1).subarray(0, LARGE_BYTES + 1);
}

/** git is stopped when it has written more than `maxBuffer` bytes; what it wrote until then is kept. */
function git(root: string, args: readonly string[], maxBuffer: number, input = ""): Buffer {
  return spawnSync("git", ["--no-replace-objects", ...args], { cwd: root, env: gitEnvironment(), input, maxBuffer })
    .stdout;
}
