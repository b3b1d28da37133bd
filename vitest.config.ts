import { defineConfig } from "vitest/config";
import type { TestSpecification } from "vitest/node";
import { BaseSequencer } from "vitest/node";

/** What lasts for minutes whatever the machine, as it waits: begun last, it would be waited for alone. */
const LONG = /reader-(chaos|servers|herd)\.test\.ts$/;

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

function isLong({ moduleId }: TestSpecification): boolean {
  return LONG.test(moduleId);
}

/** `unit` needs no server; `integration` brings its own PostgreSQL and Redis (test/support/servers.ts). */
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: "unit",
          include: [
            "test/unit/**/*.test.ts",
            "test/golden/**/*.test.ts",
            "test/property/**/*.test.ts",
            "test/hostile/**/*.test.ts",
            "test/simulation/**/*.test.ts",
          ],
          testTimeout: 30_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: "integration",
          include: ["test/integration/**/*.test.ts", "test/fault/**/*.test.ts"],
          globalSetup: ["test/support/servers.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // Many of them wait for a server to be missed.
          maxWorkers: 3,
        },
      },
      {
        test: {
          name: "soak",
          include: [
            "test/property/**/*.test.ts",
            "test/simulation/**/*.test.ts",
            "test/integration/**/property.test.ts",
            "test/fault/{kill-sync,lost-commit-trials,network-commands,reader-chaos,writers}.test.ts",
          ],
          env: { TENANTRY_SOAK: "50" },
          globalSetup: ["test/support/servers.ts"],
          testTimeout: 1_800_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
