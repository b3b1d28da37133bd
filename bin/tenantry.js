#!/usr/bin/env node
import { existsSync } from "node:fs";
import module from "node:module";
import { dirname, join } from "node:path";

const root = dirname(import.meta.dirname);
if (!existsSync(join(root, "dist/cli.js"))) {
  console.error("error: Tenantry is not built: dist/ is missing.\n hint: Run `npm run build` in its folder.");
  process.exit(70);
}
module.enableCompileCache?.(); // from Node 22.1 on
const { main } = await import("../dist/cli.js");
process.exit(await main(process.argv.slice(2), root));
