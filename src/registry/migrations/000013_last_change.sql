-- What changed is asked of the log: the head is locked until its transaction has committed, so its number is in the order
-- of commits, which that of no sequence is. Readers learn which tenants changed, and nothing of who changed what.

create function tenantry.last_change() returns bigint
language sql stable security definer set search_path = pg_catalog, pg_temp
return (select seq from audit.head);

-- At most so many, in no order.
create function tenantry.changed_tenants(after bigint, most int) returns setof text
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select distinct c.pk
  from audit.link l
  join audit.stmt s on s.tx = l.tx and s.tbl = 'tenants'
  join audit.change c on c.tx = s.tx and c.stmt = s.n
  where l.seq > after
  limit most;
end;

revoke all on function tenantry.last_change(), tenantry.changed_tenants(bigint, int) from public;
grant execute on function tenantry.last_change(), tenantry.changed_tenants(bigint, int)
  to tenantry_reader, tenantry_sync;
