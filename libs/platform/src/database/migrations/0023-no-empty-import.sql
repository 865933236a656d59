-- An import without events left a mark that the log had been brought, and so closed the tenant to every real one. Such marks go,
-- and no more are made.
alter function import_events(text, text, jsonb) rename to import_batch;
revoke execute on function import_batch(text, text, jsonb) from dunghen_app;

-- Adds a batch to a log that was empty when this transaction began: see import_batch (0019). A batch holds an event at least.
create function import_events(p_tenant text, p_source text, p_events jsonb) returns bigint
language plpgsql security definer set search_path = dunghen, pg_temp as $$
declare
  reached bigint := import_batch(p_tenant, p_source, p_events);
begin
  if jsonb_array_length(p_events) = 0 then
    raise exception 'an import without events' using errcode = 'DH003';
  end if;
  return reached;
end $$;
revoke execute on function import_events(text, text, jsonb) from public;
grant execute on function import_events(text, text, jsonb) to dunghen_app;

delete from log_import where position = 0;
