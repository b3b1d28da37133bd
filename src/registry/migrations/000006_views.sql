-- For people and dashboards. security_invoker: a view shows nobody more than the tables would.

create view tenantry.tenant_limits with (security_invoker = true) as
select t.tenant_id, l.key as "limit",
       case when jsonb_typeof(l.value) = 'number' then l.value::numeric end as value, -- null: unlimited
       s.limits -> l.key ->> 'unit' as unit
from tenantry.tenants t
cross join lateral jsonb_each(t.limits) l
cross join tenantry.registry_state s
where t.removed_at is null;

create view tenantry.tenant_overview with (security_invoker = true) as
select t.tenant_id, t.display_name, t.tier, t.status, t.owner, t.region, t.cost_center, t.monthly_cost, t.features,
       t.config_version, t.suspended_at, t.suspension_reason, t.last_modified_at, t.last_modified_by,
       r.payment_status, r.health_score, r.users, r.documents, r.storage_gb, r.queries_today, r.observed_at
from tenantry.tenants t
left join tenantry.tenant_runtime r using (tenant_id)
where t.removed_at is null;

create view tenantry.cost_by_cost_center with (security_invoker = true) as
select t.cost_center, count(*) as tenants, sum(t.monthly_cost) as monthly_cost, s.currency
from tenantry.tenants t
cross join tenantry.registry_state s
where t.removed_at is null
group by t.cost_center, s.currency;
