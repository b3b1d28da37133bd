import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Comparison } from "../harness/compare.ts";

const features = 200;
const flags = 500;

/** `tenantry check` of a catalog in which nearly everything requires something: the proof over features and flags alone. */
export function compareDependencies(program: string, folder: string): Comparison[] {
  const catalog = join(folder, "dependencies");
  for (const [path, text] of files()) {
    const file = join(catalog, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return [
    {
      name: `check of ${flags} flags and ${features} features that require each other`,
      target: { ms: 1000 },
      ours: { name: "tenantry check", prepare: () => Promise.resolve({ args: [program, "check"], cwd: catalog }) },
    },
  ];
}

/** Each feature requires two earlier ones, each flag two earlier ones of its family of ten and a feature. */
function* files(): Generator<[path: string, text: string]> {
  const ids = Array.from({ length: features }, (_, index) => `feature_${index}`);
  const head = "limits: {max_users: {unit: users, kind: quota}}\ncache: none\npolicy: {flags: {max_active: 500}}\n";
  yield ["tenantry.yaml", `version: 1\nas_of: 2026-11-23\ncurrency: INR\n${head}`];
  const tier = (id: string, rank: number, lists: string): [string, string] => [
    `tiers/${id}.yaml`,
    `tier: ${id}\nrank: ${rank}\ndisplay_name: ${id}\nlimits: {max_users: 10}\n${lists}\n`,
  ];
  yield tier("gold", 2, `features: [${ids.join(", ")}]`);
  yield tier("silver", 1, `addons: [${ids.join(", ")}]`);
  for (const [index, id] of ids.entries()) {
    const required = index < 8 ? [] : [ids[index - 8], ids[index - 5]];
    yield [`features/${id}.yaml`, `feature: ${id}\ndescription: A feature\nowner: team@gcc.example\n${list(required)}`];
  }
  for (let index = 0; index < flags; index++) {
    const family = [index - 1, index - 3]
      .filter((other) => other >= index - (index % 10))
      .map((other) => `toggle_${other}`);
    const required = [...family.slice(0, 1), ids[index % features]];
    yield [
      `flags/toggle_${index}.yaml`,
      `${flagHead(index)}rollout:\n  - {tiers: [gold], percent: 50}\n${list(required)}`,
    ];
  }
  for (const tierId of ["gold", "silver"])
    yield [
      `tenants/of_${tierId}.yaml`,
      `tenant_id: of_${tierId}\ndisplay_name: A tenant\ntier: ${tierId}\nstatus: active\nowner: team@gcc.example\nregion: eu-west-1\n`,
    ];
}

function flagHead(index: number): string {
  const issue = `tracking_issue: https://issues.gcc.example/F-${index}`;
  return `flag: toggle_${index}\nkind: ops\ndescription: A flag\nowner: team@gcc.example\ncreated: 2026-11-01\nexpires: 2027-01-15\n${issue}\nstate: on\n`;
}

function list(required: readonly (string | undefined)[]): string {
  return required.length === 0 ? "" : `requires: [${required.join(", ")}]\n`;
}
