import { beforeAll, expect, test } from "vitest";
import { verifyChain } from "../../../src/pipeline/audit-verify.ts";
import { sampleDocument, seedTenants } from "../../support/documents.ts";
import { describeRegistries } from "../../support/registries.ts";
import { tamperings } from "./tampering.ts";

const tables = ["tx", "stmt", "change", "link"];

describeRegistries("verifying the audit log", (db) => {
  beforeAll(async () => {
    await seedTenants(db(), ...["a1", "a2", "a3"].map((id) => sampleDocument(id)));
    const rename = "update tenantry.tenants set display_name = $1";
    for (const name of ["one", "two", "three"]) await db().query(rename, [name]);
    await db().transaction(async (tx) => {
      for (const name of ["four", "five"]) await tx.query(rename, [name]);
    });
  });

  test("finds it whole", async () => {
    expect(await verifyChain(db())).toMatchObject({ links: 5, rows: 21, bad: null });
  });

  test.each(tamperings)("shows %s, altered with the triggers disabled", async (_, statement, first) => {
    const undo = new Error("undo");
    const altered = db().transaction(async (tx) => {
      for (const table of tables) await tx.script(`alter table audit.${table} disable trigger all`);
      await tx.script(statement);
      expect((await verifyChain(tx)).bad).toMatchObject(first);
      throw undo;
    });
    await expect(altered).rejects.toBe(undo);
    expect((await verifyChain(db())).bad).toBeNull();
  });
});
