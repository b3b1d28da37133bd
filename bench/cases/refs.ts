import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commitAll } from "../../test/support/git-folder.ts";
import { formsOf } from "../../src/model/key-forms.ts";
import { Random } from "../catalog/random.ts";
import { objects, verbs } from "../catalog/words.ts";
import type { Comparison } from "../harness/compare.ts";

const FLAGS = 500;
const FILES = 10_000;
const LINES = 200;

/** `tenantry flags refs`: 500 flags in a repository of 10,000 source files of 9 KB. Each file names one of the flags. */
export function compareRefs(program: string, folder: string): Comparison[] {
  const catalog = join(folder, "refs/catalog");
  const app = join(folder, "refs/app");
  const flags = writeCatalog(catalog);
  writeSource(app, flags);
  commitAll(app, "The code");
  return [
    {
      name: `references to ${FLAGS} flags in ${FILES.toLocaleString("en")} source files`,
      target: { ms: 10_000, peak_mb: 400 },
      ours: {
        name: "tenantry flags refs",
        prepare: () => Promise.resolve({ args: [program, "flags", "refs", "--source", app], cwd: catalog }),
        finish({ stdout }) {
          const all = `${FLAGS} flags (${FILES.toLocaleString("en")} files scanned)`;
          if (!stdout.includes(all)) throw new Error(`Not all was found: ${stdout.slice(-200)}`);
          return Promise.resolve();
        },
      },
    },
  ];
}

function writeCatalog(root: string): string[] {
  mkdirSync(join(root, "flags"), { recursive: true });
  const config = {
    version: 1,
    currency: "INR",
    limits: { max_users: { unit: "users", kind: "quota" } },
    cache: "none",
  };
  writeFileSync(join(root, "tenantry.yaml"), JSON.stringify(config));
  return Array.from({ length: FLAGS }, (_, number) => {
    const flag = `${at(verbs, number)}_${at(objects, number * 7)}_${number}`;
    writeFileSync(join(root, `flags/${flag}.yaml`), `flag: ${flag}\n`);
    return flag;
  });
}

/** Ordinary code: words of all lengths, texts, calls and comments. */
function writeSource(root: string, flags: readonly string[]): void {
  const random = new Random(1, "code");
  for (let number = 0; number < FILES; number++) {
    const folder = join(root, `src/part${Math.floor(number / 100)}`);
    if (number % 100 === 0) mkdirSync(folder, { recursive: true });
    const form = at(formsOf(at(flags, number)), number);
    const lines = Array.from({ length: LINES }, (_, line) => lineOf(random, line));
    lines[number % LINES] = `  if (isEnabled("${form}")) return next();`;
    writeFileSync(join(folder, `module-${number}.ts`), `${lines.join("\n")}\n`);
  }
}

function lineOf(random: Random, line: number): string {
  const word = () => random.pick(objects);
  return `  const ${word()}${line} = ${word()}.${at(verbs, line)}("${word()}", options); // ${word()}`;
}

function at(list: readonly string[], index: number): string {
  return list[index % list.length] ?? "";
}
