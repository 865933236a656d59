-- Holders and waits of some dossiers as believed at a position of what had happened before a local day; both series in
-- the order in which they were told. Arrays and not rows: one row a dossier, no join to multiply them (2026-11-22).
select f.code, f.received_at, f.returned_at, f.clock_calendar_id as calendar_id,
  f.clock_calendar_version as calendar_version,
  least(f.processed_at, f.withdrawn_at, f.stopped_at) as ended_at,
  (select jsonb_agg(jsonb_build_array(round(extract(epoch from h.occurred_at) * 1000), h.unit_id, h.officer_id,
                                      h.handed_over) order by h.position)
   from fact_holding h
   where h.tenant_id = $1 and h.generation = f.generation and h.code = f.code and h.occurred_on < $3
     and h.known_from <= coalesce($2, 9007199254740990) and h.to_position > coalesce($2, 9007199254740990)) as holdings,
  (select jsonb_agg(jsonb_build_array(round(extract(epoch from w.occurred_at) * 1000), w.kind,
                                      round(extract(epoch from w.since) * 1000)) order by w.position)
   from fact_waiting w
   where w.tenant_id = $1 and w.generation = f.generation and w.code = f.code and w.occurred_on < $3
     and w.known_from <= coalesce($2, 9007199254740990) and w.to_position > coalesce($2, 9007199254740990)) as waitings
from facts_at($1, $2, $3) f
where f.code = any ($4::text[] collate "C")
