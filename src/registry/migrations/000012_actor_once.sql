-- Who writes is worked out once for each statement: reading a context with the commits of a large push again for each of
-- 10,000 rows took longer than all the rest.
create function tenantry.note_actor() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('tenantry.stamped_by', tenantry.actor(), true);
  return null;
end
$$;

-- What comes by replication fires row triggers only: there nobody has noted anything.
create or replace function tenantry.stamp() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  new.config_version := old.config_version + 1;
  if new.content_hash is not distinct from old.content_hash then
    new.content_hash := null;
  end if;
  new.created_at := old.created_at;
  new.created_by := old.created_by;
  new.last_modified_at := now();
  new.last_modified_by := coalesce(nullif(current_setting('tenantry.stamped_by', true), ''), tenantry.actor());
  return new;
end
$$;

do $$
declare
  t text;
begin
  foreach t in array array['tenants', 'tenant_tier_configs', 'features', 'feature_flags'] loop
    execute format('create trigger note_actor before update on tenantry.%I
                    for each statement execute function tenantry.note_actor()', t);
    execute format('alter table tenantry.%I enable always trigger note_actor', t);
  end loop;
end
$$;
