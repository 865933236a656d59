-- Components of the dossiers received in a period; the digitised ones count. Nothing is settled before it is received: that
-- bound is what the index begins with.
select f.code, f.components_digitized::int as numerator, f.components::int as denominator,
  f.received_on as day, null::date as "countsFrom"
from facts_at($1, $2, $3) f
where f.received_on >= $4 and f.received_on < $3 and f.settled_on >= $4 and f.components > 0
  and ($5::smallint is null or f.level = $5) and ($6::text[] is null or f.agency_id = any ($6))
