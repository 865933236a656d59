-- What the facts say of some dossiers; ended_at is the first of their ends.
select f.code, f.received_at, f.clock_starts_at, f.due_at, f.first_promise_at, f.by_date, f.calendar_id, f.agency_id,
  least(f.processed_at, f.withdrawn_at, f.stopped_at) as ended_at
from fact_current f
where f.tenant_id = $1 and f.code = any ($3)
  and f.generation = $2
