import { defineConfig } from "vitest/config";

/** `unit` needs no server; `integration` brings its own PostgreSQL and Redis (test/support/servers.ts). */
export default defineConfig({
  test: {
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
        },
      },
      {
        test: {
          name: "integration",
          include: ["test/integration/**/*.test.ts", "test/fault/**/*.test.ts"],
          globalSetup: ["test/support/servers.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
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
