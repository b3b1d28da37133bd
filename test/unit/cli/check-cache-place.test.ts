import { join } from "node:path";
import { expect, test } from "vitest";
import { checkCachePlace } from "../../../src/cli/check-cache-place.ts";
import { buildCli, repository } from "../../support/cli.ts";

const place = (folder: string) => checkCachePlace({ TENANTRY_CHECK_CACHE: folder }, repository, "/srv/catalog");

test("is the folder that the setting names, for this program and this user only", async () => {
  await buildCli();
  expect(place("/var/cache/tenantry")).toEqual({
    folder: "/var/cache/tenantry",
    tool: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    owner: process.getuid?.(),
  });
});

test("is none when it is off, or when the program cannot be told from another", () => {
  expect(place("off")).toBeUndefined();
  expect(checkCachePlace({}, join(repository, "nowhere"), "/srv/catalog")).toBeUndefined();
});

test.each(["cache", "./cache", "/srv/catalog", "/srv/catalog/.cache", "/srv/catalog/../catalog/x"])(
  "refuses %s",
  (folder) => {
    expect(() => place(folder)).toThrow(/TENANTRY_CHECK_CACHE/);
  },
);

test("a neighbour of the catalog whose name begins alike is outside", async () => {
  await buildCli();
  expect(place("/srv/catalog-cache")?.folder).toBe("/srv/catalog-cache");
});
