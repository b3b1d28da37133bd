-- Questions about the past begin with a time, a sync or a revision: the log is found by time, and auditors see the syncs.

create index link_at on audit.link (at);
grant select on tenantry.sync_runs to tenantry_auditor;
