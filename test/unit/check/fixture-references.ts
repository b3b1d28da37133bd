import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CodeReference, CodeReferences, SkippedFiles } from "../../../src/model/code-references.ts";
import type { LoadedProject } from "../../../src/model/project.ts";

/** `../app/src/chunks.ts:12:7 newChunking`; the offset is made up, in the order of the lines. */
type FixtureReference = string;

/** What a fixture's `references.json` holds: of the code that the rules are asked about, what names flags. */
interface FixtureReferences {
  readonly filesScanned?: number;
  readonly skipped?: Partial<SkippedFiles>;
  /** By flag. Flags of the fixture that are not here are named nowhere. */
  readonly flags?: Readonly<Record<string, readonly FixtureReference[]>>;
  readonly dangling?: readonly FixtureReference[];
}

/** What a scan of source code would find, by a fixture's `references.json`; undefined when it has none. */
export function loadFixtureReferences(folder: string, { documents }: LoadedProject): CodeReferences | undefined {
  const file = join(folder, "references.json");
  if (!existsSync(file)) return undefined;
  const fixture = JSON.parse(readFileSync(file, "utf8")) as FixtureReferences;
  const named = Object.entries(fixture.flags ?? {}).map(([flag, list]) => [flag, list.map(toReference)] as const);
  const flags = new Map<string, CodeReference[]>();
  for (const { kind, id } of documents) if (kind === "flag") flags.set(id, []);
  for (const [id, list] of named) flags.set(id, list);
  return {
    flags,
    dangling: (fixture.dangling ?? []).map(toReference),
    filesScanned: fixture.filesScanned ?? 100,
    skipped: { binary: 0, large: 0, unreadable: 0, ...fixture.skipped },
  };
}

function toReference(text: FixtureReference): CodeReference {
  const [place = "", key = ""] = text.split(" ");
  const [file = "", line = 1, column = 1] = place.split(":");
  return { file, line: Number(line), column: Number(column), offset: Number(line) * 1000, text: key, asked: true };
}
