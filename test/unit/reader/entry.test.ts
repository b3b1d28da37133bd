import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";

const SIGNING = ["signed-note", "signing-keys", "key-format", "seal-text", "journal-entry"].map(
  (name) => `src/audit/${name}.ts`,
);

/** The modules that are loaded with the entry; those behind an import() are loaded when somebody asks for them. */
async function loadedWith(entry: string): Promise<Set<string>> {
  const root = fileURLToPath(new URL("../../../", import.meta.url));
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    format: "esm",
    platform: "node",
    packages: "external",
    metafile: true,
    write: false,
  });
  const reached = new Set<string>();
  const visit = (path: string) => {
    if (reached.has(path)) return;
    reached.add(path);
    for (const { path: next, kind } of metafile.inputs[path]?.imports ?? []) if (kind !== "dynamic-import") visit(next);
  };
  visit(entry);
  return reached;
}

test("a service that loads the reader loads Redis' client, and neither a database nor a command line", async () => {
  const modules = await loadedWith("src/reader/index.ts");
  const packages = [...modules].filter((path) => !path.startsWith("src/") && !path.startsWith("node:"));
  expect(packages).toEqual(["ioredis"]);
  const own = [...modules].filter((path) => !SIGNING.includes(path));
  expect([...new Set(own.map((path) => /^src\/[a-z]+/.exec(path)?.[0]))].filter(Boolean).sort()).toEqual([
    "src/cache",
    "src/model",
    "src/reader",
    "src/registry",
  ]);
});
