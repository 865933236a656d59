-- How many open dossiers have a due under a calendar, and how many of them a change between two days may move.
select count(*) as open,
  count(*) filter (where ($3::date is null or greatest(due_on, waiting_moved_on) >= $3::date)
                     and ($4::date is null or received_on <= $4::date)) as candidates
from fact_current
where tenant_id = $1 and calendar_id = $2 and settled_on = 'infinity'
  and generation = (select generation from projection where tenant_id = $1 and name = 'dossier-facts' and running)
