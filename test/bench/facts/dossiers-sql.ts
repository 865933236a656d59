import { LIVE, RANDOM } from './sizes.js';

/** A repeatable number in [0, 1) for a dossier; another one for each `salt`. */
const chance = (salt: number): string => `((hashint8extended(i, ${String(salt)}) & 1048575)::float8 / 1048576)`;

/** Local midnight of a day. The zone has no summer time and the session's is UTC; looking the zone up takes half of the filling. */
const at = (day: string): string => `((${day})::timestamptz - interval '7 hours')`;
const dayOf = (instant: string): string => `(${instant} + interval '7 hours')::date`;

/** The log grows by ten positions a second, so that a position stands for a moment. */
export const positionAt = (instant: string): string =>
  `((extract(epoch from ${instant}) - extract(epoch from timestamptz '${LIVE.begin}')) * 10)::bigint`;

/**
 * Dossiers `$4` to `$5` of tenant `$1`: `$2` of them in each month from `$3` on, in the order of their reception, of
 * which exactly 8,000 belong to the eight agencies of one city; the others of the province are copied `$6` times to
 * other agencies, which takes a third of the time of throwing the dice for each. One in two thousand is never ended, five in a thousand are refused, one in a
 * hundred withdrawn, half as many stopped, about four late; three see their due moved, four wait for the applicant.
 */
export const FILL_CURRENT = `
insert into fact_current (tenant_id, generation, code, version, from_position, status, agency_id, receiving_agency_id,
  level, procedure_code, field_code, channel, submitted_at, received_at, received_on, limit_value, limit_unit, by_date,
  due_at, due_on, first_promise_at, promise_due_at, promise_due_on, due_changes, due_moved_on, processed_at, processed_on,
  granted, returned_at, returned_on, withdrawn_at, withdrawn_on, stopped_at, stopped_on, refused_at, refused_on,
  settled_on, closed_on, waits, waiting_since, waiting_since_on, supplement_requests, holdings, held_at, held_on,
  holder_unit_id, officer_id, class_due, class_promise, class_returned, flags, clock_starts_at, calendar_id,
  clock_calendar_id, clock_calendar_version, waiting_kind, waitings, waiting_moved_on)
select $1, 1, 'G' || lpad(i::text, 9, '0') || chr(64 + copy), version, ${positionAt('coalesce(told_at, entered_at)')}, status,
  agency.id, agency.id, case when agency.id < 'H26.020' then 1 else 3 end, procedure_code, field_code, channel,
  entered_at, received_at, received_on, limit_days, 2, by_date,
  due_at, due_on, promise_at, promise_at, promise_on, moved::int, moved_on,
  processed_at, ${dayOf('processed_at')}, case when processed_at is not null then true end,
  returned_at, ${dayOf('returned_at')}, withdrawn_at, ${dayOf('withdrawn_at')}, stopped_at, ${dayOf('stopped_at')},
  refused_at, ${dayOf('refused_at')},
  coalesce(least(${dayOf('processed_at')}, ${dayOf('withdrawn_at')}, ${dayOf('stopped_at')}, ${dayOf('refused_at')}),
    'infinity'),
  coalesce(least(${dayOf('returned_at')}, ${dayOf('withdrawn_at')}, ${dayOf('stopped_at')}, ${dayOf('refused_at')}),
    'infinity'),
  waited::int, waiting_since, ${dayOf('waiting_since')}, waited::int, 2, entered_at + interval '1 hour', entered_on,
  agency.id, agency.id || '-o' || (hashint8(i) & 15), case when processed_at is null then null
    when promise_at is null then 4 when by_date then 2 + sign(${dayOf('processed_at')} - due_on)
    else 2 + sign(extract(epoch from processed_at - due_at)) end,
  case when processed_at is null then null when promise_at is null then 4
    when by_date then 2 + sign(${dayOf('processed_at')} - promise_on)
    else 2 + sign(extract(epoch from processed_at - promise_at)) end,
  case when returned_at is null then null when promise_at is null then 4
    else 2 + sign(${dayOf('returned_at')} - due_on) end,
  '{}', received_at, 'vn', 'vn', 1, case when waiting_since is not null then 1 end,
  case when not waited then 0 when waiting_since is null then 2 else 1 end,
  case when waited then ${dayOf('coalesce(waiting_since, resumed_at)')} end
from (
  select *, ${dayOf('due_at')} as due_on, ${dayOf('promise_at')} as promise_on,
    case when refused_at is null then entered_at end as received_at,
    case when refused_at is null then entered_on end as received_on,
    greatest(returned_at, processed_at, withdrawn_at, stopped_at, refused_at, resumed_at) as told_at,
    case when waited and resumed_at is null then waited_at end as waiting_since,
    case when refused_at is not null then 3 when returned_at is not null then 10 when processed_at is not null then 9
         when withdrawn_at is not null then 7 when stopped_at is not null then 8
         when waited and resumed_at is null then 5 else 4 end as status,
    2 + (processed_at is not null)::int + (returned_at is not null)::int + waited::int as version
  from (
    select *,
      case when kind = 'processed' and ended_at <= now then ended_at end as processed_at,
      case when kind = 'processed' and ended_at <= now and stays >= 0.005 and ended_at + stays * interval '9 days' <= now
           then ended_at + stays * interval '9 days' end as returned_at,
      case when kind = 'withdrawn' and ended_at <= now then ended_at end as withdrawn_at,
      case when kind = 'stopped' and ended_at <= now then ended_at end as stopped_at,
      case when kind = 'refused' then entered_at end as refused_at,
      case when pausing then entered_at + (ended_at - entered_at) * 0.3 end as waited_at,
      pausing and entered_at + (ended_at - entered_at) * 0.3 <= now as waited,
      case when pausing and entered_at + (ended_at - entered_at) * 0.6 <= now
           then entered_at + (ended_at - entered_at) * 0.6 end as resumed_at,
      case when promise_at is not null then promise_at + case when moved then interval '7 days' else interval '0' end end
        as due_at,
      case when moved then entered_on + (limit_days * 0.7)::int end as moved_on
    from (
      select *,
        case when kind = 'refused' or ${chance(RANDOM.noLimit)} < 0.01 then null
             else ${at(`entered_on + (limit_days * 1.4)::int`)} + interval '17 hours' end as promise_at,
        case when ${chance(RANDOM.never)} < 0.0005 then 'infinity'::timestamptz
             else entered_at + limit_days * 1.4 * interval '1 day'
                  * case when ${chance(RANDOM.late)} < 0.04 then 1 + 3 * ${chance(RANDOM.length)}
                         else 0.05 + 0.94 * ${chance(RANDOM.length)} end end as ended_at,
        kind not in ('refused') and ${chance(RANDOM.moved)} < 0.03 as moved,
        kind not in ('refused') and ${chance(RANDOM.never)} >= 0.0005 and ${chance(RANDOM.waited)} < 0.04 as pausing,
        ${chance(RANDOM.stays)} as stays,
        timestamptz '${LIVE.now}' as now
      from (
        select i, entered_on, ${at('entered_on')} + interval '7 hours 30 minutes' + time_of_day * interval '9 hours'
            as entered_at,
          in_city, case when in_city then 7 * chosen * chosen else 122 * chosen end::int as agency_number,
          
          '1.' || lpad(number::text, 6, '0') as procedure_code, 'F' || lpad((number % 20)::text, 2, '0') as field_code,
          case when ${chance(RANDOM.channel)} < 0.6 then 2 when ${chance(RANDOM.channel)} < 0.95 then 1 else 3 end
            as channel,
          (array[1, 3, 5, 7, 10, 15, 20, 30])[1 + number % 8] as limit_days, number % 5 <> 0 as by_date,
          case when chance_of_end < 0.01 then 'withdrawn' when chance_of_end < 0.015 then 'stopped'
               when chance_of_end < 0.02 then 'refused' else 'processed' end as kind
        from (
          select i,
            ($3::date + make_interval(months => m))::date
              + floor(j * 1.0 * days / $2)::int as entered_on,
            (j * 1.0 * days / $2) % 1 as time_of_day,
            (j + 1) * ${String(LIVE.cityPerMonth)} / $2 > j * ${String(LIVE.cityPerMonth)} / $2 as in_city,
            ${chance(RANDOM.agency)} as chosen, floor(120 * power(${chance(RANDOM.procedure)}, 5))::int as number,
            ${chance(RANDOM.kind)} as chance_of_end
          from (
            select i, ((i - 1) / $2)::int as m, (i - 1) % $2 as j,
              extract(day from $3::date + make_interval(months => ((i - 1) / $2)::int + 1) - interval '1 day') as days
            from generate_series($4::bigint, $5::bigint) as i
            offset 0) n
          offset 0) n
        offset 0) n
      offset 0) n
    offset 0) n
  offset 0) n
cross join lateral generate_series(1, case when in_city then 1 else $6::int end) as copy
cross join lateral (select 'H26.' || lpad(case when in_city then agency_number
  else 8 + (agency_number + copy * 13) % 122 end::text, 3, '0') as id offset 0) agency`;

/** Where the due moved: what it was at reception, and after the move. */
export const FILL_DUES = `
insert into fact_due (tenant_id, generation, code, position, known_from, to_position, occurred_at, occurred_on, due_at,
  due_on, promise_due_at, promise_due_on, cause)
select tenant_id, 1, code, p.position, p.position, 9007199254740991, p.occurred_at, ${dayOf('p.occurred_at')},
  p.due_at, ${dayOf('p.due_at')}, promise_due_at, promise_due_on, p.cause
from fact_current f cross join lateral (values
  (${positionAt('f.received_at')}, f.received_at, f.promise_due_at, 'DossierReceived'),
  (${positionAt(at('f.due_moved_on'))} + 1, ${at('f.due_moved_on')} + interval '9 hours', f.due_at, 'DeadlineExtended')
) p (position, occurred_at, due_at, cause)
where tenant_id = $1 and due_changes > 0`;

/** Where somebody waited: when it began, and when it was over. */
export const FILL_WAITINGS = `
insert into fact_waiting (tenant_id, generation, code, position, known_from, to_position, occurred_at, occurred_on, kind,
  since, standing_since, standing_since_on, supplement_requests)
select tenant_id, 1, code, ${positionAt('p.at')} + p.n, ${positionAt('p.at')} + p.n, 9007199254740991, p.at,
  ${dayOf('p.at')}, p.kind, p.since, p.since, ${dayOf('p.since')}, 1
from fact_current f
cross join lateral (select coalesce(f.waiting_since,
  f.received_at + (${at('f.waiting_moved_on')} + interval '9 hours' - f.received_at) / 2) as began) w
cross join lateral (values
  (1, w.began, 1, w.began),
  (2, ${at('f.waiting_moved_on')} + interval '16 hours', null::int, null::timestamptz)
) p (n, at, kind, since)
where tenant_id = $1 and waitings >= p.n`;

/** Who held the dossiers of the city; figures by agency do not ask. */
export const FILL_HOLDINGS = `
insert into fact_holding (tenant_id, generation, code, position, known_from, to_position, occurred_at, occurred_on,
  handed_over, unit_id, officer_id)
select tenant_id, 1, code, ${positionAt('p.at')}, ${positionAt('p.at')}, 9007199254740991, p.at, ${dayOf('p.at')},
  p.handed_over, p.unit_id, p.officer_id
from fact_current f cross join lateral (values
  (f.received_at, false, f.receiving_agency_id, null),
  (f.held_at, true, f.holder_unit_id, f.officer_id)
) p (at, handed_over, unit_id, officer_id)
where tenant_id = $1 and received_at is not null and agency_id < 'H26.008'`;

/** What stood of the columns before the dossier had ended, and before its result was collected. */
export const SUPERSEDED: readonly { where: string; from: string; to: string; columns: Record<string, string> }[] = [
  {
    where: "f.settled_on < 'infinity' and f.received_on is not null",
    from: positionAt('f.received_at'),
    to: positionAt('least(f.processed_at, f.withdrawn_at, f.stopped_at)'),
    columns: {
      ...{ version: '2', status: '4', settled_on: "'infinity'", closed_on: "'infinity'" },
      ...Object.fromEntries(
        ['processed_at', 'processed_on', 'granted', 'returned_at', 'returned_on', 'withdrawn_at', 'withdrawn_on'].map(
          (name) => [name, 'null'],
        ),
      ),
      ...{ stopped_at: 'null', stopped_on: 'null', class_due: 'null', class_promise: 'null', class_returned: 'null' },
    },
  },
  {
    // Still open, and its row tells of something since reception: a wait, a move of the due.
    where: "f.settled_on = 'infinity' and f.received_on is not null",
    from: positionAt('f.received_at'),
    to: 'f.from_position',
    columns: {
      ...{ version: '1', status: '2', waiting_kind: 'null', waiting_since: 'null', waiting_since_on: 'null' },
      ...{ supplement_since: 'null', waits: '0', waitings: '0', waiting_moved_on: 'null', supplement_requests: '0' },
    },
  },
  {
    where: 'f.returned_at is not null',
    from: positionAt('f.processed_at'),
    to: positionAt('f.returned_at'),
    columns: {
      ...{ version: '3', status: '9', closed_on: "'infinity'" },
      ...{ returned_at: 'null', returned_on: 'null', class_returned: 'null' },
    },
  },
];
