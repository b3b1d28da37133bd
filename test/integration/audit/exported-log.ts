import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateKey } from "../../../src/audit/generate-key.ts";
import type { ExportInput } from "../../../src/pipeline/audit-export.ts";
import { exportAuditLog } from "../../../src/pipeline/audit-export.ts";
import { compareAuditLog } from "../../../src/pipeline/audit-compare.ts";
import type { ChainVerdict, ExportReport } from "../../../src/model/audit-verdict.ts";
import type { Database } from "../../../src/registry/database.ts";
import { openDatabase } from "../../../src/registry/open.ts";
import { type TestDatabase, freshDatabase } from "../../support/database.ts";
import { sampleDocument, seedTenants } from "../../support/documents.ts";

export interface ExportedLog {
  readonly database: TestDatabase;
  readonly db: Database;
  readonly folder: string;
  readonly key: { readonly secret: string; readonly verifier: string };
  rename(name: string): Promise<void>;
  /** Signed unless told otherwise. */
  exportTo(place: string, more?: Partial<ExportInput>): Promise<ExportReport>;
  compare(place: string, keys?: readonly string[], more?: Partial<ExportInput>): Promise<ChainVerdict>;
  close(): Promise<void>;
}

/** Three tenants, whose rows are in link 1; each renaming is another link of three rows. */
export async function newExportedLog(): Promise<ExportedLog> {
  const database = await freshDatabase();
  const db = await openDatabase(database.url);
  const folder = mkdtempSync(join(tmpdir(), "tenantry-exports-"));
  const key = generateKey("checkpoint", "test");
  await seedTenants(db, ...["a1", "a2", "a3"].map((id) => sampleDocument(id)));
  const databaseUrl = database.urlAs("tenantry_auditor");
  return {
    ...{ database, db, folder, key },
    rename: async (name) => {
      await db.query("update tenantry.tenants set display_name = $1", [name]);
    },
    exportTo: (place, more = {}) =>
      exportAuditLog({ databaseUrl, archive: { place }, key: { text: key.secret, source: "test" }, ...more }),
    compare: (place, keys = [key.verifier], more = {}) =>
      compareAuditLog({ databaseUrl, archive: { place }, keys, ...more }),
    async close() {
      await db.close();
      await database.close();
      rmSync(folder, { recursive: true });
    },
  };
}
