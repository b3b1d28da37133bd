import { expect, test } from "vitest";
import { TenantNotFoundError } from "../../../src/reader/index.ts";
import { useCachedRegistry } from "../../support/cached-registry.ts";
import { failureOf } from "../../support/failure.ts";
import { openCuttable, openReader } from "../../support/readers.ts";

const { registry, seed } = useCachedRegistry();

test("what is within the limit is answered from memory; unlimited is never over", async () => {
  const [id = ""] = await seed(1);
  await registry().deliver();
  const { reader, postgres } = await openCuttable(registry());
  await reader.ready();
  postgres.cut();
  expect(await reader.checkQuota(id, "max_users", 200)).toEqual({
    over: false,
    limit: 200,
    config_version: 1,
    confirmed: false,
  });
  expect(await reader.checkQuota(id, "storage_quota_gb", 1e15)).toMatchObject({ over: false, limit: "unlimited" });
});

test("over the limit, and nobody to confirm it: said, and not as confirmed", async () => {
  const [id = ""] = await seed(1);
  await registry().deliver();
  const { reader, postgres } = await openCuttable(registry());
  await reader.ready();
  await reader.get(id);
  postgres.cut();
  expect(await reader.checkQuota(id, "max_users", 201)).toMatchObject({ over: true, limit: 200, confirmed: false });
});

test("a thousand callers over the limit are one question to PostgreSQL", async () => {
  const [id = ""] = await seed(1);
  await registry().deliver();
  const { reader, postgres } = await openCuttable(registry());
  await reader.ready();
  await reader.get(id);
  const before = postgres.carried("up");
  const answers = await Promise.all(Array.from({ length: 1_000 }, () => reader.checkQuota(id, "max_users", 201)));
  expect(answers.every(({ over, confirmed }) => over && confirmed)).toBe(true);
  expect(postgres.carried("up") - before).toBeLessThan(3_000); // bytes: the text of one statement
});

test("a limit or a tenant that is not there is an error, not room", async () => {
  const [id = ""] = await seed(1);
  await registry().deliver();
  const reader = await openReader(registry());
  await reader.ready();
  await reader.get(id);
  expect((await failureOf(reader.checkQuota(id, "max_user", 1))).message).toContain('has no limit "max_user"');
  expect((await failureOf(reader.checkQuota(id, "constructor", 1))).code).toBe("usage");
  await expect(reader.checkQuota("nobody", "max_users", 1)).rejects.toThrow(TenantNotFoundError);
});

test.each([NaN, -1, undefined, "abc"])("a use of %s is refused: it would be over no limit", async (used) => {
  const [id = ""] = await seed(1);
  const reader = await openReader(registry());
  // As JavaScript may pass it.
  expect(await failureOf(reader.checkQuota(id, "max_users", used as number))).toMatchObject({ code: "usage" });
});
