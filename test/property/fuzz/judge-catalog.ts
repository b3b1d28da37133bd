import { allRules } from "../../../src/check/all-rules.ts";
import { checkProject } from "../../../src/check/check-project.ts";
import { decodeText } from "../../../src/load/decode-text.ts";
import { loadProject } from "../../../src/load/load-project.ts";
import type { Diagnostic } from "../../../src/model/diagnostic.ts";
import { compareText } from "../../../src/model/diagnostic.ts";
import type { JsonValue } from "../../../src/model/json.ts";
import type { FileSource } from "../../../src/model/file-source.ts";
import { renderDiagnosticsJson } from "../../../src/report/diagnostics/json.ts";
import { renderDiagnosticsText } from "../../../src/report/diagnostics/text.ts";
import { requirePlace } from "./require-place.ts";
import { catalog } from "./seeds.ts";

const rules = new Set(allRules.map(({ id }) => id));
/** Files that stay as they are need not be judged again and again. */
const memory = new Map<string, JsonValue>();
const recorded = loadProject(sourceOf(catalog), { memory });
for (const { digest = "", data } of [...recorded.documents, ...(recorded.config ? [recorded.config] : [])])
  memory.set(digest, data);
const known = { get: (key: string) => memory.get(key), set: () => undefined };
const base = loadProject(sourceOf(catalog), { memory: known });

/** Checks the sound catalog with one file in another state. Throws when the verdict is not one that a person can use. */
export function judgeCatalog(path: string, bytes: Buffer): void {
  const files = new Map(catalog).set(path, bytes);
  const texts = new Map([...files].map(([file, content]) => [file, decodeText(content)]));
  const { diagnostics, ignored } = checkProject(loadProject(sourceOf(files), { memory: known }), {
    today: "2026-11-23",
    base,
  });
  for (const diagnostic of diagnostics) {
    if (!rules.has(diagnostic.rule)) throw new Error(`There is no rule ${diagnostic.rule}.`);
    for (const place of [diagnostic, ...diagnostic.related]) requirePlace(place, texts);
    requireEdits(diagnostic, texts);
  }
  const report = { diagnostics, ignored, filesChecked: files.size };
  const text = renderDiagnosticsText(report, { color: false, sourceOf: (file) => texts.get(file) });
  if (/^ {4}at |(?!\n)\p{Cc}|\p{Cs}/mu.test(text))
    throw new Error(`The report holds a stack or a control character:\n${text}`);
  JSON.parse(renderDiagnosticsJson(report));
}

/** The same with a comment at the end of a line and on one of its own, in a file that is sound but for it. */
export function judgeComment(bytes: Buffer): void {
  const file = "tenants/alpha.yaml";
  const comment = ` # ${bytes.toString("utf8").replace(/[^ -~\u00a1-\ud7ff]/g, " ")}\n`;
  judgeCatalog(file, Buffer.from(`${catalog.get(file)?.toString().trimEnd() ?? ""}${comment}${comment}`));
}

function requireEdits({ rule, fix }: Diagnostic, texts: ReadonlyMap<string, string>): void {
  for (const { file, start, end } of fix?.edits ?? [])
    if (!(start >= 0 && start <= end && end <= (texts.get(file)?.length ?? -1)))
      throw new Error(`The fix of ${rule} writes to ${start} to ${end} of ${file}.`);
}

function sourceOf(files: ReadonlyMap<string, Buffer>): FileSource {
  return {
    label: "fuzzer",
    list: (folder) => {
      const inside = [...files.keys()]
        .filter((path) => path === folder || path.startsWith(`${folder}/`))
        .sort(compareText);
      return inside.length === 0 ? undefined : inside.map((path) => ({ path, kind: "file" }));
    },
    read: (path) => files.get(path),
  };
}
