-- Applicants' ratings given in a period: those of 4 or 5, all of them, and the sum of their scores.
select count(*) filter (where f.satisfaction >= 4)::int as numerator, count(*)::int as denominator,
  coalesce(sum(f.satisfaction), 0)::int as "scoreSum"
from facts_at($1, $2, $3) f
where f.received_on < $3 and f.rated_on >= $4 and f.rated_on < $3
  and ($5::smallint is null or f.level = $5) and ($6::text[] is null or f.agency_id = any ($6))
