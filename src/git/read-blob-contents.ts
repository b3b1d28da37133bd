import { spawnSync } from "node:child_process";
import { gitEnvironment } from "./environment.ts";
import type { Blob } from "./read-blobs.ts";
import { BlobReader } from "./read-blobs.ts";

/** `<id> blob <size>`, or `<id> missing`, in a line. */
const LONGEST_LINE = 128;

/**
 * The contents of blobs by their ids, read by a few processes however many they are. Those that this clone lacks are
 * left out; of one that is too large for the loader as much is read as shows that it is.
 */
export function readBlobContents(root: string, ids: Iterable<string>): Map<string, Uint8Array> {
  const blobs = findBlobs(root, [...new Set(ids)]);
  const reader = new BlobReader(root, blobs);
  const contents = new Map<string, Uint8Array>();
  for (const { path, id } of blobs) {
    const bytes = reader.read(path);
    if (bytes !== undefined) contents.set(id, bytes);
  }
  return contents;
}

/** Those that are there, with their sizes. The reader tells them apart by a path, and reads ahead what is YAML. */
function findBlobs(root: string, ids: readonly string[]): Blob[] {
  if (ids.length === 0) return [];
  const { stdout } = spawnSync("git", ["--no-replace-objects", "cat-file", "--batch-check"], {
    cwd: root,
    env: { ...gitEnvironment(), GIT_NO_LAZY_FETCH: "1" },
    input: ids.map((id) => `${id}\n`).join(""),
    maxBuffer: ids.length * LONGEST_LINE,
    encoding: "utf8",
  });
  return stdout.split("\n").flatMap((line) => {
    const [id = "", kind, size] = line.split(" ");
    return kind === "blob" ? [{ path: `${id}.yaml`, id, size: Number(size) }] : [];
  });
}
