-- What policy qd766, the plans and the signals ask of a dossier (2026-11-22). Empty until the rebuild that projection version 3
-- brings by itself.
alter table fact_current
  add column index_due_at timestamptz(3), add column supplement_since timestamptz(3),
  add column entered_at timestamptz(3), add column origin text, add column processed_by text,
  add column digitized_at timestamptz(3), add column digitized_on date,
  add column satisfaction smallint, add column rated_on date,
  add column components smallint, add column components_digitized smallint;
alter table fact_history
  add column index_due_at timestamptz(3), add column supplement_since timestamptz(3),
  add column entered_at timestamptz(3), add column origin text, add column processed_by text,
  add column digitized_at timestamptz(3), add column digitized_on date,
  add column satisfaction smallint, add column rated_on date,
  add column components smallint, add column components_digitized smallint;
comment on column fact_current.index_due_at is 'the due policy qd766 compares with where that is not due_at (CONTRACT 7.6)';
comment on column fact_current.supplement_since is 'since when a supplement is awaited (waits that touch are one); null while none is';
comment on column fact_current.entered_at is 'when the reception was recorded';
comment on column fact_current.origin is 'the file or feed that told of the reception; null where it was entered by hand';
comment on column fact_current.processed_by is 'the actor who recorded that it was processed';
comment on column fact_current.digitized_on is 'day on which the result was digitised, never before reception';
comment on column fact_current.components is 'documents handed in at reception';
alter table fact_due add column index_due_at timestamptz(3);
alter table fact_waiting add column supplement_since timestamptz(3);
alter table fact_holding add column mode smallint;
comment on column fact_holding.mode is '1 electronic, 2 paper; null for the reception';

-- As in 0005, with the new columns.
drop function facts_at(text, bigint, date);
create function facts_at(p_tenant text, p_position bigint, p_before date)
returns table (
  generation smallint, code text, version integer, status smallint,
  agency_id text, receiving_agency_id text, level smallint, procedure_code text, field_code text, channel smallint,
  submitted_at timestamptz, received_at timestamptz, received_on date,
  limit_value real, limit_unit smallint, by_date boolean,
  due_at timestamptz, due_on date, first_promise_at timestamptz, promise_due_at timestamptz, promise_due_on date,
  processed_at timestamptz, processed_on date, granted boolean, returned_at timestamptz, returned_on date,
  withdrawn_at timestamptz, withdrawn_on date, stopped_at timestamptz, stopped_on date,
  refused_at timestamptz, refused_on date, settled_on date, closed_on date,
  waiting_since timestamptz, waiting_since_on date, supplement_requests smallint,
  held_at timestamptz, holder_unit_id text, officer_id text, flags text[],
  clock_calendar_id text, clock_calendar_version integer,
  index_due_at timestamptz, supplement_since timestamptz, entered_at timestamptz, origin text, processed_by text,
  digitized_at timestamptz, digitized_on date, satisfaction smallint, rated_on date,
  components smallint, components_digitized smallint
)
language sql stable parallel safe
begin atomic
  select
    f.generation, f.code, f.version,
    case
      when f.received_on is null then f.status
      -- Nothing that could have changed the status lies on or after the day.
      when (greatest(f.processed_on, f.returned_on, f.withdrawn_on, f.stopped_on) >= p_before) is not true
        and (f.settled_on < 'infinity' or f.held_on < p_before)
        and (f.waiting_moved_on >= p_before) is not true then f.status
      when f.returned_on < p_before then 10
      when f.withdrawn_on < p_before then 7
      when f.stopped_on < p_before then 8
      when f.processed_on < p_before then 9
      when f.waiting_moved_on >= p_before and (
      select w.kind from fact_waiting w
      where w.tenant_id = p_tenant and w.generation = f.generation and w.code = f.code
        and w.occurred_on < p_before and w.known_from <= coalesce(p_position, 9007199254740990) and w.to_position > coalesce(p_position, 9007199254740990)
      order by w.position desc limit 1) is not null then 4 + (
      select w.kind from fact_waiting w
      where w.tenant_id = p_tenant and w.generation = f.generation and w.code = f.code
        and w.occurred_on < p_before and w.known_from <= coalesce(p_position, 9007199254740990) and w.to_position > coalesce(p_position, 9007199254740990)
      order by w.position desc limit 1)
      when (f.waiting_moved_on >= p_before) is not true and f.waiting_kind is not null then 4 + f.waiting_kind
      when exists (
        select from fact_holding h
        where h.tenant_id = p_tenant and h.generation = f.generation and h.code = f.code
          and h.handed_over and h.occurred_on < p_before and h.known_from <= coalesce(p_position, 9007199254740990) and h.to_position > coalesce(p_position, 9007199254740990)) then 4
      else 2
    end::smallint,
    f.agency_id, f.receiving_agency_id, f.level, f.procedure_code, f.field_code, f.channel,
    f.submitted_at, f.received_at, f.received_on, f.limit_value, f.limit_unit, f.by_date,
    case when f.due_moved_on >= p_before then (
      select d.due_at from fact_due d
      where d.tenant_id = p_tenant and d.generation = f.generation and d.code = f.code
        and d.occurred_on < p_before and d.known_from <= coalesce(p_position, 9007199254740990) and d.to_position > coalesce(p_position, 9007199254740990)
      order by d.position desc limit 1) else f.due_at end,
    case when f.due_moved_on >= p_before then (
      select d.due_on from fact_due d
      where d.tenant_id = p_tenant and d.generation = f.generation and d.code = f.code
        and d.occurred_on < p_before and d.known_from <= coalesce(p_position, 9007199254740990) and d.to_position > coalesce(p_position, 9007199254740990)
      order by d.position desc limit 1) else f.due_on end,
    case when f.due_moved_on >= p_before then (
      select case when d.promise_due_at is not null then f.first_promise_at end from fact_due d
      where d.tenant_id = p_tenant and d.generation = f.generation and d.code = f.code
        and d.occurred_on < p_before and d.known_from <= coalesce(p_position, 9007199254740990) and d.to_position > coalesce(p_position, 9007199254740990)
      order by d.position desc limit 1) else f.first_promise_at end,
    case when f.due_moved_on >= p_before then (
      select d.promise_due_at from fact_due d
      where d.tenant_id = p_tenant and d.generation = f.generation and d.code = f.code
        and d.occurred_on < p_before and d.known_from <= coalesce(p_position, 9007199254740990) and d.to_position > coalesce(p_position, 9007199254740990)
      order by d.position desc limit 1) else f.promise_due_at end,
    case when f.due_moved_on >= p_before then (
      select d.promise_due_on from fact_due d
      where d.tenant_id = p_tenant and d.generation = f.generation and d.code = f.code
        and d.occurred_on < p_before and d.known_from <= coalesce(p_position, 9007199254740990) and d.to_position > coalesce(p_position, 9007199254740990)
      order by d.position desc limit 1) else f.promise_due_on end,
    case when f.processed_on < p_before then f.processed_at end,
    case when f.processed_on < p_before then f.processed_on end,
    case when f.processed_on < p_before then f.granted end,
    case when f.returned_on < p_before then f.returned_at end,
    case when f.returned_on < p_before then f.returned_on end,
    case when f.withdrawn_on < p_before then f.withdrawn_at end,
    case when f.withdrawn_on < p_before then f.withdrawn_on end,
    case when f.stopped_on < p_before then f.stopped_at end,
    case when f.stopped_on < p_before then f.stopped_on end,
    f.refused_at, f.refused_on, f.settled_on, f.closed_on,
    case when f.waiting_moved_on >= p_before then (
      select w.standing_since from fact_waiting w
      where w.tenant_id = p_tenant and w.generation = f.generation and w.code = f.code
        and w.occurred_on < p_before and w.known_from <= coalesce(p_position, 9007199254740990) and w.to_position > coalesce(p_position, 9007199254740990)
      order by w.position desc limit 1) else f.waiting_since end,
    case when f.waiting_moved_on >= p_before then (
      select w.standing_since_on from fact_waiting w
      where w.tenant_id = p_tenant and w.generation = f.generation and w.code = f.code
        and w.occurred_on < p_before and w.known_from <= coalesce(p_position, 9007199254740990) and w.to_position > coalesce(p_position, 9007199254740990)
      order by w.position desc limit 1) else f.waiting_since_on end,
    case when f.waiting_moved_on >= p_before then coalesce((
      select w.supplement_requests from fact_waiting w
      where w.tenant_id = p_tenant and w.generation = f.generation and w.code = f.code
        and w.occurred_on < p_before and w.known_from <= coalesce(p_position, 9007199254740990) and w.to_position > coalesce(p_position, 9007199254740990)
      order by w.position desc limit 1), 0::smallint) else f.supplement_requests end,
    f.held_at,
    case when f.held_on >= p_before then (
      select h.unit_id from fact_holding h
      where h.tenant_id = p_tenant and h.generation = f.generation and h.code = f.code
        and h.occurred_on < p_before and h.known_from <= coalesce(p_position, 9007199254740990) and h.to_position > coalesce(p_position, 9007199254740990)
      order by h.position desc limit 1) else f.holder_unit_id end,
    case when f.held_on >= p_before then (
      select h.officer_id from fact_holding h
      where h.tenant_id = p_tenant and h.generation = f.generation and h.code = f.code
        and h.occurred_on < p_before and h.known_from <= coalesce(p_position, 9007199254740990) and h.to_position > coalesce(p_position, 9007199254740990)
      order by h.position desc limit 1) else f.officer_id end,
    f.flags, f.clock_calendar_id, f.clock_calendar_version,
    case when f.due_moved_on >= p_before then (
      select d.index_due_at from fact_due d
      where d.tenant_id = p_tenant and d.generation = f.generation and d.code = f.code
        and d.occurred_on < p_before and d.known_from <= coalesce(p_position, 9007199254740990) and d.to_position > coalesce(p_position, 9007199254740990)
      order by d.position desc limit 1) else f.index_due_at end,
    case when f.waiting_moved_on >= p_before then (
      select w.supplement_since from fact_waiting w
      where w.tenant_id = p_tenant and w.generation = f.generation and w.code = f.code
        and w.occurred_on < p_before and w.known_from <= coalesce(p_position, 9007199254740990) and w.to_position > coalesce(p_position, 9007199254740990)
      order by w.position desc limit 1) else f.supplement_since end,
    f.entered_at, f.origin,
    case when f.processed_on < p_before then f.processed_by end,
    case when f.digitized_on < p_before then f.digitized_at end,
    case when f.digitized_on < p_before then f.digitized_on end,
    case when f.rated_on < p_before then f.satisfaction end,
    case when f.rated_on < p_before then f.rated_on end,
    f.components, f.components_digitized
  from (
    select
      c.generation, c.code, c.version, c.status, c.agency_id, c.receiving_agency_id, c.level, c.procedure_code,
      c.field_code, c.channel, c.submitted_at, c.received_at, c.received_on, c.limit_value, c.limit_unit, c.by_date,
      c.due_at, c.due_on, c.first_promise_at, c.promise_due_at, c.promise_due_on, c.due_moved_on, c.processed_at,
      c.processed_on, c.granted, c.returned_at, c.returned_on, c.withdrawn_at, c.withdrawn_on, c.stopped_at,
      c.stopped_on, c.refused_at, c.refused_on, c.settled_on, c.closed_on, c.waiting_kind, c.waiting_since, c.waiting_since_on,
      c.waiting_moved_on, c.supplement_requests, c.held_at, c.held_on, c.holder_unit_id, c.officer_id, c.flags,
      c.clock_calendar_id, c.clock_calendar_version, c.index_due_at, c.supplement_since, c.entered_at, c.origin,
      c.processed_by, c.digitized_at, c.digitized_on, c.satisfaction, c.rated_on, c.components, c.components_digitized
    from fact_current c
    where c.tenant_id = p_tenant
      and c.generation = (select p.generation from projection p
                          where p.tenant_id = p_tenant and p.name = 'dossier-facts' and p.running)
      and (p_position is null or c.from_position <= p_position)
    union all
    select
      o.generation, o.code, o.version, o.status, o.agency_id, o.receiving_agency_id, o.level, o.procedure_code,
      o.field_code, o.channel, o.submitted_at, o.received_at, o.received_on, o.limit_value, o.limit_unit, o.by_date,
      o.due_at, o.due_on, o.first_promise_at, o.promise_due_at, o.promise_due_on, o.due_moved_on, o.processed_at,
      o.processed_on, o.granted, o.returned_at, o.returned_on, o.withdrawn_at, o.withdrawn_on, o.stopped_at,
      o.stopped_on, o.refused_at, o.refused_on, o.settled_on, o.closed_on, o.waiting_kind, o.waiting_since, o.waiting_since_on,
      o.waiting_moved_on, o.supplement_requests, o.held_at, o.held_on, o.holder_unit_id, o.officer_id, o.flags,
      o.clock_calendar_id, o.clock_calendar_version, o.index_due_at, o.supplement_since, o.entered_at, o.origin,
      o.processed_by, o.digitized_at, o.digitized_on, o.satisfaction, o.rated_on, o.components, o.components_digitized
    from fact_history o
    where p_position is not null and o.tenant_id = p_tenant
      and o.generation = (select p.generation from projection p
                          where p.tenant_id = p_tenant and p.name = 'dossier-facts' and p.running)
      and o.from_position <= p_position and o.to_position > p_position
  ) f
  where f.received_on < p_before or f.refused_on < p_before;
end;

grant execute on function facts_at(text, bigint, date) to dunghen_app;
