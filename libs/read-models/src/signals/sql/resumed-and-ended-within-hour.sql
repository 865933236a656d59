-- Processed at most :withinMinutes after a wait had ended and nothing was awaited any more. A processing ends a wait, too:
-- only what the log tells as received, paid or expired is a wait that ended by itself.
select r.code, jsonb_build_object(
  'resumedAt', round(extract(epoch from w.occurred_at) * 1000),
  'endedAt', round(extract(epoch from r.processed_at) * 1000), 'position', w.position) as matched
from resolved r
join fact_waiting w
  on w.tenant_id = :tenant and w.generation = r.generation and w.code = r.code
  and w.known_from <= :seen and w.to_position > :seen and w.occurred_on < :before and w.kind is null
join event e
  on e.tenant_id = :tenant and e.position = w.position
  and e.type in ('SupplementReceived', 'SupplementExpired', 'PaymentReceived')
where r.processed_at between w.occurred_at and w.occurred_at + make_interval(mins => :withinMinutes)
