import { expect, test } from "vitest";
import { TenantReader } from "../../../src/reader/tenant-reader.ts";
import { failureOf } from "../../support/failure.ts";

test.each([
  [{}, "The reader was given neither a database nor a Redis."],
  [{ databaseUrl: "" }, "The reader's databaseUrl is empty."],
  [{ databaseUrl: "postgres://reader@127.0.0.1:1/tenantry", redisUrl: " " }, "The reader's redisUrl is empty."],
])("a reader with %j is refused before it connects", async (options, message) => {
  expect(await failureOf(TenantReader.open(options))).toMatchObject({ code: "usage", message });
});
