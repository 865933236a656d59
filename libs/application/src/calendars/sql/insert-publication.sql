insert into calendar_publication (tenant_id, calendar_id, version, position, event_id, published_at, recorded_at, job_id, state)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
on conflict do nothing returning 1
