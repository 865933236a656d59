-- What was known at a position of the log of what had happened before a local day, one row per dossier received or
-- refused by then (DESIGN section 4). Behind every figure, drill-down and recomputation; it knows no policy.
--
--   p_position  null: everything known now; only fact_current is read, history not even looked at
--   p_before    the local day after the period; what occurred on or after it has not happened here
--
-- Ends not seen are null; due, holder and status are those in force then. Two columns are bounds to search by and stay
-- as known at p_position: settled_on and closed_on (an end on or after p_before is not before any period either).
-- version, flags, supplement_requests are as known at p_position, too.
--
-- 2026-11-22: plain SQL, stable, without SET, so that the planner inlines it: predicates reach the indexes, columns
-- not asked for are not computed. What moved only later is looked up by a scalar subquery and not by a lateral join:
-- the subquery runs only for the few rows that need it and vanishes where its column is not asked for.
-- The output column code has the default collation: write `collate "C"` to order or join by it along the key.
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
  held_at timestamptz, holder_unit_id text, officer_id text, flags text[]
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
        and (f.waiting_since_on >= p_before) is not true then f.status
      when f.returned_on < p_before then 10
      when f.withdrawn_on < p_before then 7
      when f.stopped_on < p_before then 8
      when f.processed_on < p_before then 9
      when exists (
        select from fact_holding h
        where h.tenant_id = p_tenant and h.generation = f.generation and h.code = f.code
          and h.handed_over and h.occurred_on < p_before and (p_position is null or h.position <= p_position)) then 4
      else 2
    end::smallint,
    f.agency_id, f.receiving_agency_id, f.level, f.procedure_code, f.field_code, f.channel,
    f.submitted_at, f.received_at, f.received_on, f.limit_value, f.limit_unit, f.by_date,
    case when f.due_moved_on >= p_before then (
      select d.due_at from fact_due d
      where d.tenant_id = p_tenant and d.generation = f.generation and d.code = f.code
        and d.occurred_on < p_before and (p_position is null or d.position <= p_position)
      order by d.position desc limit 1) else f.due_at end,
    case when f.due_moved_on >= p_before then (
      select d.due_on from fact_due d
      where d.tenant_id = p_tenant and d.generation = f.generation and d.code = f.code
        and d.occurred_on < p_before and (p_position is null or d.position <= p_position)
      order by d.position desc limit 1) else f.due_on end,
    case when f.due_moved_on >= p_before then (
      select case when d.promise_due_at is not null then f.first_promise_at end from fact_due d
      where d.tenant_id = p_tenant and d.generation = f.generation and d.code = f.code
        and d.occurred_on < p_before and (p_position is null or d.position <= p_position)
      order by d.position desc limit 1) else f.first_promise_at end,
    case when f.due_moved_on >= p_before then (
      select d.promise_due_at from fact_due d
      where d.tenant_id = p_tenant and d.generation = f.generation and d.code = f.code
        and d.occurred_on < p_before and (p_position is null or d.position <= p_position)
      order by d.position desc limit 1) else f.promise_due_at end,
    case when f.due_moved_on >= p_before then (
      select d.promise_due_on from fact_due d
      where d.tenant_id = p_tenant and d.generation = f.generation and d.code = f.code
        and d.occurred_on < p_before and (p_position is null or d.position <= p_position)
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
    case when f.waiting_since_on < p_before then f.waiting_since end,
    case when f.waiting_since_on < p_before then f.waiting_since_on end,
    f.supplement_requests, f.held_at,
    case when f.held_on >= p_before then (
      select h.unit_id from fact_holding h
      where h.tenant_id = p_tenant and h.generation = f.generation and h.code = f.code
        and h.occurred_on < p_before and (p_position is null or h.position <= p_position)
      order by h.position desc limit 1) else f.holder_unit_id end,
    case when f.held_on >= p_before then (
      select h.officer_id from fact_holding h
      where h.tenant_id = p_tenant and h.generation = f.generation and h.code = f.code
        and h.occurred_on < p_before and (p_position is null or h.position <= p_position)
      order by h.position desc limit 1) else f.officer_id end,
    f.flags
  from (
    select
      c.generation, c.code, c.version, c.status, c.agency_id, c.receiving_agency_id, c.level, c.procedure_code,
      c.field_code, c.channel, c.submitted_at, c.received_at, c.received_on, c.limit_value, c.limit_unit, c.by_date,
      c.due_at, c.due_on, c.first_promise_at, c.promise_due_at, c.promise_due_on, c.due_moved_on, c.processed_at,
      c.processed_on, c.granted, c.returned_at, c.returned_on, c.withdrawn_at, c.withdrawn_on, c.stopped_at,
      c.stopped_on, c.refused_at, c.refused_on, c.settled_on, c.closed_on, c.waiting_since, c.waiting_since_on,
      c.supplement_requests, c.held_at, c.held_on, c.holder_unit_id, c.officer_id, c.flags
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
      o.stopped_on, o.refused_at, o.refused_on, o.settled_on, o.closed_on, o.waiting_since, o.waiting_since_on,
      o.supplement_requests, o.held_at, o.held_on, o.holder_unit_id, o.officer_id, o.flags
    from fact_history o
    where p_position is not null and o.tenant_id = p_tenant
      and o.generation = (select p.generation from projection p
                          where p.tenant_id = p_tenant and p.name = 'dossier-facts' and p.running)
      and o.from_position <= p_position and o.to_position > p_position
  ) f
  where f.received_on < p_before or f.refused_on < p_before;
end;

grant execute on function facts_at(text, bigint, date) to dunghen_app;
