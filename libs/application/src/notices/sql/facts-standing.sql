-- How far the running facts are. They know everything recorded before the event they have not seen yet.
select p.generation, p.position, e.recorded_at as unseen_from,
  coalesce((select array_agg(k.stream_id order by k.stream_id) from parked_stream k
            where k.tenant_id = p.tenant_id and k.projection = p.name and k.generation = p.generation), '{}') as parked
from projection p
left join lateral (
  -- Positions have no hole. Not `= p.position + 1`: for arithmetic row-level security reads the whole log.
  select n.recorded_at from event n where n.tenant_id = p.tenant_id and n.position > p.position
  order by n.position limit 1) e on true
where p.tenant_id = $1 and p.name = 'dossier-facts' and p.running
