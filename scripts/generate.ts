/**
 * Every generated file of the repository. `npm run generate` writes them; with `--check` nothing is written, and the
 * exit code is 1 when one of them is not what its source says.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { generateCommands } from "./generate-commands.ts";
import { generateKeyOrder } from "./generate-key-order.ts";
import { generateRules } from "./generate-rules.ts";
import { generateTypes } from "./generate-types.ts";
import { generateValidators } from "./generate-validators.ts";

/** Content by path relative to the repository. */
export type GeneratedFiles = Record<string, string>;

const generators: readonly (() => GeneratedFiles | Promise<GeneratedFiles>)[] = [
  generateTypes,
  generateKeyOrder,
  generateValidators,
  generateRules,
  generateCommands,
];

const checkOnly = process.argv.includes("--check");
for (const generate of generators)
  for (const [path, content] of Object.entries(await generate())) {
    if (read(path) === content) continue;
    if (checkOnly) {
      console.error(`${path} is not fresh: run \`npm run generate\` and commit it.`);
      process.exitCode = 1;
      continue;
    }
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    console.log(`wrote ${path}`);
  }

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined; // not there yet
  }
}
