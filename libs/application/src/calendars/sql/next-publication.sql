-- The oldest version of a calendar whose recalculation somebody still works on; versions are worked on in order.
-- `oldestOwed` may be an earlier one that failed: dossiers may stand before it yet.
select p.version, p.position, p.event_id as "eventId", p.published_at as "publishedAt", p.recorded_at as "recordedAt",
       p.job_id as "jobId", p.phase, p.cursor_code as "cursorCode", p.cursor_position as "cursorPosition",
       p.done, p.total, p.moved, p.undecided,
       (select min(o.version) from calendar_publication o
        where o.tenant_id = p.tenant_id and o.calendar_id = p.calendar_id and o.state = 'open') as "oldestOwed"
from calendar_publication p join job j on j.tenant_id = p.tenant_id and j.job_id = p.job_id
where p.tenant_id = $1 and p.calendar_id = $2 and p.state = 'open' and j.state in ('queued', 'running')
order by p.version limit 1
