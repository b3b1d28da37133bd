-- What Git declares. Ids sort by byte, as everywhere in Tenantry. Nothing here names a tier or a limit.

-- A context is believed only from logins that may write; from anybody else it is as if there were none.
-- `return` binds every name now, so no search_path of a caller can divert it, and the planner can inline it.
create function tenantry.trusted_context() returns text
language sql stable
return case
  when pg_has_role(session_user, 'tenantry_sync', 'MEMBER') or pg_has_role(session_user, 'tenantry_emergency', 'MEMBER')
  then nullif(current_setting('tenantry.context', true), '') -- an unset setting reads as '' after its first use
end;

create function tenantry.actor() returns text
language sql stable
return coalesce(tenantry.trusted_context()::jsonb ->> 'actor', session_user::text);

create table tenantry.registry_state (
  one bool primary key default true check (one),
  registry_id uuid not null default gen_random_uuid(),
  environment text not null check (environment <> ''),
  epoch bigint not null default 1,
  revision bigint not null default 0,
  last_commit text,
  currency text,
  limits jsonb not null default '{}' check (jsonb_typeof(limits) = 'object'),
  updated_at timestamptz not null default now()
);

create table tenantry.tenant_tier_configs (
  tier text collate "C" primary key check (tier ~ '^[a-z][a-z0-9_-]{1,62}$'),
  rank int not null,
  display_name text not null,
  document jsonb not null check (jsonb_typeof(document) = 'object'),
  content_hash text check (content_hash ~ '^[0-9a-f]{64}$'),
  source_path text,
  source_commit text,
  config_version bigint not null default 1,
  created_at timestamptz not null default now(),
  created_by text not null default tenantry.actor(),
  last_modified_at timestamptz not null default now(),
  last_modified_by text not null default tenantry.actor(),
  removed_at timestamptz
);

create table tenantry.features (
  feature text collate "C" primary key check (feature ~ '^[a-z][a-z0-9_-]{1,62}$'),
  document jsonb not null check (jsonb_typeof(document) = 'object'),
  content_hash text check (content_hash ~ '^[0-9a-f]{64}$'),
  source_path text,
  source_commit text,
  config_version bigint not null default 1,
  created_at timestamptz not null default now(),
  created_by text not null default tenantry.actor(),
  last_modified_at timestamptz not null default now(),
  last_modified_by text not null default tenantry.actor(),
  removed_at timestamptz
);

create table tenantry.feature_flags (
  flag text collate "C" primary key check (flag ~ '^[a-z][a-z0-9_-]{1,62}$'),
  kind text not null,
  state text not null check (state in ('on', 'off')),
  expires date,
  document jsonb not null check (jsonb_typeof(document) = 'object'),
  content_hash text check (content_hash ~ '^[0-9a-f]{64}$'),
  source_path text,
  source_commit text,
  config_version bigint not null default 1,
  created_at timestamptz not null default now(),
  created_by text not null default tenantry.actor(),
  last_modified_at timestamptz not null default now(),
  last_modified_by text not null default tenantry.actor(),
  removed_at timestamptz
);

create table tenantry.tenants (
  tenant_id text collate "C" primary key check (tenant_id ~ '^[a-z][a-z0-9_-]{1,62}$'),
  display_name text not null,
  tier text collate "C" not null references tenantry.tenant_tier_configs,
  status text not null check (status in ('provisioning', 'active', 'suspended', 'offboarding', 'archived')),
  owner text not null,
  billing_email text,
  cost_center text check (cost_center is null or billing_email is not null),
  region text not null,
  compliance text[] not null default '{}',
  labels jsonb not null default '{}' check (jsonb_typeof(labels) = 'object'),
  limits jsonb not null default '{}' check (jsonb_typeof(limits) = 'object'),
  features jsonb not null default '[]' check (jsonb_typeof(features) = 'array'),
  flags jsonb not null default '{}' check (jsonb_typeof(flags) = 'object'),
  config jsonb not null default '{}' check (jsonb_typeof(config) = 'object'),
  sla jsonb not null default '{}' check (jsonb_typeof(sla) = 'object'),
  monthly_cost numeric(14, 2) not null default 0,
  prevent_deletion bool not null default false,
  overrides text[] not null default '{}',
  config_version bigint not null default 1,
  content_hash text check (content_hash ~ '^[0-9a-f]{64}$'),
  applied jsonb,
  source_path text,
  source_commit text,
  created_at timestamptz not null default now(),
  created_by text not null default tenantry.actor(),
  last_modified_at timestamptz not null default now(),
  last_modified_by text not null default tenantry.actor(),
  suspended_at timestamptz,
  suspension_reason text,
  suspension_ticket text check (suspension_ticket is null or suspension_reason is not null),
  removed_at timestamptz
);

create index tenants_tier on tenantry.tenants (tier);
create index tenants_status on tenantry.tenants (status);
create index tenants_owner on tenantry.tenants (owner);
create index tenants_cost_center on tenantry.tenants (cost_center);
create index tenants_features on tenantry.tenants using gin (features jsonb_path_ops);
