-- Waiting as a series of its own, corrections that supersede what was believed, and what calendars need of a fact.
--
-- Rows of fact_due, fact_holding and fact_waiting are believed between two positions: `known_from` is their own position,
-- or that of the correction that wrote the dossier's series anew; `to_position` is the correction that superseded them
-- (9007199254740991, the largest integer JSON carries exactly, while none has). So a question as of a position before a
-- correction finds what was believed then (2026-11-22).

alter table fact_due drop constraint fact_due_pkey;
alter table fact_due add column known_from bigint, add column to_position bigint not null default 9007199254740991;
update fact_due set known_from = position;
alter table fact_due alter column known_from set not null, alter column to_position drop default,
  add primary key (tenant_id, generation, code, known_from, position);

alter table fact_holding drop constraint fact_holding_pkey;
alter table fact_holding add column known_from bigint, add column to_position bigint not null default 9007199254740991;
update fact_holding set known_from = position;
alter table fact_holding alter column known_from set not null, alter column to_position drop default,
  add primary key (tenant_id, generation, code, known_from, position);

-- What is awaited of the applicant after each beginning and end of a wait.
create table fact_waiting (
  tenant_id text not null,
  generation smallint not null,
  code text collate "C" not null,
  position bigint not null,
  known_from bigint not null,
  to_position bigint not null,
  occurred_at timestamptz(3) not null,
  occurred_on date not null,
  kind smallint,
  since timestamptz(3),
  standing_since timestamptz(3),
  standing_since_on date,
  supplement_requests smallint not null,
  primary key (tenant_id, generation, code, known_from, position)
);
comment on column fact_waiting.kind is '1 supplement, 2 payment; null: nothing is awaited from here on';
comment on column fact_waiting.standing_since is 'since when the clock stands still (waits that touch are one); null while it runs';

alter table fact_current
  add column clock_starts_at timestamptz(3), add column calendar_id text,
  add column clock_calendar_id text, add column clock_calendar_version integer,
  add column waiting_kind smallint, add column waitings smallint not null default 0, add column waiting_moved_on date;
alter table fact_history
  add column clock_starts_at timestamptz(3), add column calendar_id text,
  add column clock_calendar_id text, add column clock_calendar_version integer,
  add column waiting_kind smallint, add column waitings smallint not null default 0, add column waiting_moved_on date;
-- Until the rebuild that this version brings: there were no waits before it.
comment on column fact_current.calendar_id is 'the calendar the due in force is computed under; null where it was given, extended or there is none';
comment on column fact_current.clock_calendar_version is 'of clock_calendar_id: the version working time was last counted by, also where the due was extended since';
comment on column fact_current.waiting_since is 'since when the clock stands still; null while it runs';
comment on column fact_current.waiting_moved_on is 'latest day on which a wait began or ended; from then on the row holds what is awaited';

-- Open dossiers that a new version of their calendar may move.
create index fact_open_calendar on fact_current (tenant_id, generation, calendar_id, code)
  where settled_on = 'infinity' and calendar_id is not null;

grant select, insert, update, delete on fact_waiting to dunghen_app;

create or replace function refresh_statistics() returns void
language plpgsql security definer set search_path = dunghen, pg_temp as $$
begin
  analyze event, fact_current, fact_history, fact_due, fact_holding, fact_waiting;
end $$;

-- As in 0004, with the waits in force then and with corrections believed only from their position on.
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
  clock_calendar_id text, clock_calendar_version integer
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
    f.flags, f.clock_calendar_id, f.clock_calendar_version
  from (
    select
      c.generation, c.code, c.version, c.status, c.agency_id, c.receiving_agency_id, c.level, c.procedure_code,
      c.field_code, c.channel, c.submitted_at, c.received_at, c.received_on, c.limit_value, c.limit_unit, c.by_date,
      c.due_at, c.due_on, c.first_promise_at, c.promise_due_at, c.promise_due_on, c.due_moved_on, c.processed_at,
      c.processed_on, c.granted, c.returned_at, c.returned_on, c.withdrawn_at, c.withdrawn_on, c.stopped_at,
      c.stopped_on, c.refused_at, c.refused_on, c.settled_on, c.closed_on, c.waiting_kind, c.waiting_since, c.waiting_since_on,
      c.waiting_moved_on, c.supplement_requests, c.held_at, c.held_on, c.holder_unit_id, c.officer_id, c.flags,
      c.clock_calendar_id, c.clock_calendar_version
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
      o.clock_calendar_id, o.clock_calendar_version
    from fact_history o
    where p_position is not null and o.tenant_id = p_tenant
      and o.generation = (select p.generation from projection p
                          where p.tenant_id = p_tenant and p.name = 'dossier-facts' and p.running)
      and o.from_position <= p_position and o.to_position > p_position
  ) f
  where f.received_on < p_before or f.refused_on < p_before;
end;

grant execute on function facts_at(text, bigint, date) to dunghen_app;
