import { cpSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The built peers, by name. */
export const peers = {
  bareLoop: `${root}dist/bench/bare-loop.js`,
  compileAndFetch: `${root}dist/bench/compile-and-fetch.js`,
  handWritten: `${root}dist/bench/hand-written.js`,
  stages: `${root}dist/bench/stages.js`,
};

/** Bundles the peers as the command line is bundled, so that loading modules costs both the same. */
export async function buildPeers(): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: ["bench/bare-loop.ts", "bench/compile-and-fetch.ts", "bench/hand-written.ts", "bench/stages.ts"],
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
