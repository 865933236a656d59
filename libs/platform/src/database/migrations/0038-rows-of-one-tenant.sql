-- Row-level security on tenant_id: a second net below the application's own checks. A connection says whose rows it may
-- see (dunghen.tenant); one that says nothing sees none. '*' is the way over all tenants, taken by name (EVERY_TENANT in
-- libs/platform/src/database/tenant-scope.ts). Forced, so that functions which run as the owner are held too.
--
-- 2026-11-22: both settings are read in sub-selects, which run once a statement and not once a row; the first is a
-- boolean of its own, because the planner then expects half of the rows at least and keeps its plans (an `or` of two
-- comparisons made it expect one tenant's share of one tenant's share).
create function hold_tenants() returns integer language plpgsql set search_path = dunghen, pg_temp as $$
declare held regclass; amount integer := 0;
begin
  for held in
    select c.oid::regclass
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
    where c.relnamespace = 'dunghen'::regnamespace and c.relkind in ('r', 'p')
      and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'rows_of_one_tenant')
  loop
    execute format('alter table %s enable row level security', held);
    execute format('alter table %s force row level security', held);
    execute format(
      'create policy rows_of_one_tenant on %s using (
         (select current_setting(''dunghen.tenant'', true) = ''*'')
         or tenant_id = (select current_setting(''dunghen.tenant'', true)))', held);
    amount := amount + 1;
  end loop;
  return amount;
end $$;

revoke execute on function hold_tenants() from public;
select hold_tenants();
