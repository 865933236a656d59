-- Published versions without a row: their publisher died before it wrote one, or a loader published past it.
select e.tenant_id as tenant, e.data -> 'calendar' ->> 'id' as id, (e.data -> 'calendar' ->> 'version')::integer as version,
       e.position, e.event_id as "eventId", e.occurred_at as "publishedAt", e.recorded_at as "recordedAt",
       e.version = 1 as first
from tenant t
join event e on e.tenant_id = t.tenant_id and e.stream_id > 'calendar-' and e.stream_id < 'calendar.'
where e.type = 'CalendarPublished' and not exists (
  select from calendar_publication p where p.tenant_id = e.tenant_id
    and p.calendar_id = e.data -> 'calendar' ->> 'id' and p.version = (e.data -> 'calendar' ->> 'version')::integer)
order by e.tenant_id, e.position
