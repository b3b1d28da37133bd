-- What operations observe, what emergencies hold, what must still be delivered, and what each sync did.

create table tenantry.tenant_runtime (
  tenant_id text collate "C" primary key references tenantry.tenants,
  payment_status text,
  health_score numeric(5, 2) check (health_score between 0 and 100),
  users bigint check (users >= 0),
  documents bigint check (documents >= 0),
  storage_gb numeric(14, 2) check (storage_gb >= 0),
  queries_today bigint check (queries_today >= 0),
  observed_at timestamptz not null default now()
);
create index tenant_runtime_payment_status on tenantry.tenant_runtime (payment_status);
create index tenant_runtime_health_score on tenantry.tenant_runtime (health_score);

create table tenantry.holds (
  id bigint generated always as identity primary key,
  target_kind text not null check (target_kind in ('tenant', 'flag')),
  target_id text collate "C" not null,
  field text not null check (field <> ''),
  value jsonb not null,
  prior_value jsonb,
  reason text not null check (reason <> ''),
  incident text,
  actor text not null,
  created_at timestamptz not null default now(),
  review_by date,
  base_commit text,
  state text not null default 'open' check (state in ('open', 'reconciled', 'lifted')),
  closed_at timestamptz,
  closed_by text
);
-- Two open holds on one field could ask for two values.
create unique index holds_open on tenantry.holds (target_kind, target_id, field) where state = 'open';
create index holds_target on tenantry.holds (target_id);

create table tenantry.outbox (
  id bigint generated always as identity primary key,
  tenant_id text collate "C" not null,
  action text not null check (action in
    ('created', 'updated', 'suspended', 'resumed', 'tier_upgraded', 'tier_downgraded', 'removed')),
  config_version bigint not null,
  new_tier text collate "C",
  created_at timestamptz not null default now(),
  attempts int not null default 0,
  last_error text,
  delivered_at timestamptz
);
-- In the order of delivery: suspensions before all others.
create index outbox_undelivered on tenantry.outbox ((action <> 'suspended'), id) where delivered_at is null;

create table tenantry.sync_runs (
  id uuid primary key,
  commit text,
  catalog_hash text not null,
  plan_hash text not null,
  actor text not null,
  actor_source text not null,
  pr_url text,
  pr_source text,
  reason text,
  started_at timestamptz not null,
  finished_at timestamptz not null default now(),
  created int not null,
  updated int not null,
  removed int not null,
  held int not null,
  revision bigint not null
);
create index sync_runs_finished_at on tenantry.sync_runs (finished_at);
