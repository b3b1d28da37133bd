import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileInputs, laySoundCatalog } from "../../test/hostile/file-inputs.ts";
import { write, type HostileInput } from "../../test/hostile/hostile-input.ts";
import { spreadOf } from "../harness/compare.ts";
import { measure } from "../harness/measure.ts";

/** What one hostile input costs beyond an empty catalog. */
export interface HostileCost {
  readonly name: string;
  /** Processor time in milliseconds, in steps of 10: the median. */
  readonly cpu_ms: number;
  /** Peak memory in MiB: the highest. */
  readonly peak_mb: number;
}

/** Beyond an empty catalog. */
export const MOST = { cpu_ms: 250, peak_mb: 64 } as const;
/** One folder of more files than the cap: too slow to lay for a test. */
const tooMany: HostileInput = {
  number: 52,
  name: "200,001 files",
  lay: (root) => {
    for (let i = 0; i <= 200_000; i++) writeFileSync(join(root, `tenants/t${i}.yaml`), "");
  },
  errors: ["tenants:1:1 schema/too-many-files"],
};

/** Every hostile input of files as a whole process, in turn with an empty catalog; worst first. */
export async function measureHostile(program: string, folder: string, runs: number): Promise<HostileCost[]> {
  const empty = layEmpty(join(folder, "nothing"));
  const costs: HostileCost[] = [];
  for (const input of [...fileInputs, tooMany]) {
    const root = mkdtempSync(join(folder, "hostile-"));
    laySoundCatalog(root);
    input.lay(root);
    const pairs: { readonly cpu_ms: number; readonly peak_mb: number }[] = [];
    for (let run = 0; run < runs; run++) pairs.push(await measurePair(program, root, empty, input));
    rmSync(root, { recursive: true });
    costs.push({
      name: `${input.number}: ${input.name}`,
      cpu_ms: spreadOf(pairs.map(({ cpu_ms }) => cpu_ms)).median,
      peak_mb: spreadOf(pairs.map(({ peak_mb }) => peak_mb)).max,
    });
  }
  return costs.sort((a, b) => b.cpu_ms - a.cpu_ms);
}

async function measurePair(program: string, root: string, empty: string, { errors }: HostileInput) {
  const nothing = await measure({ args: [program, "check"], cwd: empty });
  const hostile = await measure({ args: [program, "check"], cwd: root, exit: errors.length > 0 ? 1 : 0 });
  for (const error of errors) {
    const [place = "", rule = ""] = error.split(" ");
    if (!hostile.stdout.includes(place) || !hostile.stdout.includes(rule)) throw new Error(`${error} is not reported.`);
  }
  if (hostile.cpu_ms === null || nothing.cpu_ms === null || hostile.peak_mb === null || nothing.peak_mb === null)
    throw new Error("GNU time is needed to measure processor time and memory.");
  return { cpu_ms: hostile.cpu_ms - nothing.cpu_ms, peak_mb: hostile.peak_mb - nothing.peak_mb };
}

function layEmpty(root: string): string {
  for (const name of ["tenants", "tiers", "features", "flags"]) mkdirSync(join(root, name), { recursive: true });
  write(
    root,
    "tenantry.yaml",
    "version: 1\ncurrency: EUR\nlimits: {max_users: {unit: users, kind: quota}}\ncache: none\n",
  );
  return root;
}
