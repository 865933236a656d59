-- The months in which a dossier lived that changed after $2 and up to $3, as it stood before and as it stands now:
-- a correction that moves a reception from March to April touches both. From $4 to $5, months since 1970-01.
with changed as (
  select distinct substr(stream_id, length('dossier-') + 1) collate "C" as code
  from event where tenant_id = $1 and position > $2 and position <= $3 and stream_id like 'dossier-%'
), lives as (
  select least(f.received_on, f.refused_on) as began_on, f.closed_on
  from changed c
  join fact_current f on f.tenant_id = $1 and f.generation = $6 and f.code = c.code
  union
  select least(h.received_on, h.refused_on), h.closed_on
  from changed c
  join fact_history h on h.tenant_id = $1 and h.generation = $6 and h.code = c.code and h.to_position > $2
), spans as (
  select distinct
    (extract(year from began_on)::int - 1970) * 12 + extract(month from began_on)::int - 1 as first,
    case when closed_on = 'infinity' then $5::int
         else (extract(year from closed_on)::int - 1970) * 12 + extract(month from closed_on)::int - 1 end as last
  from lives where began_on is not null
)
select distinct m.month
from spans s cross join lateral generate_series(greatest(s.first, $4::int), least(s.last, $5::int)) as m(month)
