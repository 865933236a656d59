-- Applicants' ratings given in a period; those of 4 or 5 count. The rows of facts_at, but read where they lie: it tells a
-- rating of before the day by an expression, which the index of ratings cannot serve.
select f.code, (f.satisfaction >= 4)::int as numerator, 1 as denominator, f.satisfaction::int as "scoreSum",
  f.rated_on as day, null::date as "countsFrom"
from (
  select c.code, c.rated_on, c.satisfaction, c.level, c.agency_id
  from fact_current c
  where c.tenant_id = $1 and ($2::bigint is null or c.from_position <= $2)
    and c.generation = (select p.generation from projection p
                        where p.tenant_id = $1 and p.name = 'dossier-facts' and p.running)
    and c.rated_on >= $4 and c.rated_on < $3 and c.received_on < $3
  union all
  select o.code, o.rated_on, o.satisfaction, o.level, o.agency_id
  from fact_history o
  where $2::bigint is not null and o.tenant_id = $1 and o.from_position <= $2 and o.to_position > $2
    and o.generation = (select p.generation from projection p
                        where p.tenant_id = $1 and p.name = 'dossier-facts' and p.running)
    and o.rated_on >= $4 and o.rated_on < $3 and o.received_on < $3) f
where ($5::smallint is null or f.level = $5) and ($6::text[] is null or f.agency_id = any ($6))
