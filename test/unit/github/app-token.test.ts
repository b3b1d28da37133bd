import { createPublicKey, generateKeyPairSync, verify } from "node:crypto";
import { expect, test } from "vitest";
import { signJwt } from "../../../src/github/app-token.ts";

const app = { appId: "1234", installationId: "5" };

test("an App signs who it is, for less than ten minutes", () => {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const key = privateKey.export({ type: "pkcs1", format: "pem" }).toString();
  const [head = "", claims = "", signature = ""] = signJwt({ ...app, key }, Date.UTC(2026, 10, 23)).split(".");
  const read = (part: string) => JSON.parse(Buffer.from(part, "base64url").toString()) as unknown;
  const now = Date.UTC(2026, 10, 23) / 1000;
  expect([read(head), read(claims)]).toEqual([
    { alg: "RS256", typ: "JWT" },
    { iat: now - 60, exp: now + 480, iss: "1234" },
  ]);
  const text = Buffer.from(`${head}.${claims}`);
  expect(verify("sha256", text, createPublicKey(key), Buffer.from(signature, "base64url"))).toBe(true);
});

test("a key that is none is told, and not shown", () => {
  expect(() => signJwt({ ...app, key: "hunter2" }, 0)).toThrow(
    expect.objectContaining({ code: "usage", message: "The key of the GitHub App is none." }),
  );
});
