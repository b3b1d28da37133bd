import type { Hold } from "../../model/registry.ts";
import type { Sql } from "../database.ts";
import { listHolds } from "./list-holds.ts";

/** The overrides in force, oldest first. */
export async function readOpenHolds(sql: Sql): Promise<Hold[]> {
  return listHolds(sql, { state: "open" });
}
