import { cpSync } from "node:fs";
import { join } from "node:path";
import { checkCatalog, containsAll, judgeCase } from "../../test/corpus/judge-case.ts";
import { readCases, type Case } from "../../test/corpus/read-cases.ts";
import { installPeer } from "../harness/install-peer.ts";
import { askLanguageServer } from "./language-server.ts";
import { askAjvCli, askSpectral, askV8r, type Tools } from "./peers.ts";
import { copyRightFiles, writeSamples, type Answer, type Answers, type Sample, type Subject } from "./sample.ts";

const packages = [
  "ajv-cli@5.0.0",
  "ajv-formats@3.0.1",
  "v8r@5.1.0",
  "@stoplight/spectral-cli@6.16.0",
  "yaml-language-server@1.25.0",
];

/** The mistakes of test/corpus that one file and its schema can express, told by five tools: a table in Markdown. */
export async function measureMistakes(folder: string, root: string): Promise<string> {
  const cases = readCases();
  const samples = writeSamples(join(folder, "mistakes"), cases);
  const right = copyRightFiles(join(folder, "right"), join(root, "test/corpus/catalog"));
  const rows = [row("Tenantry", samples, askTenantry(samples), checkCatalog().length)];
  const modules = installPeer(folder, packages);
  if (modules === undefined) rows.push("The peers could not be installed: is the registry of npm in reach?");
  else {
    const schemas = join(folder, "schema");
    cpSync(join(root, "schema"), schemas, { recursive: true });
    const tools = { modules, schemas };
    for (const [name, ask] of peers) {
      const alarms = [...(await ask(right, tools)).values()].filter(({ found }) => found).length;
      rows.push(row(name, samples, await ask(samples, tools), alarms));
    }
  }
  const head =
    "| tool | mistakes | found | right line | right suggestion | right files refused |\n| --- | --- | --- | --- | --- | --- |";
  return [
    `${samples.length} of ${cases.length} mistakes, in one file each; ${right.length} files that are right:`,
    "",
    head,
    ...rows,
  ].join("\n");
}

const peers: readonly [string, (files: readonly Subject[], tools: Tools) => Answers | Promise<Answers>][] = [
  ["ajv-cli 5.0.0", askAjvCli],
  ["v8r 5.1.0", askV8r],
  ["spectral-cli 6.16.0", askSpectral],
  ["yaml-language-server 1.25.0", askLanguageServer],
];

function askTenantry(samples: readonly Sample[]): Answers {
  return new Map(
    samples.map(({ one, path }): [string, Answer] => {
      const { diagnostics } = judgeCase(one);
      const here = diagnostics.filter(({ file }) => file === one.expected.place.file);
      const lines = here.map(({ span }) => span.start.line);
      return [path, { found: here.length > 0, lines, text: here.map(({ hint }) => hint ?? "").join("\n") }];
    }),
  );
}

/** Whatever a tool says counts as its suggestion when the words are in it: a list of all that is allowed, too. */
function row(tool: string, samples: readonly Sample[], answers: Answers, alarms: number): string {
  const asked = samples.filter(({ one }) => one.expected.says.length > 0);
  const count = (some: readonly Sample[], isRight: (one: Case, answer: Answer) => boolean) =>
    some.filter(({ one, path }) => {
      const answer = answers.get(path);
      return answer !== undefined && isRight(one, answer);
    }).length;
  return `| ${[
    tool,
    samples.length,
    count(samples, (_, { found }) => found),
    count(samples, ({ expected }, { lines }) => lines.includes(expected.place.line)),
    `${count(asked, ({ expected }, { text }) => containsAll(text, expected.says))} of ${asked.length}`,
    alarms,
  ].join(" | ")} |`;
}
