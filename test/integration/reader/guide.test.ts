/** The code in docs/reader.md runs as it stands there, each block behind the ones before it, on a registry with legal_dept. */
import { readFileSync } from "node:fs";
import { Registry } from "prom-client";
import { expect, test } from "vitest";
import { generateKey } from "../../../src/audit/generate-key.ts";
import { registerReaderMetrics } from "../../../src/middleware/prometheus.ts";
import { TenantReader } from "../../../src/reader/index.ts";
import { useCachedRegistry } from "../../support/cached-registry.ts";
import { sampleDocument, seedTenants } from "../../support/documents.ts";

const { registry } = useCachedRegistry();

function blockOf(name: string): string {
  const page = readFileSync(new URL("../../../docs/reader.md", import.meta.url), "utf8");
  const block = new RegExp(`<!-- code: ${name} -->\\n\\n\`\`\`ts\\n(.*?)\`\`\``, "s").exec(page)?.[1];
  if (block === undefined) throw new Error(`docs/reader.md has no code: ${name}`);
  return block.replace(/^import .*\n/m, "");
}

/** Runs the blocks as the body of one function, and hands over what `result` names at their end. */
async function run(
  names: readonly string[],
  result: string,
  given: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  const body = [...names.map(blockOf), `return ${result};`].join("\n");
  const { constructor: type } = async () => Promise.resolve();
  // The constructor of async functions is no global; it makes a function of its parameters' names and its body.
  const AsyncFunction = type as unknown as new (...text: string[]) => (...values: unknown[]) => Promise<unknown>;
  return new AsyncFunction(...Object.keys(given), body)(...Object.values(given));
}

test("what the page shows is what happens", async () => {
  const { db, database, server, deliver } = registry();
  await seedTenants(db, sampleDocument("legal_dept"));
  await deliver();
  const publishKey = generateKey("publish").secret;
  const register = new Registry();
  const given = {
    TenantReader,
    registerReaderMetrics,
    register,
    databaseUrl: database.url,
    redisUrl: server.url,
    publishKey,
  };
  const names = ["open", "get", "without waiting", "quota", "events", "snapshot", "prometheus"];
  const shown = "{ reader, tenant, stale, over, limit, confirmed, options, config_version }";
  const result = (await run(names, shown, given)) as { reader: TenantReader; options: object };
  expect(await register.metrics()).toContain("tenantry_reader_tenants_known");
  await result.reader.close();
  expect(result).toMatchObject({ stale: false, over: true, limit: 200, confirmed: true, config_version: 1 });
  expect(result).toMatchObject({ tenant: { tenant_id: "legal_dept" }, options: { snapshot: { publishKey } } });
});
