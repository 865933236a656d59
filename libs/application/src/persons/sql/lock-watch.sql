-- The next stretch of the log, for one worker at a time; no row: another one has it, or there is nothing.
select w.position as after, least(h.position, w.position + $2::bigint) as upto
from person_watch w join tenant_head h using (tenant_id)
where w.tenant_id = $1 and h.position > w.position
for update of w skip locked
