-- Dossiers handed over to another unit in a period; those that travelled by wire every time count, and beside them the single
-- hand-overs. The unit before is the one believed to have held the dossier before, in the order of telling, as for the
-- holder in force. A correction that changes the holder is no hand-over: it has no mode.
-- 2026-11-22, 300,000 facts: 50 µs for each dossier that the period looks at; the hand-over before found by a subquery
-- instead of the window cost as much (4.8 and 6.2 s for a year of 98,000).
select f.code, bool_and(h.mode = 1)::int as numerator, 1 as denominator,
  (count(*) filter (where h.mode = 1))::int as "handOversElectronic", count(*)::int as "handOvers"
from facts_at($1, $2, $3) f
cross join lateral (
  select s.mode
  from (select h.mode, h.handed_over, h.occurred_on,
               h.unit_id is distinct from lag(h.unit_id) over (order by h.position) as elsewhere
        from fact_holding h
        where h.tenant_id = $1 and h.generation = f.generation and h.code = f.code and h.occurred_on < $3
          and h.known_from <= coalesce($2, 9007199254740990) and h.to_position > coalesce($2, 9007199254740990)) s
  where s.handed_over and s.elsewhere and s.occurred_on >= $4 and s.mode is not null) h
where f.received_on < $3 and f.closed_on >= $4
  and ($5::smallint is null or f.level = $5) and ($6::text[] is null or f.agency_id = any ($6))
group by f.code
