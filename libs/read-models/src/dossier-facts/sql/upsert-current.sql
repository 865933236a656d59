-- The whole batch in one statement; the last row of each dossier only.
insert into fact_current
select r.* from json_populate_recordset(null::fact_current, $1) r
on conflict (tenant_id, generation, code) do update set
  version = excluded.version, from_position = excluded.from_position, status = excluded.status,
  agency_id = excluded.agency_id, receiving_agency_id = excluded.receiving_agency_id, level = excluded.level,
  procedure_code = excluded.procedure_code, field_code = excluded.field_code, channel = excluded.channel,
  submitted_at = excluded.submitted_at, received_at = excluded.received_at, received_on = excluded.received_on,
  clock_starts_at = excluded.clock_starts_at, calendar_id = excluded.calendar_id,
  clock_calendar_id = excluded.clock_calendar_id, clock_calendar_version = excluded.clock_calendar_version,
  limit_value = excluded.limit_value, limit_unit = excluded.limit_unit, by_date = excluded.by_date,
  due_at = excluded.due_at, due_on = excluded.due_on, first_promise_at = excluded.first_promise_at,
  promise_due_at = excluded.promise_due_at, promise_due_on = excluded.promise_due_on,
  due_changes = excluded.due_changes, due_moved_on = excluded.due_moved_on,
  processed_at = excluded.processed_at, processed_on = excluded.processed_on,
  granted = excluded.granted, returned_at = excluded.returned_at, returned_on = excluded.returned_on,
  withdrawn_at = excluded.withdrawn_at, withdrawn_on = excluded.withdrawn_on, stopped_at = excluded.stopped_at,
  stopped_on = excluded.stopped_on, refused_at = excluded.refused_at, refused_on = excluded.refused_on,
  settled_on = excluded.settled_on, closed_on = excluded.closed_on, waits = excluded.waits,
  waiting_kind = excluded.waiting_kind, waiting_since = excluded.waiting_since,
  waiting_since_on = excluded.waiting_since_on, waitings = excluded.waitings,
  waiting_moved_on = excluded.waiting_moved_on,
  supplement_requests = excluded.supplement_requests, holdings = excluded.holdings,
  held_at = excluded.held_at, held_on = excluded.held_on, holder_unit_id = excluded.holder_unit_id,
  officer_id = excluded.officer_id, class_due = excluded.class_due,
  class_promise = excluded.class_promise, class_returned = excluded.class_returned, flags = excluded.flags
