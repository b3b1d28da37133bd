import { readMigrations } from "../../src/registry/migration-files.ts";
import { CLAIM_OUTBOX } from "../../src/registry/queries/claim-outbox.ts";
import { POLL_OUTBOX } from "../../src/registry/queries/poll-outbox.ts";
import { sampleDocument } from "../support/documents.ts";
import type { OutboxRow, RegistryData } from "./registry-data.ts";

/** One transaction, or one statement alone. */
export interface Session {
  readonly claimed: OutboxRow[];
  /** What its COMMIT will do. */
  readonly writes: ((now: number) => void)[];
}

export type Parameters = readonly unknown[];
type Rows = readonly object[];
type Statement = (data: RegistryData, params: Parameters, session: Session) => Rows;

export const ADVISORY_LOCK = "select pg_advisory_xact_lock(hashtextextended('tenantry:rebuild', 0))";
const CREATED_AT = "2026-11-23T10:00:00.000Z";
const { owner, region, compliance, labels, limits, features, flags, config, sla, overrides } = sampleDocument("sample");
const DOCUMENT = {
  ...{ display_name: "Sample", tier: "gold", suspension_reason: null, suspension_ticket: null },
  ...{ billing_email: null, cost_center: null, monthly_cost: "1", prevent_deletion: false, source_commit: null },
  ...{ owner, region, compliance, labels, limits, features, flags, config, sla, overrides },
};
const migrations = readMigrations().map(({ version, name, sha256 }) => ({ version, name, sha256 }));

const identity = ({ registryId, epoch, revision }: RegistryData) => ({
  registry_id: registryId,
  environment: "simulated",
  epoch,
  revision,
  last_commit: null,
  currency: "INR",
});
const names = (value: unknown) => value as readonly string[];
const ids = (value: unknown) => value as readonly number[];

function claim(data: RegistryData, [most]: Parameters, session: Session): Rows {
  const free = data.undelivered.filter(({ lock }) => lock === undefined);
  const order = ({ action, id }: OutboxRow) => (action === "suspended" ? id : id + 1e9);
  const rows = free.sort((a, b) => order(a) - order(b)).slice(0, Number(most));
  for (const row of rows) row.lock = session;
  session.claimed.push(...rows);
  return rows.map(({ id, tenant_id, action, version, attempts }) => {
    return { id, tenant_id, action, config_version: version, new_tier: null, created_at: CREATED_AT, attempts };
  });
}

/** The rows that this session has claimed, as an update finds them. */
function own(data: RegistryData, session: Session, wanted: unknown): OutboxRow[] {
  return ids(wanted).map((id) => {
    const row = session.claimed.find((each) => each.id === id);
    if (row === undefined) throw new Error(`The outbox's row ${id} is updated without a claim.`);
    return row;
  });
}

function readDocuments(data: RegistryData, [wanted]: Parameters): Rows {
  return names(wanted).flatMap((tenant_id) => {
    const row = data.tenants.get(tenant_id);
    if (row === undefined) return [];
    const { version, status, removed } = row;
    return { ...DOCUMENT, tenant_id, status, removed, config_version: version, epoch: data.epoch };
  });
}

function changedSince(data: RegistryData, [after, most]: Parameters): Rows {
  return [...new Set(data.links.slice(Number(after)))].slice(0, Number(most)).flatMap((tenant_id) => {
    const row = data.tenants.get(tenant_id);
    return row === undefined ? [] : { tenant_id, config_version: row.version };
  });
}

const waits = ({ undelivered }: RegistryData) => undelivered.length > 0;

/** What the statements of src/registry/queries do, each known by its text. */
const STATEMENTS: readonly (readonly [text: string | RegExp, run: Statement])[] = [
  [CLAIM_OUTBOX, claim],
  [POLL_OUTBOX, (data) => [{ ...identity(data), waits: waits(data) }]],
  [/^select registry_id, environment, epoch, revision, last_commit, currency/, (data) => [identity(data)]],
  [/^select exists \(select from tenantry\.outbox where delivered_at is null/, (data) => [{ waits: waits(data) }]],
  [
    /^update tenantry\.outbox set delivered_at/,
    (data, [wanted], session) => {
      const rows = own(data, session, wanted);
      session.writes.push((now) => rows.forEach((row) => data.markDelivered(now, row)));
      return rows;
    },
  ],
  [
    /^update tenantry\.outbox set attempts/,
    (data, [wanted], session) => {
      const rows = own(data, session, wanted);
      session.writes.push(() => rows.forEach((row) => (row.attempts += 1)));
      return rows;
    },
  ],
  [/from tenantry\.tenants t cross join tenantry\.registry_state s\s+where t\.tenant_id = any/, readDocuments],
  [
    /^select tenant_id, config_version, content_hash, removed_at/,
    ({ tenants }) =>
      [...tenants].sort().map(([tenant_id, { version, removed }]) => {
        return { tenant_id, config_version: version, content_hash: null, removed };
      }),
  ],
  [
    /^select count\(\*\) as count, min\(created_at\) as oldest/,
    ({ undelivered: { length: count } }) => [{ count, oldest: count === 0 ? null : CREATED_AT }],
  ],
  [/^select count\(\*\) filter/, ({ undelivered: { length: own } }) => [{ own, others: 0 }]],
  [
    /^select registry_id, epoch, revision, last_commit as commit/,
    (data) => (waits(data) ? [] : [{ ...identity(data), commit: null }]),
  ],
  [/^select flag, expires from tenantry\.feature_flags/, () => []],
  [/tenantry\.last_change\(\) as last/, (data) => [{ ...identity(data), last: data.links.length }]],
  [/tenantry\.changed_tenants/, changedSince],
  [/^select from pg_class/, () => [{}]],
  [/^select version, name, sha256 from tenantry\.migrations/, () => migrations],
];

const known = new Map<string, Statement>();

/** Runs one statement now. Throws for one that is not listed above. */
export function runStatement(data: RegistryData, text: string, params: Parameters, session: Session): Rows {
  return find(text)(data, params, session);
}

function find(text: string): Statement {
  const found = known.get(text);
  if (found !== undefined) return found;
  const match = STATEMENTS.find(([pattern]) => (typeof pattern === "string" ? pattern === text : pattern.test(text)));
  if (match === undefined) throw new Error(`The simulated registry does not know: ${text}`);
  known.set(text, match[1]);
  return match[1];
}
