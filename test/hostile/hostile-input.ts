import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** A catalog that somebody made to do harm, or by a mistake that could, and all that check may find in it. */
export interface HostileInput {
  /** Several inputs may show the same danger. */
  readonly number: number | "byte-order mark" | "CRLF";
  readonly name: string;
  /** Makes a sound catalog hostile. */
  readonly lay: (root: string) => void;
  /** `file:line:column rule` of each error; none where the input is right and must be read as what it says. */
  readonly errors: readonly string[];
}

/** What stands first in a tenant's file: six lines. */
const head = `tenant_id: hostile
display_name: Hostile
tier: gold
status: active
owner: hostile@example.com
region: eu-west-1
`;

/** A sound tenant with `more` lines, the first of which is the seventh. */
export function tenant(more: string, id = "hostile"): string {
  return head.replaceAll("hostile", id) + more;
}

/** The sound tenant with another value of one of its six keys. */
export function tenantWith(key: string, value: string): string {
  return head.replace(new RegExp(`^${key}: .*$`, "m"), `${key}: ${value}`);
}

/** Writes a file and the folders above it. */
export function write(root: string, path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

/** A danger in tenants/hostile.yaml. `places` are `line:column rule`. */
export function inTenant(
  number: HostileInput["number"],
  name: string,
  content: string | Uint8Array,
  ...places: readonly string[]
): HostileInput {
  const file = "tenants/hostile.yaml";
  return { number, name, lay: (root) => write(root, file, content), errors: places.map((place) => `${file}:${place}`) };
}
