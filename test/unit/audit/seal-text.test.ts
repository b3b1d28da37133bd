import { expect, test } from "vitest";
import { generateKey } from "../../../src/audit/generate-key.ts";
import { openSealed, sealText } from "../../../src/audit/seal-text.ts";
import { formatNote } from "../../../src/audit/signed-note.ts";
import { readSigner, readVerifier } from "../../../src/audit/signing-keys.ts";
import { decodeValue, encodeValue } from "../../../src/cache/value.ts";
import { sampleDocument } from "../../support/documents.ts";

function newKeys() {
  const { secret, verifier } = generateKey("publish");
  return { signer: readSigner(secret, "publish", "the test"), trusted: [readVerifier(verifier, "publish")] };
}

const { signer, trusted } = newKeys();
const item = { tenant_id: "legal", epoch: 1, config_version: 2, document: sampleDocument("legal") };
const text = encodeValue(item);
const sealed = sealText(text, signer);

test("a sealed text is JSON that says the same, and its text is found again", () => {
  expect(openSealed(sealed, trusted)).toBe(text);
  expect(JSON.parse(sealed)).toMatchObject(JSON.parse(text) as object);
  expect(decodeValue("legal", sealed)).toEqual(decodeValue("legal", text));
});

test("it is refused when it is cut at any byte, and when any bit of it is flipped", () => {
  const bytes = Buffer.from(sealed);
  expect(bytes.length).toBeLessThan(4096);
  const believed: string[] = [];
  for (let end = 0; end < bytes.length; end++)
    if (openSealed(bytes.subarray(0, end).toString(), trusted) !== undefined) believed.push(`cut at ${end}`);
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const damaged = Buffer.from(bytes);
    damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    if (openSealed(damaged.toString(), trusted) !== undefined) believed.push(`bit ${bit}`);
  }
  expect(believed).toEqual([]);
});

test("it is refused without a signature, with somebody else's, and with one of another kind of text", () => {
  const other = newKeys();
  const [, , line = ""] = formatNote(`${text}\n`, [signer]).split("\n");
  const foreign = `${text.slice(0, -1)},"signature":"${line.slice(2)}"}`;
  const tried = [text, sealText(text, other.signer), `${sealed}\n`, foreign];
  expect(tried.map((each) => openSealed(each, trusted))).toEqual(tried.map(() => undefined));
  expect(openSealed(sealed, [...other.trusted, ...trusted])).toBe(text); // a key that follows another
});
