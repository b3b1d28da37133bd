import { setTimeout as wait } from "node:timers/promises";
import { resumeTenant } from "../../src/emergency/resume.ts";
import { suspendTenant } from "../../src/emergency/suspend.ts";
import type { TenantStatus } from "../../src/model/catalog.ts";
import { OperationalError } from "../../src/model/operational-error.ts";
import type { Database } from "../../src/registry/database.ts";
import { olga } from "../support/people.ts";
import type { Oracle } from "./oracle.ts";
import { TENANTS } from "./stage.ts";

const LIMITS =
  "update tenantry.tenants set limits = jsonb_build_object('max_users', $2::int) where tenant_id = $1 returning config_version, status";

interface Row {
  readonly config_version: number;
  readonly status: TenantStatus;
}

/** Changes tenants all the time, as emergencies do and as a hand does, and tells the oracle what was committed. */
export class Writer {
  readonly counts = { committed: 0, failed: 0 };
  readonly #db: Database;
  readonly #oracle: Oracle;
  #open = true;
  #resting = false;
  #writing: Promise<void> = Promise.resolve();
  readonly #loop: Promise<void>;

  constructor(db: Database, oracle: Oracle) {
    this.#db = db;
    this.#oracle = oracle;
    this.#loop = this.#write();
  }

  /** Resolves when no change is under way. */
  async rest(): Promise<void> {
    this.#resting = true;
    await this.#writing;
  }

  goOn(): void {
    this.#resting = false;
  }

  async close(): Promise<void> {
    this.#open = false;
    await this.#loop;
  }

  /** Tells the oracle of whatever was committed and not heard of. */
  async confirm(): Promise<void> {
    const rows = await this.#db.query<Row & { id: string }>("select tenant_id as id, config_version, status from tenantry.tenants"); // prettier-ignore
    for (const { id, config_version, status } of rows.rows) this.#oracle.committed(id, config_version, status);
  }

  async #write(): Promise<void> {
    for (let turn = 0; this.#open; turn++) {
      if (!this.#resting) await (this.#writing = this.#change(TENANTS[turn % TENANTS.length] ?? TENANTS[0]));
      await wait(60 + Math.random() * 160);
    }
  }

  async #change(tenantId: string): Promise<void> {
    try {
      const { config_version, status } = await this.#commit(tenantId);
      this.#oracle.committed(tenantId, config_version, status);
      this.counts.committed += 1;
    } catch (error) {
      if (!(error instanceof OperationalError)) throw error;
      this.counts.failed += 1; // PostgreSQL is away, or nobody knows
    }
  }

  async #commit(tenantId: string): Promise<Row> {
    const input = { tenantId, reason: "chaos", attribution: olga };
    const suspended = this.#oracle.status(tenantId, this.#oracle.newest("registry", tenantId)) === "suspended";
    if (suspended && Math.random() < 0.7) return resumeTenant(this.#db, input);
    if (Math.random() < 0.5) return suspendTenant(this.#db, input);
    const { rows } = await this.#db.query<Row>(LIMITS, [tenantId, Math.floor(Math.random() * 900)]);
    const [row] = rows;
    if (row === undefined) throw new Error(`There is no tenant ${tenantId}.`);
    return row;
  }
}
