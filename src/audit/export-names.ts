/** The links that one exported file has, both included. */
export interface LinkRange {
  readonly from: number;
  readonly to: number;
}

const DATA = ".jsonl";
const CHECKPOINT = ".checkpoint";
const form = /^audit-(\d{12})-(\d{12})(\.jsonl|\.checkpoint)$/;

/** `audit-000000000001-000000000042.jsonl`: names sort as the links do. */
export function dataName(range: LinkRange): string {
  return nameOf(range) + DATA;
}

export function checkpointName(range: LinkRange): string {
  return nameOf(range) + CHECKPOINT;
}

function nameOf({ from, to }: LinkRange): string {
  return `audit-${pad(from)}-${pad(to)}`;
}

function pad(link: number): string {
  return String(link).padStart(12, "0");
}

/** A range of which there is a file, or a checkpoint. */
export interface NamedRange extends LinkRange {
  readonly data: boolean;
  readonly checkpoint: boolean;
}

/** What an archive holds, by its names. */
export interface ExportNames {
  /** In order. */
  readonly ranges: readonly NamedRange[];
  /** What calls itself an export and is none, such as a copy. */
  readonly strange: readonly string[];
}

/** Names that do not begin with `audit-` are somebody else's. */
export function sortNames(names: readonly string[]): ExportNames {
  const ours = names.filter((name) => name.startsWith("audit-")).sort();
  const found = new Map<string, LinkRange & { data: boolean; checkpoint: boolean }>();
  const strange: string[] = [];
  for (const name of ours) {
    const [, from, to, kind] = form.exec(name) ?? [];
    if (from === undefined || Number(to) < Number(from)) {
      strange.push(name);
      continue;
    }
    const range = { from: Number(from), to: Number(to), data: false, checkpoint: false };
    const known = found.get(nameOf(range)) ?? range;
    known[kind === DATA ? "data" : "checkpoint"] = true;
    found.set(nameOf(range), known);
  }
  return { ranges: [...found.values()], strange };
}
