import { describe, expect, it } from "vitest";
import { formatNote, judgeNote, parseNote } from "../../../src/audit/signed-note.ts";
import { generateKey } from "../../../src/audit/generate-key.ts";
import { readSigner, readVerifier } from "../../../src/audit/signing-keys.ts";

const { secret, verifier } = generateKey("checkpoint", "prod-1");
const signer = readSigner(secret, "checkpoint", "the file");
const key = readVerifier(verifier, "checkpoint");
const text = "tenantry-audit/x\n1\nabc=\n";

describe("keys", () => {
  it("are written as signed notes write them", () => {
    expect(verifier).toMatch(/^tenantry-checkpoint\/prod-1\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}$/);
    expect(secret).toMatch(/^PRIVATE\+KEY\+tenantry-checkpoint\/prod-1\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}$/);
    expect(generateKey("publish").verifier).toMatch(/^tenantry-publish\+/);
  });

  it("have the hash that others compute: a published key is refused for its name only", () => {
    const published = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";
    expect(() => readVerifier(published, "checkpoint")).toThrow("is a key for something else (sum.golang.org)");
    expect(() => readVerifier(published.replace("033de0ae", "033de0af"), "checkpoint")).toThrow("no verifier key");
  });

  it("serve one purpose", () => {
    const publish = generateKey("publish");
    expect(() => readSigner(publish.secret, "checkpoint", "K")).toThrow("K is a key for something else");
    expect(() => readVerifier(publish.verifier, "checkpoint")).toThrow("is a key for something else");
  });

  it.each(["", "x", secret.slice(0, -4), secret.replace("prod-1", "prod-2"), verifier])(
    "refuses what is no private key, and never quotes it: case %#",
    (damaged) => {
      const read = () => readSigner(damaged, "checkpoint", "the file");
      expect(read).toThrow(/^The private key of the file is damaged\.$|^the file holds no private key\.$/);
    },
  );

  it("refuses a private key where a public one belongs, without quoting it", () => {
    expect(() => readVerifier(secret, "checkpoint")).toThrow(/^That is a private key\.$/);
  });

  it("refuses a name that cannot be written", () => {
    expect(() => generateKey("checkpoint", "a+b c")).toThrow("cannot be part of a key's name");
  });
});

describe("signed notes", () => {
  const note = formatNote(text, [signer]);
  const judge = (changed: string) => {
    const parsed = parseNote(changed);
    return parsed && judgeNote(parsed, [key]);
  };

  it("have the text, an empty line, and a line for each signature", () => {
    expect(note).toMatch(/^tenantry-audit\/x\n1\nabc=\n\n— tenantry-checkpoint\/prod-1 [A-Za-z0-9+/]{91}=\n$/);
    expect(parseNote(note)?.text).toBe(text);
  });

  it("are judged by the keys that are trusted", () => {
    expect(judge(note)).toBe("signed");
    expect(judge(formatNote(text, []))).toBe("unsigned");
    expect(judge(note.replace("\n1\n", "\n2\n"))).toBe("forged");
    const other = readSigner(generateKey("checkpoint", "prod-1").secret, "checkpoint", "K");
    expect(judge(formatNote(text, [other]))).toBe("unknown-key");
    expect(judge(formatNote(text, [other, signer]))).toBe("signed");
  });

  it.each(["", "x", "a\n\nb", "a\n\n- name AAAAAAAA\n", "a\n\n— name !!\n"])("are not %j", (broken) => {
    expect(parseNote(broken)).toBeUndefined();
  });
});
