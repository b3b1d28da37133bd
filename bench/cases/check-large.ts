import { join } from "node:path";
import { usualSize } from "../catalog/catalog.ts";
import { writeCatalog } from "../catalog/write-catalog.ts";
import type { Comparison } from "../harness/compare.ts";

const large = 100_000;
const usual = 10_000;

/** Ten times as many tenants may take thirteen times as long: then a file takes at most 1.3 times as long. */
export function compareLargeCheck(program: string, folder: string): Comparison[] {
  const check = (tenants: number) => {
    const catalog = join(folder, `check-${tenants}`);
    writeCatalog(catalog, { ...usualSize, tenants });
    return {
      name: `tenantry check of ${tenants}`,
      prepare: () => Promise.resolve({ args: [program, "check"], cwd: catalog }),
    };
  };
  return [
    {
      name: `check of ${large} tenants, beside ${usual} of them`,
      target: { ms: 15_000, peak_mb: 1500, ratio: 13 },
      ours: check(large),
      peer: check(usual),
    },
  ];
}
