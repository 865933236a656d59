-- The first generation of a projection for a tenant; a second opener changes nothing.
insert into projection (tenant_id, name, version, generation, running, position)
select $1, $2, $3, 1, true, 0
where not exists (select from projection where tenant_id = $1 and name = $2)
on conflict do nothing
