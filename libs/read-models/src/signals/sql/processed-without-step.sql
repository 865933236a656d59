-- Entered by hand and processed at most :withinMinutes after reception, with no hand-over, wait or extension until then.
-- A limit of :limitOverHours working hours or fewer is kept at one sitting: such a dossier has no step as a rule (the
-- demo's October 2026 had 133 without a step, all of that kind, of 146 that any signal named). A list names no steps, so that there are none says nothing of what a file told.
select r.code, jsonb_build_object(
  'receivedAt', round(extract(epoch from r.received_at) * 1000),
  'endedAt', round(extract(epoch from r.processed_at) * 1000)) as matched
from resolved r
where coalesce(r.origin, 'demo') = 'demo'
  and (not r.by_date and r.limit_value <= :limitOverHours) is not true
  and r.processed_at <= r.received_at + make_interval(mins => :withinMinutes)
  and not exists (
    select from fact_holding h
    where h.tenant_id = :tenant and h.generation = r.generation and h.code = r.code
      and h.known_from <= :seen and h.to_position > :seen
      and h.handed_over and h.occurred_on < :before and h.occurred_at <= r.processed_at)
  and not exists (
    select from fact_waiting w
    where w.tenant_id = :tenant and w.generation = r.generation and w.code = r.code
      and w.known_from <= :seen and w.to_position > :seen and w.occurred_on < :before and w.occurred_at <= r.processed_at)
  and not exists (
    select from fact_due d
    where d.tenant_id = :tenant and d.generation = r.generation and d.code = r.code
      and d.known_from <= :seen and d.to_position > :seen
      and d.cause = 'DeadlineExtended' and d.occurred_on < :before and d.occurred_at <= r.processed_at)
