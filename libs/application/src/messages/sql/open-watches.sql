-- A watch for each tenant that has none.
insert into message_watch (tenant_id, since, position)
select tenant_id, clock_timestamp(), 0 from tenant t
where not exists (select from message_watch w where w.tenant_id = t.tenant_id)
on conflict do nothing
