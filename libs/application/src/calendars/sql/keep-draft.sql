insert into calendar_draft (tenant_id, calendar_id, version, content, agency_ids, imported_by)
values ($1, $2, $3, $4, $5, $6)
on conflict (tenant_id, calendar_id) do update
  set version = excluded.version, content = excluded.content, agency_ids = excluded.agency_ids,
      imported_by = excluded.imported_by, imported_at = clock_timestamp()
