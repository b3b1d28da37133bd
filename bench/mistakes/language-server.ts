import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { schemaOf, type Tools } from "./peers.ts";
import type { Answer, Answers, Subject } from "./sample.ts";

/** As much of the library's types as is used here. */
interface Library {
  readonly getLanguageService: (parameters: object) => {
    configure(settings: object): void;
    doValidation(document: object, isKubernetes: boolean): Promise<readonly Finding[]>;
  };
  readonly TextDocument: { create(uri: string, language: string, version: number, text: string): object };
}

interface Finding {
  readonly message: string;
  readonly range: { readonly start: { readonly line: number } };
}

/** Asks the service behind yaml-language-server what an editor would show. */
export async function askLanguageServer(samples: readonly Subject[], { modules, schemas }: Tools): Promise<Answers> {
  // The package has no types that resolve from a folder outside of the project.
  const { getLanguageService, TextDocument } = createRequire(join(modules, "x.js"))("yaml-language-server") as Library;
  const answers = new Map<string, Answer>();
  const service = getLanguageService({
    schemaRequestService: (uri: string) => Promise.resolve(readFileSync(new URL(uri), "utf8")),
    workspaceContext: { resolveRelativePath: (path: string) => path },
    telemetry: { send: () => undefined, sendError: () => undefined, sendTrack: () => undefined },
    yamlSettings: { documents: [], yamlFormatterSettings: {}, specificValidatorPaths: [] },
  });
  const kinds = [...new Set(samples.map(({ kind }) => kind))];
  service.configure({
    validate: true,
    yamlVersion: "1.2",
    schemas: kinds.map((kind) => ({
      uri: pathToFileURL(schemaOf(schemas, kind)).href,
      fileMatch: [`**/${kind}/*.yaml`],
      priority: 1,
    })),
  });
  for (const { path } of samples) {
    const document = TextDocument.create(pathToFileURL(path).href, "yaml", 1, readFileSync(path, "utf8"));
    const found = await service.doValidation(document, false);
    answers.set(path, {
      found: found.length > 0,
      lines: found.map(({ range }) => range.start.line + 1),
      text: found.map(({ message }) => message).join("\n"),
    });
  }
  return answers;
}
