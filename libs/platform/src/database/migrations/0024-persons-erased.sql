-- An erased person: the row of the key stays without the key, so that the dossier can never get another one. What brings a
-- key to a stream that has a row is a conflict in append_events (0013), whoever asks.
alter table personal_key alter column wrapped_key drop not null;
alter table personal_key add column erased_at timestamptz(3);
alter table personal_key add constraint key_or_erased check ((wrapped_key is null) = (erased_at is not null));
comment on column personal_key.wrapped_key is 'null: the person was erased; nothing of the dossier opens any more and nothing more is sealed';

-- From here on nobody forgets a key without an event that says so (see erase_persons), nor an erasure.
revoke delete on personal_key from dunghen_app;

-- Carries out what PersonErased says: the key, the marks that recognise the applicant, what a feed's items that wait or were
-- taken hold of the person, and what could tell by comparison which message was sent. p_streams null: of every dossier. Done
-- again it does no harm. Answers how many keys went.
--
-- p_later: [{streamId, recordedAt}], erasures that the log does not know yet: only in the transaction that restores it.
create function erase_persons(p_tenant text, p_streams text[], p_later jsonb) returns bigint
language plpgsql security definer set search_path = dunghen, pg_temp as $$
declare
  streams text[];
  times timestamptz[];
  keys bigint;
begin
  if jsonb_array_length(p_later) > 0 and not exists (
      select from log_import i where i.tenant_id = p_tenant and i.transaction_id = pg_current_xact_id()) then
    raise exception 'erasures of % follow from its log', p_tenant using errcode = 'DH002';
  end if;

  select array_agg(stream_id), array_agg(erased_at) into streams, times
  from (select stream_id, min(erased_at) as erased_at
        from (select stream_id, recorded_at as erased_at from event
              where tenant_id = p_tenant and type = 'PersonErased' and (p_streams is null or stream_id = any (p_streams))
              union all
              select "streamId", "recordedAt"
              from jsonb_to_recordset(p_later) as l("streamId" text, "recordedAt" timestamptz)) told
        where stream_id like 'dossier-%'
        group by stream_id) e;

  select count(*) into keys from personal_key
  where tenant_id = p_tenant and stream_id = any (streams) and wrapped_key is not null;
  insert into personal_key as k (tenant_id, stream_id, wrapped_key, erased_at)
  select p_tenant, stream_id, null, erased_at from unnest(streams, times) as e(stream_id, erased_at)
  on conflict (tenant_id, stream_id) do update set wrapped_key = null, erased_at = excluded.erased_at
    where k.wrapped_key is not null;
  delete from applicant_fingerprint where tenant_id = p_tenant and 'dossier-' || code = any (streams);
  delete from quarantine where tenant_id = p_tenant and 'dossier-' || code = any (streams) and has_personal;
  update event_told t set request_hash = '' from event e
  where t.tenant_id = p_tenant and t.source <> 'intake-sheet' and t.request_hash <> ''
    and e.tenant_id = p_tenant and e.position = t.position and e.stream_id = any (streams);
  return keys;
end $$;
revoke execute on function erase_persons(text, text[], jsonb) from public;
grant execute on function erase_persons(text, text[], jsonb) to dunghen_app;
comment on column event_told.request_hash is 'empty: of an erased person; whatever comes under this source and id was told before';

-- Items of an erased person wait without what is personal; the statement that keeps them decides under which form.
alter table quarantine add column has_personal boolean not null default true;
comment on column quarantine.has_personal is
  'false: sealed holds the plain fields alone because the person was erased, or nothing because the item was taken';
-- What is in the log was kept here as well, sealed, for ever.
update quarantine set sealed = '', has_personal = false where state = 'taken';

-- As in 0006, and nothing of an erased person.
create or replace function remember_intake(p_tenant text, p_fingerprint bytea, p_procedure text, p_code text, p_received timestamptz)
returns void
language plpgsql as $$
begin
  perform set_config('synchronous_commit', 'off', true);
  insert into applicant_fingerprint (tenant_id, fingerprint, procedure_code, code, received_at)
  select p_tenant, p_fingerprint, p_procedure, p_code, p_received
  where not exists (select from personal_key
                    where tenant_id = p_tenant and stream_id = 'dossier-' || p_code and wrapped_key is null)
  on conflict do nothing;
end $$;
