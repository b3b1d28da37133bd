import type { HeldTenant, WriteBack } from "../../model/write-back.ts";
import type { Sql } from "../database.ts";

/** Longer than any task may take: when it has ended, whoever had the row is gone. */
const LEASE_SECONDS = 180;

/** A row that is this process's until its lease ends. */
export interface ClaimedWriteBack extends Omit<WriteBack, "last_error"> {
  /** Names this claim: nobody else can finish it. */
  readonly lease: string;
  /** This one included, since it last got through. */
  readonly attempts: number;
  /** How far the proposal of the suspension has come, for a resumption. */
  readonly open_state: WriteBack["state"];
  readonly closed_told: string | null;
  readonly overdue_told: string | null;
  readonly hold: HeldTenant;
  /** The time for a review is over, and the hold is open. */
  readonly overdue: boolean;
  /** Seconds until then; null without a review, or when its time is over. */
  readonly review_in: number | null;
  /** The tenant's file, from the catalog's folder; null where no sync has written it. */
  readonly source_path: string | null;
}

/**
 * What of a hold that has ended waits for nothing: its proposal is to be closed at once. A resumption waits until that is
 * done, as what was never merged need not be taken back.
 */
const DUE = `w.next_at is not null and (w.leased_until is null or w.leased_until < now())
  and (w.next_at <= now() or (w.kind = 'open' and w.attempts = 0 and h.state <> 'open'))
  and (w.kind = 'open' or not exists (
    select from tenantry.write_backs o where o.hold_id = w.hold_id and o.kind = 'open' and o.next_at is not null))`;

/** Where only a day was said, when it is over. */
const REVIEW_AT = "coalesce(h.review_at, (h.review_by + 1)::timestamp at time zone 'UTC')";

const MAY = "select has_any_column_privilege('tenantry.write_backs', 'update') as may";

const CLAIM = `with due as (
    select w.hold_id, w.kind from tenantry.write_backs w join tenantry.holds h on h.id = w.hold_id
    where ${DUE} order by w.next_at, w.hold_id limit 1 for update of w skip locked),
  mine as (
    update tenantry.write_backs w
    set attempts = w.attempts + 1, lease = gen_random_uuid(), leased_until = now() + make_interval(secs => ${String(LEASE_SECONDS)})
    from due where w.hold_id = due.hold_id and w.kind = due.kind
    returning w.*)
  select m.kind, m.state, m.pr_url, m.note, m.lease::text as lease, m.attempts, m.closed_told, m.overdue_told,
    (select o.state from tenantry.write_backs o where o.hold_id = m.hold_id and o.kind = 'open') as open_state,
    h.state = 'open' and coalesce(now() >= ${REVIEW_AT}, false) as overdue,
    case when now() < ${REVIEW_AT} then ceil(extract(epoch from ${REVIEW_AT} - now()))::int end as review_in,
    t.source_path,
    jsonb_build_object('hold_id', h.id, 'tenant_id', h.target_id, 'hold_state', h.state, 'prior_value', h.prior_value,
      'reason', h.reason, 'incident', h.incident, 'actor', h.actor, 'review_by', h.review_by,
      'created_at', to_char(h.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
      'environment', s.environment,
      'key', left(encode(sha256(convert_to(concat_ws('/', s.registry_id, h.id, h.created_at at time zone 'UTC'), 'UTF8')), 'hex'), 8)
    ) as hold
  from mine m join tenantry.holds h on h.id = m.hold_id
  left join tenantry.tenants t on t.tenant_id = h.target_id
  cross join tenantry.registry_state s`;

/**
 * Takes the write-back that has waited longest, for so long as its lease lasts; nobody holds a lock meanwhile. Undefined
 * when nothing is due, or this login may not do it.
 */
export async function claimWriteBack(tx: Sql): Promise<ClaimedWriteBack | undefined> {
  const { rows } = await tx.query<{ may: boolean }>(MAY);
  if (rows[0]?.may !== true) return undefined;
  return (await tx.query<ClaimedWriteBack>(CLAIM)).rows[0];
}
