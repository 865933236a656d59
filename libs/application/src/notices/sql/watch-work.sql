-- Tenants for which the watch has something to do, all of them in one statement: events or freed streams to plan,
-- a look to go on with, another generation of facts, or planned notices whose moment has come ($1).
select t.tenant_id as tenant, t.timezone
from projection p
join tenant t using (tenant_id)
left join notice_watch w using (tenant_id)
where p.name = 'dossier-facts' and p.running and (
  w.tenant_id is null or w.position < p.position or w.generation <> p.generation or w.looked_due is not null
  or exists (select from unnest(w.parked) as s(stream_id) where not exists (
    select from parked_stream k
    where k.tenant_id = p.tenant_id and k.projection = p.name and k.generation = p.generation and k.stream_id = s.stream_id))
  or exists (select from notice n where n.tenant_id = t.tenant_id and n.look_at <= $1))
order by 1
