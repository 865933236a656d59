/**
 * The same tables from the same log as a good engineer would fill them for a log that is known to be plain: one pass over
 * `event`, windows per stream, one statement. It fills every column and its rows equal ours (the benchmark compares them).
 *
 * It leaves out what the product must do besides: corrections and what follows from them, dossiers that begin without a
 * reception, steps told late or twice, dues given by files, other regimes and grains, checkpoints and parked streams.
 * `max` over an array that begins with the time or the version is "the last known value" without a function of one's own.
 */
const DAY = (instant: string): string => `(${instant} at time zone 'Asia/Ho_Chi_Minh')::date`;
const CLASS = (end: string, due: string): string =>
  `case when ${end} is null then null when ${due} is null then 4 when ${end} < ${due} then 1 when ${end} = ${due} then 2 else 3 end`;

const WAITS = `('SupplementRequested', 'SupplementReceived', 'PaymentRequested', 'PaymentReceived')`;
const REQUESTS = `('SupplementRequested', 'PaymentRequested')`;
const MOVES = `('SupplementReceived', 'PaymentReceived', 'DeadlineExtended')`;
const HOLDS = `('DossierReceived', 'DossierHandedOver')`;

const COLUMNS = `tenant_id, generation, code, version, from_position, status, agency_id, receiving_agency_id, level, procedure_code,
  field_code, channel, received_at, received_on, limit_value, limit_unit, by_date, due_at, due_on, first_promise_at,
  promise_due_at, promise_due_on, due_changes, due_moved_on, processed_at, processed_on, granted, returned_at, returned_on,
  withdrawn_at, withdrawn_on, stopped_at, stopped_on, settled_on, closed_on, waits, waiting_since, waiting_since_on,
  supplement_requests, holdings, held_at, held_on, holder_unit_id, officer_id, class_due, class_promise, class_returned,
  flags, clock_starts_at, calendar_id, clock_calendar_id, clock_calendar_version, waiting_kind, waitings, waiting_moved_on,
  entered_at, components, components_digitized, supplement_since, processed_by, digitized_at, digitized_on, satisfaction, rated_on`;

const ROWS = `
select $1, 1, r.code, f.version, f.position, f.status, agency_id, receiving_agency_id, level, procedure_code,
  field_code, channel, received_at, received_on, limit_value, 2, true, f.due[2], f.due_on, first_promise_at,
  f.promise[2], f.promise_on, f.due_changes, ${DAY('f.due_moved_at')}, f.processed_at, f.processed_on, f.granted, f.returned_at, f.returned_on,
  f.withdrawn_at, f.withdrawn_on, f.stopped_at, f.stopped_on, f.settled_on, f.closed_on, f.waits,
  f.wait[2], ${DAY('f.wait[2]')}, f.supplement_requests, f.holdings, f.held_at, ${DAY('f.held_at')},
  f.holder[2], f.holder[3], ${CLASS('f.processed_on', 'f.due_on')}, ${CLASS('f.processed_on', 'f.promise_on')},
  ${CLASS('f.returned_on', 'f.due_on')}, '{}', clock_starts_at, case when f.last_move[2] is distinct from 1 then calendar_id end,
  calendar_id, calendar_version, f.waiting[2], f.waitings, ${DAY('f.wait[1]')},
  r.entered_at, r.components, r.components_digitized, case when f.waiting[2] = 1 then f.wait[2] end, f.processed_by, f.digitized_at,
  ${DAY('f.digitized_at')}, f.satisfaction, ${DAY('f.rated_at')}`;

export const BY_HAND = `
with step as (
  select e.stream_id, e.version, e.position, e.type, e.occurred_at, e.recorded_at, e.metadata, e.data
  from event e where e.tenant_id = $1 and e.stream_id like 'dossier-%'
), reception as materialized (
  select stream_id, position, substr(stream_id, 9) as code, occurred_at as received_at, ${DAY('occurred_at')} as received_on, recorded_at as entered_at,
    jsonb_array_length(data -> 'components') as components,
    (select count(*) from jsonb_array_elements(data -> 'components') c where (c ->> 'digitized')::boolean) as components_digitized, r.*,
    array_position('{province,district,commune}', "agencyLevel") as level,
    array_position('{counter,online,post}', channel_name) as channel
  from step cross join lateral (
    select data ->> 'agencyId' as agency_id, data ->> 'receivingAgencyId' as receiving_agency_id,
      data ->> 'agencyLevel' as "agencyLevel", data ->> 'procedureCode' as procedure_code, data ->> 'fieldCode' as field_code,
      data ->> 'channel' as channel_name, (data -> 'limit' ->> 'value')::real as limit_value,
      (data ->> 'dueAt')::timestamptz(3) as first_promise_at, (data ->> 'clockStartsAt')::timestamptz(3) as clock_starts_at,
      data ->> 'calendarId' as calendar_id, (data ->> 'calendarVersion')::integer as calendar_version) r
  where type = 'DossierReceived'
), windowed as (
  select stream_id, version, position, type, occurred_at,
    lead(position) over w as to_position,
    array_position('{electronic,paper}', data ->> 'mode') as mode,
    max(array[occurred_at, (data ->> 'dueAt')::timestamptz(3)]) filter (where type in ${MOVES} or version = 1) over w as due,
    max(occurred_at) filter (where type in ${MOVES}) over w as due_moved_at,
    max(array[version, (type = 'DeadlineExtended')::integer]) filter (where type in ${MOVES}) over w as last_move,
    max(array[occurred_at, coalesce(data ->> 'promiseDueAt', data ->> 'dueAt')::timestamptz(3)])
      filter (where type in ('SupplementReceived', 'PaymentReceived') or version = 1) over w as promise,
    count(*) filter (where type in ${MOVES}) over w as due_changes,
    max(array[lpad(version::text, 5, '0'), coalesce(data ->> 'toUnitId', data ->> 'receivingAgencyId'), data ->> 'toOfficerId'])
      filter (where type in ${HOLDS}) over w as holder,
    max(occurred_at) filter (where type in ${HOLDS}) over w as held_at,
    count(*) filter (where type in ${HOLDS}) over w as holdings,
    max(array[version, case type when 'SupplementRequested' then 1 when 'PaymentRequested' then 2 end])
      filter (where type in ${WAITS}) over w as waiting,
    max(array[occurred_at, case when type in ${REQUESTS} then occurred_at end]) filter (where type in ${WAITS}) over w as wait,
    count(*) filter (where type in ${WAITS}) over w as waitings,
    count(*) filter (where type in ${REQUESTS}) over w as waits,
    count(*) filter (where type = 'SupplementRequested') over w as supplement_requests,
    max(case type when 'DossierHandedOver' then 4 when 'DossierProcessed' then 9 when 'ResultReturned' then 10
        when 'DossierWithdrawn' then 7 when 'ProcessingStopped' then 8 else 2 end) over w as furthest,
    max(occurred_at) filter (where type = 'DossierProcessed') over w as processed_at,
    bool_or(data ->> 'decision' = 'granted') filter (where type = 'DossierProcessed') over w as granted,
    max(metadata ->> 'actorId') filter (where type = 'DossierProcessed') over w as processed_by,
    min(occurred_at) filter (where type = 'ResultDigitized' or data ->> 'resultDigitized' = 'true') over w as digitized_at,
    max((data ->> 'score')::integer) filter (where type = 'SatisfactionRated') over w as satisfaction,
    max(occurred_at) filter (where type = 'SatisfactionRated') over w as rated_at,
    max(occurred_at) filter (where type = 'ResultReturned') over w as returned_at,
    max(occurred_at) filter (where type = 'DossierWithdrawn') over w as withdrawn_at,
    max(occurred_at) filter (where type = 'ProcessingStopped') over w as stopped_at
  from step
  window w as (partition by stream_id order by version)
), folded as materialized (
  select w.*, ${DAY('due[2]')} as due_on, ${DAY('promise[2]')} as promise_on,
    coalesce(4 + waiting[2], furthest) as status,
    ${DAY('processed_at')} as processed_on, ${DAY('returned_at')} as returned_on, ${DAY('withdrawn_at')} as withdrawn_on,
    ${DAY('stopped_at')} as stopped_on,
    coalesce(${DAY('least(processed_at, withdrawn_at, stopped_at)')}, 'infinity') as settled_on,
    coalesce(${DAY('least(returned_at, withdrawn_at, stopped_at)')}, 'infinity') as closed_on
  from windowed w
), into_history as (
  insert into plain_history (${COLUMNS}, to_position) ${ROWS}, f.to_position
  from folded f join reception r using (stream_id) where f.to_position is not null
), into_dues as (
  insert into plain_due (tenant_id, generation, code, position, known_from, to_position, occurred_at, occurred_on, due_at,
    due_on, promise_due_at, promise_due_on, cause)
  select $1, 1, r.code, r.position, f.position, 9007199254740991, received_at, received_on, first_promise_at,
    ${DAY('first_promise_at')}, first_promise_at, ${DAY('first_promise_at')}, 'DossierReceived'
  from folded f join reception r using (stream_id) where f.due_changes = 1 and f.type in ${MOVES}
  union all
  select $1, 1, r.code, f.position, f.position, 9007199254740991, occurred_at, ${DAY('occurred_at')}, f.due[2], f.due_on,
    f.promise[2], f.promise_on, f.type
  from folded f join reception r using (stream_id) where f.type in ${MOVES}
), into_holdings as (
  insert into plain_holding (tenant_id, generation, code, position, known_from, to_position, occurred_at, occurred_on,
    handed_over, unit_id, officer_id, mode)
  select $1, 1, substr(stream_id, 9), position, position, 9007199254740991, occurred_at, ${DAY('occurred_at')},
    type = 'DossierHandedOver', holder[2], holder[3], mode
  from folded where type in ${HOLDS}
), into_waitings as (
  insert into plain_waiting (tenant_id, generation, code, position, known_from, to_position, occurred_at, occurred_on, kind,
    since, standing_since, standing_since_on, supplement_requests, supplement_since)
  select $1, 1, substr(stream_id, 9), position, position, 9007199254740991, occurred_at, ${DAY('occurred_at')},
    waiting[2], wait[2], wait[2], ${DAY('wait[2]')}, supplement_requests,
    case when waiting[2] = 1 then wait[2] end
  from folded where type in ${WAITS}
)
insert into plain_current (${COLUMNS}) ${ROWS}
from folded f join reception r using (stream_id) where f.to_position is null`;
