import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";

test.each(["fastify", "express"])("a service that loads tenantry/%s loads no package with it", async (name) => {
  const root = fileURLToPath(new URL("../../../", import.meta.url));
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [`src/middleware/${name}.ts`],
    bundle: true,
    format: "esm",
    platform: "node",
    packages: "external",
    metafile: true,
    write: false,
  });
  const imported = Object.values(metafile.inputs).flatMap(({ imports }) => imports.map(({ path }) => path));
  const foreign = imported.filter((path) => !path.startsWith("src/middleware/"));
  // The error is the same class as the one that the reader throws.
  expect([...new Set(foreign)].sort()).toEqual(["node:http", "src/model/operational-error.ts"]);
});
