import { join } from "node:path";
import type { Comparison } from "../harness/compare.ts";
import { peers } from "../harness/build-peers.ts";

/** `tenantry check` beside the bare loop, over the same files. */
export function compareCheck(program: string, catalog: string, tenants: number, schemas: string): Comparison[] {
  return [
    {
      name: `check of ${tenants} tenants`,
      target: { ratio: 2, peak_mb: 400 },
      ours: {
        name: "tenantry check",
        prepare: () => Promise.resolve({ args: [program, "check"], cwd: catalog }),
      },
      peer: {
        name: "js-yaml + ajv",
        prepare: () => Promise.resolve({ args: [peers.bareLoop, catalog, schemas], cwd: catalog }),
      },
    },
    {
      name: `check of ${tenants} tenants that an earlier run has seen`,
      target: { peak_mb: 400 },
      ours: {
        name: "tenantry check",
        // The pair that warms up fills it.
        prepare: () =>
          Promise.resolve({
            args: [program, "check"],
            cwd: catalog,
            env: { TENANTRY_CHECK_CACHE: join(catalog, "../check-cache") },
          }),
      },
    },
  ];
}
