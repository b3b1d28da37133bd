/** How a tenant's document lies in its row: the only file that knows both. */
import type { TenantDocument, TenantStatus } from "../model/catalog.ts";
import { compareText } from "../model/diagnostic.ts";
import type { JsonObject } from "../model/json.ts";

/** One tenant to write. */
export interface TenantWrite {
  /** What services shall see. */
  readonly document: TenantDocument;
  /** What to compare with later, when it is not the document itself. */
  readonly applied?: TenantDocument;
  /** SHA-256 of the document that the next plan must find unchanged, lower-case hex. */
  readonly content_hash: string | null;
  readonly source_path: string | null;
  readonly source_commit: string | null;
}

/** Unpacks a JSON list of writes; `w` is the write, `d` its document. */
export const WRITES = `jsonb_to_recordset($1::jsonb)
    as w(document jsonb, applied jsonb, content_hash text, source_path text, source_commit text, base_version bigint)
  cross join lateral jsonb_to_record(w.document)
    as d(tenant_id text, display_name text, tier text, status text, suspension jsonb, owner text, billing jsonb, region text,
         compliance text[], labels jsonb, limits jsonb, features jsonb, flags jsonb, config jsonb, sla jsonb,
         monthly_cost numeric, prevent_deletion bool, overrides text[])`;

/** Every column that a write sets, beside the key, with where its value comes from. */
export const WRITTEN_COLUMNS = {
  display_name: "d.display_name",
  tier: "d.tier",
  status: "d.status",
  suspension_reason: "d.suspension ->> 'reason'",
  suspension_ticket: "d.suspension ->> 'ticket'",
  owner: "d.owner",
  billing_email: "d.billing ->> 'email'",
  cost_center: "d.billing ->> 'cost_center'",
  region: "d.region",
  compliance: "d.compliance",
  labels: "d.labels",
  limits: "d.limits",
  features: "d.features",
  flags: "d.flags",
  config: "d.config",
  sla: "d.sla",
  monthly_cost: "d.monthly_cost",
  prevent_deletion: "d.prevent_deletion",
  overrides: "d.overrides",
  content_hash: "w.content_hash",
  applied: "coalesce(w.applied, w.document)",
  source_path: "w.source_path",
  source_commit: "w.source_commit",
} as const;

/** The columns that make up a document. */
export const DOCUMENT_COLUMNS = `t.tenant_id, t.display_name, t.tier, t.status, t.suspension_reason, t.suspension_ticket,
  t.owner, t.billing_email, t.cost_center, t.region, t.compliance, t.labels, t.limits, t.features, t.flags, t.config, t.sla,
  t.monthly_cost, t.prevent_deletion, t.overrides`;

export interface DocumentRow {
  readonly tenant_id: string;
  readonly display_name: string;
  readonly tier: string;
  readonly status: TenantStatus;
  readonly suspension_reason: string | null;
  readonly suspension_ticket: string | null;
  readonly owner: string;
  readonly billing_email: string | null;
  readonly cost_center: string | null;
  readonly region: string;
  readonly compliance: string[];
  readonly labels: TenantDocument["labels"];
  readonly limits: TenantDocument["limits"];
  readonly features: string[];
  readonly flags: TenantDocument["flags"];
  readonly config: JsonObject;
  readonly sla: TenantDocument["sla"];
  readonly monthly_cost: string;
  readonly prevent_deletion: boolean;
  readonly overrides: string[];
}

export function documentOf(row: DocumentRow): TenantDocument {
  const { suspension_reason, suspension_ticket, billing_email, cost_center } = row;
  return {
    tenant_id: row.tenant_id,
    display_name: row.display_name,
    tier: row.tier,
    status: row.status,
    ...(suspension_reason === null
      ? {}
      : {
          suspension: {
            reason: suspension_reason,
            ...(suspension_ticket === null ? {} : { ticket: suspension_ticket }),
          },
        }),
    owner: row.owner,
    ...(billing_email === null
      ? {}
      : { billing: { email: billing_email, ...(cost_center === null ? {} : { cost_center }) } }),
    region: row.region,
    compliance: [...row.compliance].sort(compareText), // a hand may have written it in any order
    labels: row.labels,
    limits: row.limits,
    features: row.features,
    flags: row.flags,
    config: row.config,
    sla: row.sla,
    monthly_cost: Number(row.monthly_cost),
    prevent_deletion: row.prevent_deletion,
    overrides: row.overrides,
  };
}
