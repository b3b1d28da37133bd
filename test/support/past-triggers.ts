import { quoteIdentifier, type Database } from "../../src/registry/database.ts";

/** Updates a table of the registry as a superuser does who wants no trigger to see it, and who leaves no trace of that. */
export async function writePastTriggers(db: Database, table: string, change: string): Promise<void> {
  const name = `tenantry.${quoteIdentifier(table)}`;
  await db.transaction(async (tx) => {
    const { rows } = await tx.query<{ name: string }>(
      "select tgname as name from pg_trigger where tgrelid = $1::regclass and not tgisinternal",
      [name],
    );
    await tx.script(`alter table ${name} disable trigger user`);
    await tx.query(`update ${name} set ${change}`);
    for (const { name: trigger } of rows)
      await tx.script(`alter table ${name} enable always trigger ${quoteIdentifier(trigger)}`);
  });
}
