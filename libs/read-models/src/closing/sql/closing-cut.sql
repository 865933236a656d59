-- The newest instant, no later than $2, of which the facts have read everything.
select least($2::timestamptz, e.recorded_at - interval '1 millisecond') as as_of
from projection p
left join lateral (
  -- The next one: positions have no hole. Not `= p.position + 1`: for arithmetic row-level security reads the whole log.
  select n.recorded_at from event n where n.tenant_id = p.tenant_id and n.position > p.position
  order by n.position limit 1) e on true
where p.tenant_id = $1 and p.name = 'dossier-facts' and p.running
