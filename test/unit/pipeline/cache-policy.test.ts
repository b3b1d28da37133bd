import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findCache, requireCache } from "../../../src/pipeline/cache-policy.ts";
import { makeFolder } from "../../support/git-folder.ts";

const redisUrl = "redis://cache";

describe("where deliveries go", () => {
  let root = "";
  beforeEach(() => {
    root = makeFolder();
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it("is what the command line says, before tenantry.yaml, before a URL that is set", () => {
    writeFileSync(join(root, "tenantry.yaml"), "cache: redis\n");
    expect(findCache(root, { asked: "none", redisUrl })).toMatchObject({ policy: "none" });
    expect(findCache(root, { asked: undefined, redisUrl: undefined })).toMatchObject({
      policy: "redis",
      source: "tenantry.yaml",
    });
    rmSync(join(root, "tenantry.yaml"));
    expect(findCache(root, { asked: undefined, redisUrl })).toMatchObject({ source: "TENANTRY_REDIS_URL" });
    expect(findCache(root, { asked: undefined, redisUrl: undefined })).toBeUndefined();
  });

  it("is not hidden by a tenantry.yaml that is broken", () => {
    writeFileSync(join(root, "tenantry.yaml"), "cache: [\n");
    expect(requireCache(root, { asked: undefined, redisUrl })).toMatchObject({ source: "TENANTRY_REDIS_URL" });
  });

  it("is never guessed", () => {
    expect(() => requireCache(root, { asked: undefined, redisUrl: undefined })).toThrow(/Nothing says/);
    expect(() => requireCache(root, { asked: "redis", redisUrl: undefined })).toThrow(/TENANTRY_REDIS_URL is not set/);
    expect(requireCache(root, { asked: "none", redisUrl: undefined })).toMatchObject({ policy: "none" });
  });
});
