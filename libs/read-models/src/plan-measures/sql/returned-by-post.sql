-- Results returned in a period; those that went by post count. The route stands in the event alone: one look-up along the
-- stream for each dossier returned; the last return known is the one that stands, an earlier one was annulled.
select f.code, coalesce(r.via = 'post', false)::int as numerator, 1 as denominator,
  f.returned_on as day, null::date as "countsFrom"
from facts_at($1, $2, $3) f
left join lateral (
  select e.data ->> 'via' as via
  from event e
  where e.tenant_id = $1 and e.stream_id = ('dossier-' || f.code) collate "C" and e.type = 'ResultReturned'
    and e.position <= $7
  order by e.version desc limit 1) r on true
where f.received_on < $3 and f.closed_on >= $4 and f.returned_on >= $4
  and ($5::smallint is null or f.level = $5) and ($6::text[] is null or f.agency_id = any ($6))
