/**
 * Builds dist/: the command line, the library, the reader and the middleware as bundles, the migrations, the type declarations.
 * With `--no-types` only what runs: that takes half a second. Files that stay the same are not touched, so that a
 * command that is running while somebody builds does not lose the ground under its feet.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import ts from "typescript";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");

const entries = {
  cli: "src/cli/main.ts",
  commands: "src/commands/index.ts",
  index: "src/index.ts",
  reader: "src/reader/index.ts",
  fastify: "src/middleware/fastify.ts",
  express: "src/middleware/express.ts",
  prometheus: "src/middleware/prometheus.ts",
};

/** What the package exports; the others are for bin/. */
const exported = [entries.index, entries.reader, entries.fastify, entries.express, entries.prometheus];

/** Packages that stay outside: drivers with files or optional parts of their own, and what is rarely loaded. */
const external = [
  "@electric-sql/pglite",
  "@hpcc-js/wasm-graphviz",
  "ioredis",
  "pg",
  "prom-client",
  "simple-git",
  "typescript",
];

// Bundled CommonJS packages ask for Node's own modules with `require`.
const banner = 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);';

/** What runs: dist/*.js, dist/migrations/ and dist/roles/. */
export async function bundle(): Promise<void> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: Object.entries(entries).map(([out, file]) => ({ in: file, out })),
    outdir: dist,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    external,
    banner: { js: banner },
    // Names stay: they are what a stack is read by. The start gains from every byte that is not parsed.
    minifyWhitespace: true,
    minifySyntax: true,
    write: false,
    logLevel: "warning",
  });
  mkdirSync(dist, { recursive: true });
  for (const { path, contents } of outputFiles) writeChanged(path, contents);
  const built = new Set(outputFiles.map(({ path }) => basename(path)));
  for (const name of readdirSync(dist))
    if (name.endsWith(".js") && !built.has(name)) rmSync(join(dist, name), { force: true });
  for (const folder of ["migrations", "roles"]) mirror(join(root, "src/registry", folder), join(dist, folder));
}

/** A file that was renamed while it was written must not stay behind: it would be a migration of its own. */
function mirror(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  const wanted = new Set(readdirSync(from));
  for (const name of wanted) writeChanged(join(to, name), readFileSync(join(from, name)));
  for (const name of readdirSync(to)) if (!wanted.has(name)) rmSync(join(to, name), { recursive: true, force: true });
}

function writeChanged(path: string, contents: Uint8Array): void {
  if (existsSync(path) && readFileSync(path).equals(contents)) return;
  writeFileSync(path, contents);
}

/** dist/types/: declarations of what the package exports. */
function declareTypes(): void {
  const config = ts.getParsedCommandLineOfConfigFile(
    join(root, "tsconfig.json"),
    {
      noCheck: true, // `npm run check` does
      noEmit: false,
      emitDeclarationOnly: true,
      declaration: true,
      rootDir: join(root, "src"),
      outDir: join(dist, "types"),
    },
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: (problem) => fail([problem]) },
  );
  if (config === undefined) return;
  rmSync(join(dist, "types"), { recursive: true, force: true });
  const program = ts.createProgram(
    exported.map((file) => join(root, file)),
    config.options,
  );
  fail(program.emit().diagnostics);
}

function fail(problems: readonly ts.Diagnostic[]): void {
  for (const { messageText } of problems) console.error(ts.flattenDiagnosticMessageText(messageText, "\n"));
  if (problems.length > 0) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { "no-types": { type: "boolean" } } });
  await bundle();
  if (values["no-types"] !== true) declareTypes();
}
