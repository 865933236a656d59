-- Open dossiers that a change of their calendar between two days may move, by code; read from the partial index
-- fact_open_calendar in its own order, so that a slice costs what it holds (2026-11-22).
-- A dossier whose due lies before the first day that differs, or which was received after the last one, cannot move;
-- a wait that ended after the due may be counted differently all the same, hence waiting_moved_on.
select code from fact_current
where tenant_id = $1 and calendar_id = $2 and settled_on = 'infinity'
  and generation = (select generation from projection where tenant_id = $1 and name = 'dossier-facts' and running)
  and ($3::date is null or greatest(due_on, waiting_moved_on) >= $3::date)
  and ($4::date is null or received_on <= $4::date)
  and code > $5
order by code limit $6
