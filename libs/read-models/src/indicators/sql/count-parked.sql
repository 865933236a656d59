-- Dossiers that a poison event keeps out of the figures. One that was parked in mid-life has a row that says whose it
-- is; one parked at its first event may be anybody's and is counted for everybody.
select count(*)::int as incomplete
from parked_stream s
join projection p
  on p.tenant_id = s.tenant_id and p.name = s.projection and p.generation = s.generation and p.running
left join fact_current f
  on f.tenant_id = s.tenant_id and f.generation = s.generation and f.code = substr(s.stream_id, length('dossier-') + 1)
where s.tenant_id = $1 and s.projection = 'dossier-facts'
  and ($2::text[] is null or f.agency_id is null or f.agency_id = any ($2))
