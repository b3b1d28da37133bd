import type { HostileInput } from "./hostile-input.ts";
import { tenant, write } from "./hostile-input.ts";

/** Nearly as much as a file may hold. */
const MOST = 65_000;
/** So many findings of a kind are listed for a file. */
const LISTED = 100;

interface Flood {
  readonly name: string;
  readonly file: string;
  readonly head: string;
  /** What is said again and again, with another number. */
  readonly line: (number: string) => string;
  readonly column: number;
  readonly rule: string;
  readonly others?: readonly string[];
}

const hostile = "tenants/hostile.yaml";
const feature = "feature: hostile\ndescription: Much\nowner: a@example.com\nrequires:\n";
const flag = "flag: hostile\nkind: ops\ndescription: Much\nowner: a@example.com\ncreated: 2026-10-15\nstate: on\n";

const floods: readonly Flood[] = [
  { name: "keys", file: hostile, head: tenant(""), line: (n) => `x${n}:`, column: 1, rule: "schema/unknown-key" },
  {
    name: "keys, where others are missing",
    file: hostile,
    head: "tenant_id: hostile\n",
    line: (n) => `x${n}:`,
    column: 1,
    rule: "schema/unknown-key",
    others: Array<string>(5).fill(`${hostile}:1:1 schema/missing-key`),
  },
  {
    name: "limits without a value",
    file: hostile,
    head: tenant("limits:\n"),
    line: (n) => `  x${n}:`,
    column: 3,
    rule: "schema/wrong-type",
  },
  {
    name: "comments",
    file: hostile,
    head: tenant("config:\n"),
    line: (n) => `  x${n}: 1 # tenantry-ignore a/b`,
    column: 13,
    rule: "ignores/malformed",
  },
  {
    name: "secrets",
    file: hostile,
    head: tenant("config:\n"),
    line: (n) => `  x${n}_token: a`,
    column: 17,
    rule: "schema/secret-in-config",
  },
  {
    name: "requirements",
    file: "features/hostile.yaml",
    head: feature,
    line: (n) => `- x${n}`,
    column: 3,
    rule: "references/unknown-feature",
    others: ["features/hostile.yaml:1:10 dependencies/unreachable"],
  },
  {
    name: "parts of a rollout",
    file: "flags/hostile.yaml",
    head: `${flag}rollout:\n`,
    line: (n) => `- {x${n}: 1}`,
    column: 4,
    rule: "schema/unknown-key",
    others: ["flags/hostile.yaml:8:1 schema/wrong-length"],
  },
];

/** Files of nothing but mistakes: each costs a message and a place, and may be compared with all the others. */
export const floodInputs: readonly HostileInput[] = floods.map(
  ({ name, file, head, line, column, rule, others = [] }) => {
    const lines = Array.from({ length: MOST }, (_, i) => `${line(String(i).padStart(5, "0"))}\n`).join("");
    const content = head + lines.slice(0, lines.lastIndexOf("\n", MOST - head.length) + 1);
    const first = head.split("\n").length;
    const places = Array.from({ length: LISTED - (rule === "schema/unknown-key" ? others.length : 0) }, (_, i) => {
      return `${file}:${first + i}:${column} ${rule}`;
    });
    return {
      number: 47,
      name: `thousands of wrong ${name}`,
      lay: (root) => write(root, file, content),
      errors: [...others, ...places],
    };
  },
);
