import { describe, expect, it } from "vitest";
import { createPseudonymiser } from "../../../src/audit/pseudonyms.ts";
import type { SealedRow } from "../../../src/model/sealed.ts";

const row = (text: string): SealedRow => ({ kind: "row", n: 1, pk: "a1", old: null, new: text, digest: "00" });
const hide = createPseudonymiser("k".repeat(32));
const hidden = (text: string) => hide(row(text)).new;

describe("pseudonyms", () => {
  it("stand for the same address everywhere, however it is written", () => {
    const texts = ['{"owner":"ann@gcc.example"}', "mailto:Ann@GCC.example", "<ann@gcc.example>"].map(hidden);
    const found = texts.map((text) => /[0-9a-f]{20}@pseudonym\.invalid/.exec(text ?? "")?.[0]);
    expect(new Set(found).size).toBe(1);
    expect(found[0]).toBeDefined();
    expect(createPseudonymiser("j".repeat(32))(row("ann@gcc.example")).new).not.toContain(found[0]);
  });

  it.each(["o'neil+x@gcc.example", "jörg@büro.example", "a_b@x-y.z.example", "root@localhost"])(
    "hide all of %s",
    (text) => {
      expect(hidden(`{"a":"${text}"}`)).toMatch(/^\{"a":"[0-9a-f]{20}@pseudonym\.invalid"\}$/);
    },
  );

  it.each([
    '"ann b"@gcc.example',
    '"a\\"b @ c"@gcc.example',
    "ann@[10.0.0.1]",
    "ann@[IPv6:2001:db8::1]",
    "ann%40gcc.example",
  ])("hide the rarer form %s, and leave JSON around it", (text) => {
    const [before, after] = ['he says "', '" and "@"'];
    const value: unknown = JSON.parse(hidden(JSON.stringify({ a: `${before}x" ${text}${after}`, b: "@c" })) ?? "");
    expect(value).toEqual({
      a: expect.stringMatching(/^he says "x" [0-9a-f]{20}@pseudonym\.invalid" and "@"$/) as string,
      b: "@c",
    });
  });

  it("are one for an address and its form in a link", () => {
    expect(hidden("mailto:Ann%40GCC.example")).toBe(hidden("mailto:ann@gcc.example"));
  });

  it.each(['["\\\\","\\"@x"]', '{"a":"\\\\","b":"@x","c":"@[y"}'])("leave %s whole", (text) => {
    expect(hidden(text)).toBe(text);
  });

  it("mark what they change, and leave everything else as it is", () => {
    expect(hide(row("ann@gcc.example")).pseudonymised).toBe(true);
    const plain = row("no address @ all");
    expect(hide(plain)).toBe(plain);
  });

  it("walk through a long text once", () => {
    expect(hidden(`${"a".repeat(2_000_000)} @`)).toHaveLength(2_000_002);
    const quotes = `{"a":"${'\\\\\\"'.repeat(200_000)}@"}`;
    expect(hidden(quotes)).toBe(quotes);
  });
});
