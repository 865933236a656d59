-- Dossiers that a poison event keeps out of the figures. One that was parked in mid-life has a row that says whose it
-- is; one parked at its first event may be anybody's and is counted for everybody.
-- The code is cut out first: row-level security lets no function near an index.
with parked as materialized (
  select s.generation, substr(s.stream_id, length('dossier-') + 1) as code
  from parked_stream s
  join projection p
    on p.tenant_id = s.tenant_id and p.name = s.projection and p.generation = s.generation and p.running
  where s.tenant_id = $1 and s.projection = 'dossier-facts')
select count(*)::int as incomplete
from parked s
left join fact_current f on f.tenant_id = $1 and f.generation = s.generation and f.code = s.code
where ($2::text[] is null or f.agency_id is null or f.agency_id = any ($2))
