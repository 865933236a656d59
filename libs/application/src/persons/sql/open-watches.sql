-- A watch for each tenant that has none.
insert into person_watch (tenant_id, position)
select tenant_id, 0 from tenant t
where not exists (select from person_watch w where w.tenant_id = t.tenant_id)
on conflict do nothing
