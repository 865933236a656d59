-- Granted dossiers of a period; those whose result was digitised before its end count. What a withdrawal or a stop closed
-- first was not resolved, whatever came after it.
select f.code, (f.digitized_on is not null and f.digitized_on < $3)::int as numerator, 1 as denominator,
  f.processed_on as day, f.digitized_on as "countsFrom"
from facts_at($1, $2, $3) f
where f.received_on < $3 and f.settled_on >= $4 and f.processed_on >= $4 and f.granted
  and (least(f.withdrawn_at, f.stopped_at) < f.processed_at) is not true
  and ($5::smallint is null or f.level = $5) and ($6::text[] is null or f.agency_id = any ($6))
