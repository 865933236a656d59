-- Every version of some calendars, from their own streams: what a dossier was promised under, whatever came after.
select data -> 'calendar' as calendar
from event
where tenant_id = $1 and stream_id = any ($2) and type = 'CalendarPublished'
order by stream_id, version
