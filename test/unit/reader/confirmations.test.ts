import { expect, test } from "vitest";
import { Confirmations } from "../../../src/reader/confirmations.ts";
import type { Layers } from "../../../src/reader/layers.ts";
import { Memory } from "../../../src/reader/memory.ts";
import { sampleDocument } from "../../support/documents.ts";

test("what PostgreSQL said a moment ago is not repeated once something newer was announced", async () => {
  const memory = new Memory();
  let version = 5;
  let asked = 0;
  const read = (tenant_id: string) => {
    asked += 1;
    return Promise.resolve({ tenant_id, epoch: 1, config_version: version, document: sampleDocument(tenant_id) });
  };
  // Only what Confirmations asks of the registry.
  const layers = { memory, cache: undefined, registry: { read } } as unknown as Layers;
  const confirmations = new Confirmations(layers);
  expect((await confirmations.confirm("legal"))?.config_version).toBe(5);
  expect((await confirmations.confirm("legal"))?.config_version).toBe(5);
  expect(asked).toBe(1);
  version = 6;
  memory.raise("legal", { epoch: 1, config_version: 6 });
  expect((await confirmations.confirm("legal"))?.config_version).toBe(6);
  expect(asked).toBe(2);
});
