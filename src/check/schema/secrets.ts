import type { Diagnostic } from "../../model/diagnostic.ts";
import type { Document, Position, Span } from "../../model/document.ts";
import { formatPath, isJsonObject, type JsonPath, type JsonValue } from "../../model/json.ts";
import { isSecretName, looksSecret, SECRET_SHAPE } from "../../model/secrets.ts";
import { endList, MOST_OF_FILE } from "../most-of-file.ts";
import { schemaDiagnostic, toDiagnostic } from "./finding.ts";

/** A quick look at the whole text spares most files the walk. */
const SECRET_WORD = /passw|pwd|secret|token|key|credential/i;
const HINT =
  "Delete it, keep it in a secret store, and change it: what was committed stays in Git's history. A file may name where the secret is kept.";

/** A path for a message: a step that looks like a credential is not shown. */
export function formatSafely(path: JsonPath): string {
  return formatPath(path.map((step) => (typeof step === "string" && looksSecret(step) ? "…" : step)));
}

/** Values and comments that look like credentials, and free settings that are named like one. Values are never shown. */
export function findSecrets(document: Document): Diagnostic[] {
  const named = SECRET_WORD.test(document.source) ? findNamed(document) : [];
  return SECRET_SHAPE.test(document.source) ? [...named, ...findShapes(document)] : named;
}

function findShapes({ source, file }: Document): Diagnostic[] {
  const matches = [...source.matchAll(new RegExp(SECRET_SHAPE, "g"))];
  const listed = matches.slice(0, MOST_OF_FILE).map((match) =>
    schemaDiagnostic("schema/secret-in-config", file, spanOf(source, match), {
      message: "This looks like a credential (the value is not shown).",
      hint: HINT,
    }),
  );
  return endList(listed, matches.length - listed.length);
}

function spanOf(source: string, match: RegExpMatchArray): Span {
  const start = match.index ?? 0;
  return { start: positionOf(source, start), end: positionOf(source, start + match[0].length) };
}

function positionOf(source: string, offset: number): Position {
  const before = source.slice(0, offset).split("\n");
  return { offset, line: before.length, column: (before.at(-1) ?? "").length + 1 };
}

/** Only where keys are free: the schema names all others. */
function findNamed(document: Document): Diagnostic[] {
  if (document.kind !== "tenant") return [];
  const paths = ["config", "labels"].flatMap((section) => [...secretPaths(document.data[section], [section])]);
  const listed = paths.slice(0, MOST_OF_FILE).map((path) =>
    toDiagnostic(document, {
      rule: "schema/secret-in-config",
      path,
      part: "value",
      message: `\`${formatSafely(path)}\` is named like a secret and has a value (which is not shown).`,
      hint: HINT,
    }),
  );
  return endList(listed, paths.length - listed.length);
}

function* secretPaths(value: JsonValue | undefined, path: JsonPath): Generator<JsonPath> {
  if (typeof value === "string") {
    if (value !== "" && !looksSecret(value) && isNamedSecret(path.at(-1))) yield path;
  } else if (isJsonObject(value)) {
    for (const [key, item] of Object.entries(value)) yield* secretPaths(item, [...path, key]);
  } else if (typeof value === "object" && value !== null) {
    for (const [index, item] of value.entries()) yield* secretPaths(item, [...path, index]);
  }
}

function isNamedSecret(step: string | number | undefined): boolean {
  return typeof step === "string" && isSecretName(step);
}
