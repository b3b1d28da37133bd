import { describe, expect, test } from "vitest";
import { bucketOf, inRollout, murmur3 } from "../../../src/model/bucket.ts";

const text = (value: string) => new TextEncoder().encode(value);
const hex = (value: string) => Uint8Array.from(Buffer.from(value, "hex"));

describe("murmur3", () => {
  // Published vectors of MurmurHash3_x86_32 with seed 0.
  test.each([
    [hex(""), 0],
    [hex("ffffffff"), 0x76293b50],
    [hex("21436587"), 0xf55b516b],
    [hex("214365"), 0x7e4a8634],
    [hex("2143"), 0xa0f7b07a],
    [hex("21"), 0x72661cf4],
    [hex("00000000"), 0x2362f9de],
    [hex("000000"), 0x85f0b427],
    [hex("0000"), 0x30f4c306],
    [hex("00"), 0x514e28b7],
    [text("test"), 0xba6bd213],
    [text("Hello, world!"), 0xc0363e43],
    [text("The quick brown fox jumps over the lazy dog"), 0x2e4ff723],
  ])("%s", (bytes, hash) => {
    expect(murmur3(bytes)).toBe(hash);
  });
});

describe("a rollout", () => {
  const units = Array.from({ length: 20_000 }, (_, index) => `tenant_${index}`);

  test("0 is nobody, 100 is everybody", () => {
    expect(units.some((unit) => inRollout("flag", unit, 0))).toBe(false);
    expect(units.every((unit) => inRollout("flag", unit, 100))).toBe(true);
  });

  test("raising the percentage turns nobody off", () => {
    const [ten, thirty] = [10, 30].map((percent) => units.filter((unit) => inRollout("flag", unit, percent)));
    expect(new Set(thirty).size).toBe(new Set([...(ten ?? []), ...(thirty ?? [])]).size);
  });

  test("is spread evenly, and differently under another salt", () => {
    const share = units.filter((unit) => inRollout("flag", unit, 25)).length / units.length;
    expect(share).toBeGreaterThan(0.24);
    expect(share).toBeLessThan(0.26);
    expect(bucketOf("flag", "acme")).not.toBe(bucketOf("other", "acme"));
  });

  test("a hundredth of a percent is one bucket of ten thousand", () => {
    const first = units.find((unit) => bucketOf("flag", unit) === 0) ?? expect.fail();
    expect(inRollout("flag", first, 0.01)).toBe(true);
  });
});
