import { afterAll, beforeAll, expect, test } from "vitest";
import { openCache } from "../../../src/cache/open.ts";
import { failureOf } from "../../support/failure.ts";
import { startRedis } from "../../support/redis.ts";
import type { TestServer } from "../../support/server-process.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startRedis({ requirepass: "pa55word" });
});
afterAll(() => server.stop());

const withUser = (user: string) => server.url.replace("//", `//${user}@`);

test("opens with the right password", async () => {
  const cache = await openCache(withUser(":pa55word"));
  expect(cache.label).toBe(`redis://:***@127.0.0.1:${server.port}`);
  expect(await cache.readMarker()).toMatchObject({ marker: undefined });
  cache.close();
});

test.each([
  ["no password", "", /refused the user name or password/],
  ["a wrong password", ":not-pa55word", /refused the user name or password/],
  ["an unknown user", "eve:pa55word", /refused the user name or password/],
])("%s: one clear sentence, without the password", async (_, user, message) => {
  const failure = await failureOf(openCache(user === "" ? server.url : withUser(user)));
  expect(failure).toMatchObject({ code: "unavailable", message: expect.stringMatching(message) as unknown });
  expect(failure.hint).not.toBe("");
  expect(JSON.stringify([failure.message, failure.hint, failure.stack, failure.cause])).not.toContain("pa55word");
});

test("a database number that does not exist is an error, not database 0", async () => {
  const failure = await failureOf(openCache(`${withUser(":pa55word")}/99`));
  expect(failure).toMatchObject({ code: "unavailable", message: expect.stringContaining("no database") as unknown });
});

test("a server that refuses the connection", async () => {
  const gone = await startRedis();
  await gone.stop();
  expect(await failureOf(openCache(gone.url))).toMatchObject({
    code: "unavailable",
    message: `Redis at ${gone.url} refused the connection.`,
  });
});

test("an unknown host", async () => {
  const failure = await failureOf(openCache("redis://u:pa55word@does-not-exist.invalid:6379"));
  expect(failure.message).toBe("Redis at redis://u:***@does-not-exist.invalid:6379 has an unknown host name.");
});

test("a server that accepts and never answers ends in an error, also in the middle of its work", async () => {
  const cache = await openCache(withUser(":pa55word"));
  server.pause();
  try {
    const failures = await Promise.all([failureOf(openCache(server.url)), failureOf(cache.readMarker())]);
    expect(failures.map(({ code }) => code)).toEqual(["unavailable", "unavailable"]);
  } finally {
    server.resume();
    cache.close();
  }
});
