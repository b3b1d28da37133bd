import { readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { run } from "./run.ts";
import { byKind, type Answer, type Answers, type Kind, type Subject } from "./sample.ts";

export interface Tools {
  /** node_modules of the tools. */
  readonly modules: string;
  /** The folder of the schemas. */
  readonly schemas: string;
}

/** It stops at the first file that is no YAML, so each file has a process of its own. */
export function askAjvCli(samples: readonly Subject[], { modules, schemas }: Tools): Answers {
  const options = ["--spec=draft2020", "--strict=false", "--all-errors", "-c", "ajv-formats"];
  return new Map(
    samples.map(({ path, kind }) => {
      const files = ["-s", schemaOf(schemas, kind), "-d", basename(path)];
      const answer = run(join(modules, "ajv-cli/dist/index.js"), ["validate", ...options, ...files], dirname(path));
      return [path, { found: answer.status !== 0, lines: [], text: answer.stdout + answer.stderr }];
    }),
  );
}

interface V8rOutput {
  readonly results: readonly {
    readonly fileLocation: string;
    readonly valid: boolean | null;
    readonly errors: unknown;
  }[];
}

export function askV8r(samples: readonly Subject[], { modules, schemas }: Tools): Answers {
  const answers = new Map<string, Answer>();
  for (const [kind, ours] of byKind(samples)) {
    const files = ours.map(({ path }) => basename(path));
    const options = ["-s", schemaOf(schemas, kind), "--output-format", "json"];
    const folder = dirname(ours[0]?.path ?? "");
    const { stdout, stderr } = run(join(modules, "v8r/src/index.js"), [...files, ...options], folder);
    const told = stderr.split("ℹ Processing ");
    // Its own format, of the version that is pinned.
    for (const { fileLocation, valid, errors } of (JSON.parse(stdout) as V8rOutput).results) {
      const words = told.find((part) => part.startsWith(`${basename(fileLocation)}\n`)) ?? "";
      const lines = [...words.matchAll(/\((\d+):\d+\)/g)].map(([, line]) => Number(line));
      const answer = { found: valid !== true, lines, text: words + JSON.stringify(errors) };
      answers.set(join(folder, basename(fileLocation)), answer);
    }
  }
  return answers;
}

interface SpectralFinding {
  readonly source: string;
  readonly code: string;
  readonly message: string;
  readonly range: { readonly start: { readonly line: number } };
}

export function askSpectral(samples: readonly Subject[], { modules, schemas }: Tools): Answers {
  const answers = new Map<string, Answer>(samples.map(({ path }) => [path, { found: false, lines: [], text: "" }]));
  for (const [kind, ours] of byKind(samples)) {
    const folder = dirname(ours[0]?.path ?? "");
    writeFileSync(join(folder, "ruleset.json"), JSON.stringify(rulesetOf(schemaOf(schemas, kind))));
    const files = ours.map(({ path }) => basename(path));
    const options = ["lint", "--ruleset", "ruleset.json", "-f", "json", "--quiet"];
    const { stdout } = run(join(modules, "@stoplight/spectral-cli/dist/index.js"), [...options, ...files], folder);
    // Its own format, of the version that is pinned. That the file is no OpenAPI document is no finding.
    for (const { source, code, message, range } of JSON.parse(stdout || "[]") as SpectralFinding[]) {
      if (code === "unrecognized-format") continue;
      const path = join(folder, basename(source));
      const { lines = [], text = "" } = answers.get(path) ?? {};
      answers.set(path, { found: true, lines: [...lines, range.start.line + 1], text: `${text}${message}\n` });
    }
  }
  return answers;
}

function rulesetOf(schema: string): object {
  // It refuses a schema that two rulesets name.
  const parsed = JSON.parse(readFileSync(schema, "utf8")) as Record<string, unknown>;
  const rest = Object.fromEntries(Object.entries(parsed).filter(([key]) => key !== "$id"));
  const then = { function: "schema", functionOptions: { allErrors: true, schema: rest } };
  return { rules: { schema: { given: "$", severity: "error", then } } };
}

export function schemaOf(schemas: string, kind: Kind): string {
  return join(schemas, `${kind}.schema.json`);
}
