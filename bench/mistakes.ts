/** `npm run bench -- --only mistakes`: what five tools say about the same wrong files. Needs the registry of npm. */
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { measureMistakes } from "./mistakes/measure-mistakes.ts";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "tenantry-mistakes-")));
try {
  console.log(await measureMistakes(folder, fileURLToPath(new URL("..", import.meta.url))));
} finally {
  rmSync(folder, { recursive: true });
}
