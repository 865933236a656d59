-- Every failed message of dossiers that may be seen ($2: agencies; null: all), but those that failed for $3: nothing to send to.
update message m set state = 'queued', attempts = 0, next_try_at = clock_timestamp()
where m.tenant_id = $1 and m.state = 'failed' and m.last_error is distinct from $3 and ($2::text[] is null or exists (
  select from fact_current f
  where f.tenant_id = m.tenant_id and f.code = m.code
    and f.generation = (select p.generation from projection p where p.tenant_id = $1 and p.name = 'dossier-facts' and p.running)
    and (f.agency_id = any ($2) or f.receiving_agency_id = any ($2) or f.holder_unit_id = any ($2))))
returning m.event_id
