-- The moves of all but a tenant's newest previews.
delete from calendar_preview_move where tenant_id = $1 and job_id not in (
  select job_id from job where tenant_id = $1 and kind = 'calendar-preview' order by created_at desc limit $2)
