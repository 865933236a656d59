-- The months in which some dossiers lived, as they stood at $2 and later and as they stand now: a correction that moves
-- a reception from March to April touches both. From $3 to $4, months since 1970-01.
-- Codes come as an array, never as a join: for a tenant the planner has no statistics of, the join once took the index
-- of to_position for each of 3,000 dossiers, 36 s instead of 20 ms (2026-11-22).
with spans as (
  select distinct
    (extract(year from began_on)::int - 1970) * 12 + extract(month from began_on)::int - 1 as first,
    case when closed_on = 'infinity' then $4::int
         else (extract(year from closed_on)::int - 1970) * 12 + extract(month from closed_on)::int - 1 end as last
  from (
    select least(received_on, refused_on) as began_on, closed_on
    from fact_current where tenant_id = $1 and generation = $5 and code = any ($6)
    union all
    select least(received_on, refused_on), closed_on
    from fact_history where tenant_id = $1 and generation = $5 and code = any ($6) and to_position + 0 > $2
  ) lives
  where began_on is not null
)
select distinct m.month
from spans s cross join lateral generate_series(greatest(s.first, $3::int), least(s.last, $4::int)) as m(month)
