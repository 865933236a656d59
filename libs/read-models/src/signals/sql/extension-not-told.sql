-- Extended, ended after the old due, and not told :beforeDays before it: by date for limits in days and months, by the
-- instant for hours. The old due is the last one told before the extension of what had happened by then. Telling a later
-- extension tells the newest day, so it counts for those before it. Only extensions that say that their telling is an event
-- are judged, and only those that people entered: the demo stands for what people at a counter enter. Names of streams and
-- ids are made first, step by step: row-level security lets no function near an index.
with extended as materialized (
  select r.code, r.by_date, r.processed_at, m.position, m.occurred_at, former.due_at, former.due_on,
    e.stream_id, e.version, 'messages-' || r.code as told_in
  from resolved r
  join fact_due m
    on m.tenant_id = :tenant and m.generation = r.generation and m.code = r.code
    and m.known_from <= :seen and m.to_position > :seen and m.occurred_on < :before and m.cause = 'DeadlineExtended'
  join event e on e.tenant_id = :tenant and e.position = m.position
  cross join lateral (
    select d.due_at, d.due_on from fact_due d
    where d.tenant_id = :tenant and d.generation = r.generation and d.code = r.code
      and d.known_from <= :seen and d.to_position > :seen
      and d.position < m.position and d.occurred_at <= m.occurred_at
    order by d.position desc limit 1) former
  where e.data ->> 'telling' = 'event' and coalesce(e.metadata ->> 'origin', 'demo') = 'demo'
    and case when r.by_date then r.processed_on > former.due_on else r.processed_at > former.due_at end
), telling as materialized (
  select x.stream_id, t.occurred_at, (t.occurred_at at time zone z.timezone)::date as occurred_on,
    (t.data ->> 'extensionEventId')::uuid as extension_id
  from (select distinct told_in, stream_id from extended) x
  join tenant z on z.tenant_id = :tenant
  join event t on t.tenant_id = :tenant and t.stream_id = x.told_in and t.type = 'ApologyTold' and t.position <= :seen
), told as materialized (
  select t.stream_id, t.occurred_at, t.occurred_on, o.version
  from telling t
  join event o on o.tenant_id = :tenant and o.event_id = t.extension_id and o.stream_id = t.stream_id
  where t.occurred_on < :before
)
select x.code, jsonb_build_object(
  'movedAt', round(extract(epoch from x.occurred_at) * 1000),
  'previousDueAt', round(extract(epoch from x.due_at) * 1000),
  'toldAt', round(extract(epoch from first.occurred_at) * 1000),
  'endedAt', round(extract(epoch from x.processed_at) * 1000), 'position', x.position) as matched
from extended x
left join lateral (
  select t.occurred_at, t.occurred_on from told t
  where t.stream_id = x.stream_id and t.version >= x.version
  order by t.occurred_at limit 1) first on true
where case when x.by_date then first.occurred_on <= x.due_on - :beforeDays
    else first.occurred_at <= x.due_at - make_interval(days => :beforeDays) end is not true
