-- What a publication has moved, counted in the log itself: a killed worker's own count may be short of a slice.
select count(*) as moved, count(*) filter (where data ->> 'dueAt' > data ->> 'previousDueAt') as later
from event
where tenant_id = $1 and position > $2 and type = 'DeadlineRecalculated' and metadata ->> 'causationId' = $3
