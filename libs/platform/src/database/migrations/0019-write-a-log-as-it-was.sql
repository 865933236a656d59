-- Writing a log as it was (`dh import events --recorded-time keep`, `dh restore`): positions, both times and hashes kept.

-- That a log did not grow here but was brought, from where and how far. The transaction is what lets one import go on
-- batch by batch while nobody, the importer neither, can add such events to a log that stands.
create table log_import (
  tenant_id text primary key references tenant,
  source text not null,
  position bigint not null,
  imported_at timestamptz(3) not null default clock_timestamp(),
  transaction_id xid8 not null default pg_current_xact_id()
);
grant select on log_import to dunghen_app;

-- Adds events to a log that was empty when this transaction began; everything is computed anew and one flaw undoes the whole
-- import. p_events: [{canonical, metadata, hash}], canonical being the RFC 8785 text that is hashed and that the row is
-- stored from. Answers the head's position.
--
-- The application may call it: what it can write is a log that verifies, into a tenant that has none, in one transaction,
-- and the table above keeps that it did (2026-11-22).
create function import_events(p_tenant text, p_source text, p_events jsonb) returns bigint
language plpgsql security definer set search_path = dunghen, pg_temp set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_bitmapscan = off set jit = off as $$
declare
  head tenant_head;
  tip timestamptz := clock_timestamp();
  flaw record;
begin
  select * into head from tenant_head where tenant_id = p_tenant for update;
  if not found then
    raise exception 'unknown tenant %', p_tenant using errcode = 'DH001';
  end if;
  if head.position = 0 then
    insert into log_import (tenant_id, source, position) values (p_tenant, p_source, 0);
  elsif not exists (select from log_import i where i.tenant_id = p_tenant and i.position = head.position
                    and i.transaction_id = pg_current_xact_id()) then
    raise exception 'the log of % has % events: a log is written as it was only into an empty one', p_tenant, head.position
      using errcode = 'DH002';
  end if;

  with given as (
    select head.position + v.n as expected, v.canonical, v.metadata, v.hash, c.*
    from rows from (jsonb_to_recordset(p_events) as (canonical text, metadata jsonb, hash text)) with ordinality
      as v(canonical, metadata, hash, n)
    cross join lateral jsonb_to_record(v.canonical::jsonb) as c(tenant text, "position" bigint, "eventId" uuid,
      "streamId" text, version integer, type text, "schemaVersion" smallint, data jsonb, personal text,
      "occurredAt" timestamptz, "recordedAt" timestamptz, "actorId" text, "unitId" text, "correlationId" text, "causationId" text)
  ), standing as (
    select s."streamId", coalesce((select version from event where tenant_id = p_tenant and stream_id = s."streamId"
                                   order by version desc limit 1), 0) as version
    from (select distinct "streamId" from given) s
  ), chained as materialized (
    select g.*,
           chain_hash(head.hash, g.canonical) over (order by g.expected rows unbounded preceding) as computed,
           lag(g."recordedAt", 1, head.recorded_at) over (order by g.expected) as recorded_before,
           s.version + row_number() over (partition by g."streamId" order by g.expected) as version_due
    from given g join standing s on s."streamId" = g."streamId"
  ), written as (
    insert into event (tenant_id, position, event_id, stream_id, version, type, schema_version, data, personal,
                       metadata, occurred_at, recorded_at, hash)
    select p_tenant, expected, "eventId", "streamId", version, type, "schemaVersion", data, decode(personal, 'base64'),
           metadata || jsonb_build_object('actorId', "actorId", 'unitId', "unitId",
             'correlationId', "correlationId", 'causationId', "causationId"),
           "occurredAt", "recordedAt", computed
    from chained order by expected
    returning position, recorded_at, hash
  ), moved_head as (
    update tenant_head h set position = w.position, hash = w.hash, recorded_at = w.recorded_at
    from (select * from written order by position desc limit 1) w
    where h.tenant_id = p_tenant
  ), moved_import as (
    update log_import i set position = w.position
    from (select max(position) as position from written) w where i.tenant_id = p_tenant and w.position is not null
  )
  select expected, case
      when tenant is distinct from p_tenant then 'it belongs to tenant ' || coalesce(tenant, '(none)')
      when "position" is distinct from expected then 'it says position ' || coalesce("position"::text, '(none)')
      when encode(computed, 'hex') is distinct from hash then 'its hash does not follow from what it says and the event before'
      when version is distinct from version_due then 'version ' || version || ' of its stream where ' || version_due || ' follows'
      when "recordedAt" < recorded_before then 'it was recorded before the event before it'
      else 'it was recorded later than the clock of this database' end as why
  into flaw
  from chained
  where tenant is distinct from p_tenant or "position" is distinct from expected or encode(computed, 'hex') is distinct from hash
    or version is distinct from version_due or "recordedAt" < recorded_before or "recordedAt" > tip
  order by expected limit 1;
  if flaw.expected is not null then
    raise exception 'position %: %', flaw.expected, flaw.why using errcode = 'DH003';
  end if;
  return head.position + jsonb_array_length(p_events);
end $$;
revoke execute on function import_events(text, text, jsonb) from public;
grant execute on function import_events(text, text, jsonb) to dunghen_app;

-- What a backup holds beside the log and only append_events may write otherwise: the kept answers, in the transaction that
-- writes the log.
create function import_kept_answers(p_tenant text, p_rows jsonb) returns void
language plpgsql security definer set search_path = dunghen, pg_temp as $$
begin
  if not exists (select from log_import i where i.tenant_id = p_tenant and i.transaction_id = pg_current_xact_id()) then
    raise exception 'answers of % are kept with its log alone', p_tenant using errcode = 'DH002';
  end if;
  insert into idempotency
  select * from jsonb_populate_recordset(null::idempotency, p_rows) r where r.tenant_id = p_tenant;
end $$;
revoke execute on function import_kept_answers(text, jsonb) from public;
grant execute on function import_kept_answers(text, jsonb) to dunghen_app;
