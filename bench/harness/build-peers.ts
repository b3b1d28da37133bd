import { cpSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The built peers, by name. */
export const peers = {
  bareLoop: `${root}dist/bench/bare-loop.js`,
  compileAndFetch: `${root}dist/bench/compile-and-fetch.js`,
  handWritten: `${root}dist/bench/hand-written.js`,
  stages: `${root}dist/bench/stages.js`,
  readerColdStart: `${root}dist/bench/reader-cold-start.js`,
  readerFollow: `${root}dist/bench/reader-follow.js`,
  readerManyFlags: `${root}dist/bench/reader-many-flags.js`,
  readerMemory: `${root}dist/bench/reader-memory.js`,
  readerParseSnapshot: `${root}dist/bench/reader-parse-snapshot.js`,
  readerPeerFlags: `${root}dist/bench/reader-peer-flags.js`,
  readerRedisReads: `${root}dist/bench/reader-redis-reads.js`,
  readerWarm: `${root}dist/bench/reader-warm.js`,
  readerWriteSnapshot: `${root}dist/bench/reader-write-snapshot.js`,
};

/** Programs of bench/reader are built under the name of their folder. */
const entries = Object.values(peers).map((path) => {
  const out = basename(path, ".js");
  return { in: `bench/${out.replace(/^reader-/, "reader/")}.ts`, out };
});

/** Bundles the peers as the command line is bundled, so that loading modules costs both the same. */
export async function buildPeers(): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: entries,
    outdir: "dist/bench",
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    external: ["@electric-sql/pglite", "ioredis", "pg", "simple-git", "typescript"],
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
    minifyWhitespace: true,
    minifySyntax: true,
    logLevel: "warning",
  });
  // Where the registry's code looks for them: beside the bundle that it is in.
  cpSync(`${root}src/registry/migrations`, `${root}dist/bench/migrations`, { recursive: true });
}
