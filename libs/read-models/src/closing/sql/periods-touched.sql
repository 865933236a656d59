-- How many dossiers ($3) may have changed some periods ($6 and $7: first and last days): those whose lives lie in them
-- from the day on that each may have changed ($4), as they stood at position $2 and later and as they stand now; of
-- agencies $8 then or now, null: of all. Codes as an array, never as a join from the log (see months-touched.sql of
-- recomputation).
with lives as (
  select code, agency_id, least(received_on, refused_on) as began_on, closed_on
  from fact_current where tenant_id = $1 and generation = $5 and code = any ($3)
  union all
  select code, agency_id, least(received_on, refused_on), closed_on
  from fact_history where tenant_id = $1 and generation = $5 and code = any ($3) and to_position + 0 > $2
), changed as (
  select l.code, greatest(l.began_on, c.since) as since, l.closed_on
  from unnest($3::text[], $4::date[]) as c(code, since) join lives l on l.code = c.code collate "C"
  where $8::text[] is null or l.agency_id = any ($8)
)
select p.n::int as n, count(distinct c.code)::int as dossiers
from unnest($6::date[], $7::date[]) with ordinality as p(from_on, to_on, n)
join changed c on c.since <= p.to_on and c.closed_on >= p.from_on
group by 1
