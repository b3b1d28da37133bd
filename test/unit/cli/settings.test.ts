import { describe, expect, it } from "vitest";
import { OperationalError } from "../../../src/model/operational-error.ts";
import { cacheChoice, readSettings, requireSetting } from "../../../src/cli/settings.ts";

describe("settings", () => {
  it("takes an empty variable as unset, as CI services hand out missing secrets", () => {
    const settings = readSettings({ TENANTRY_DATABASE_URL: " ", TENANTRY_ACTOR: "ann@gcc.example", HOME: "/root" });
    expect(settings).toEqual({ TENANTRY_ACTOR: "ann@gcc.example" });
  });

  it("names the variable that is missing", () => {
    expect(() => requireSetting({}, "TENANTRY_DATABASE_URL")).toThrow(OperationalError);
    expect(() => requireSetting({}, "TENANTRY_DATABASE_URL")).toThrow(/^TENANTRY_DATABASE_URL is not set\.$/);
    expect(requireSetting({ TENANTRY_REDIS_URL: "redis://x" }, "TENANTRY_REDIS_URL")).toBe("redis://x");
  });

  it("lets --cache go before TENANTRY_CACHE, and either before tenantry.yaml", () => {
    expect(cacheChoice({ TENANTRY_CACHE: "redis" }, "none")).toBe("none");
    expect(cacheChoice({ TENANTRY_CACHE: "redis" }, undefined)).toBe("redis");
    expect(cacheChoice({}, undefined)).toBeUndefined();
  });

  it("refuses a cache that it does not know", () => {
    expect(() => cacheChoice({ TENANTRY_CACHE: "off" }, undefined)).toThrow('TENANTRY_CACHE is "off".');
  });
});
