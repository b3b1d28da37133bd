/** What needs a registry: test/integration/cli/hostile.test.ts has a test for each. */
export const registryNumbers = [60, 62, 63, 64, 65] as const;
