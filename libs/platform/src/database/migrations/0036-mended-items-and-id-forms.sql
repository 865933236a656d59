-- An item that could not be read stops waiting when its mended version was taken: the row stays, without what is personal, and
-- says what took its place (2026-11-22).
alter table quarantine drop constraint quarantine_state_check;
alter table quarantine add constraint quarantine_state_check check (state in ('open', 'taken', 'dismissed'));
alter table quarantine add column dismissed_by jsonb;
alter table quarantine add constraint dismissed_by_something check ((state = 'dismissed') = (dismissed_by is not null));
comment on column quarantine.dismissed_by is
  '{item, digest, cameAt, runId}: the plain fields of the mended version, its content''s digest, when it came, the correlation id of its events';
create index quarantine_dismissed on quarantine (tenant_id, came_at, item_id) where state = 'dismissed';

-- A step's event id follows from what came. Of an erased person less is kept than came, so that the same step, sent again in
-- full, would be another: the digest of what came is kept beside it. It says of the person what feed_item and the event's id say.
alter table quarantine add column digest bytea;
comment on column quarantine.digest is '128 bits of the content as it came; null: kept before 2026-11-22, then of what is sealed';

-- The store checks what it appends; a program that calls the log's door itself could have given an id in another form than the
-- one that is stored (an upper-case UUID), or two members in the place of one: such a chain never verifies again.
-- p_envelope: rows of ids as RFC 8785 text, one element an event; the events of a group have few different ones.
create function assert_id_forms(p_streams text[], p_event_ids text[], p_types text[], p_envelope text[]) returns void
language plpgsql immutable set search_path = dunghen, pg_temp as $$
begin
  if exists (select from unnest(p_event_ids) as e(id) where id is null or id <> id::uuid::text) then
    raise exception 'an event id is not in the form that is hashed and stored' using errcode = '22023';
  end if;
  if exists (select from unnest(p_streams) as s(id) where id is null or length(id) not between 1 and 500)
     or exists (select from (select distinct id from unnest(p_types) as t(id)) t where id is null or length(id) not between 1 and 500) then
    raise exception 'a stream''s id or a type is empty or too long' using errcode = '22023';
  end if;
  if exists (select from (select distinct id from unnest(p_envelope) as v(id)) v
             where id is null or id <> 'null' and id <> to_json(id::json #>> '{}')::text) then
    raise exception 'an id is not one text in RFC 8785 form' using errcode = '22023';
  end if;
end $$;

-- As in 0013, and ids are looked at first.
create or replace function append_events(
  p_tenant text, p_streams text[], p_expected integer[], p_lengths integer[], p_wrapped_keys text[], p_idempotency text[],
  p_event_ids text[], p_types text[], p_schema_versions integer[], p_occurred text[], p_data text[], p_personal text[],
  p_actors text[], p_causes text[], p_correlations text[], p_units text[], p_metadata text[], p_recorded text[]
) returns jsonb
language plpgsql security definer set search_path = dunghen, pg_temp set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off set enable_nestloop = off set jit = off as $$
declare
  head tenant_head;
  locked_at timestamptz;
  tip timestamptz;
  tip_text text;
  tenant_json text := to_json(p_tenant);
  today date;
  before_head bigint;
  actual integer[];
  same_stream integer[];
  keyed boolean[];
  brings_key boolean[];
  same_key integer[];
  kept jsonb[];
  answered_by integer[];
  duplicate boolean;
  before_it integer;
  accepted boolean[];
  last_positions bigint[];
  request_of integer[];
  nth integer[];
  recorded timestamptz[];
  refused jsonb := '{}';
begin
  perform assert_id_forms(p_streams, p_event_ids, p_types, array[p_actors, p_causes, p_correlations, p_units]);

  select array_agg(n order by n, k), array_agg(k order by n, k) into request_of, nth
  from unnest(p_lengths) with ordinality as r(length, n), generate_series(1, r.length) as k;

  select * into head from tenant_head where tenant_id = p_tenant for update;
  if not found then
    raise exception 'unknown tenant %', p_tenant using errcode = 'DH001';
  end if;
  before_head := head.position;
  locked_at := clock_timestamp();
  tip := greatest(date_trunc('milliseconds', locked_at), head.recorded_at);
  tip_text := to_char(tip at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
  today := (tip at time zone 'UTC')::date;

  -- What stands in the log, request by request; same_stream and same_key name the request before it in the group that
  -- concerns it, so that a large group costs no more per request than a small one.
  select array_agg(coalesce(e.version, 0) order by n), array_agg(r.same_stream order by n) into actual, same_stream
  from (select stream_id, n, lag(n) over (partition by stream_id collate "C" order by n) as same_stream
        from unnest(p_streams) with ordinality as g(stream_id, n)) r
  left join lateral (select version from event where tenant_id = p_tenant and stream_id = r.stream_id
                     order by version desc limit 1) e on true;
  if p_wrapped_keys is not null then
    select array_agg(k.stream_id is not null order by n), array_agg(r.wrapped_key is not null order by n) into keyed, brings_key
    from unnest(p_streams, p_wrapped_keys) with ordinality as r(stream_id, wrapped_key, n)
    left join personal_key k on r.wrapped_key is not null and k.tenant_id = p_tenant and k.stream_id = r.stream_id;
  end if;
  if p_idempotency is not null then
    select array_agg(r.same_key order by n),
           array_agg(case when i.key is not null then jsonb_build_object('requestHash', encode(i.request_hash, 'hex'),
             'position', i.position, 'answer', i.answer) end order by n)
    into same_key, kept
    from (select n, owner, key, case when key is not null then lag(n) over (partition by owner, key order by n) end as same_key
          from unnest(p_idempotency) with ordinality as g(idempotency, n)
          left join lateral json_to_record(g.idempotency::json) as a(owner text, key text) on true) r
    left join lateral (select * from idempotency i
                       where i.slot in (idempotency_slot(today), idempotency_slot(today - 7)) and i.tenant_id = p_tenant
                         and i.owner = r.owner and i.key = r.key and i.kept_on > today - 8 limit 1) i on r.key is not null;
  end if;

  for n in 1 .. coalesce(cardinality(p_streams), 0) loop
    before_it := same_stream[n];
    if before_it is not null then
      actual[n] := case when accepted[before_it] then p_expected[before_it] + p_lengths[before_it] else actual[before_it] end;
      if keyed is not null then keyed[n] := keyed[n] or keyed[before_it]; end if;
    end if;
    duplicate := false;
    if kept is not null then
      -- Judged here: a later request of the group may still succeed under the key of one that did not.
      before_it := same_key[n];
      answered_by[n] := case when before_it is null then null when accepted[before_it] then before_it else answered_by[before_it] end;
      duplicate := kept[n] is not null or answered_by[n] is not null;
    end if;
    accepted[n] := not duplicate and actual[n] = p_expected[n] and (keyed is null or not (brings_key[n] and keyed[n]));
    if accepted[n] then
      head.position := head.position + p_lengths[n];
      if keyed is not null then keyed[n] := keyed[n] or brings_key[n]; end if;
    elsif duplicate then
      refused := refused || jsonb_build_object(n, jsonb_build_object('verdict', 'duplicate', 'kept', coalesce(kept[n],
        jsonb_build_object('requestHash', p_idempotency[answered_by[n]]::jsonb -> 'requestHash',
          'position', last_positions[answered_by[n]], 'answer', p_idempotency[answered_by[n]]::jsonb -> 'answer'))));
    else
      refused := refused || jsonb_build_object(n, jsonb_build_object('verdict', 'conflict', 'actualVersion', actual[n]));
    end if;
    last_positions[n] := head.position;
  end loop;

  if p_recorded is not null then
    select array_agg(at order by m) into recorded
    from (select m, greatest(head.recorded_at, max(least(given::timestamptz, tip)) filter (where accepted[request_of[m]]) over (order by m)) as at
          from unnest(p_recorded) with ordinality as g(given, m)) r;
  end if;

  with taken as (
    select e.*, r.stream_id, p_expected[e.request] + e.nth as version, before_head + row_number() over (order by m) as position,
           coalesce(recorded[m], tip) as recorded_at,
           case when recorded is null then tip_text
             else to_char(recorded[m] at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end as recorded_text
    from unnest(request_of, nth, p_event_ids, p_types, p_schema_versions, p_occurred, p_data, p_personal,
                p_actors, p_causes, p_correlations, p_units, p_metadata) with ordinality
      as e(request, nth, event_id, type, schema_version, occurred, data, personal, actor, cause, correlation, unit, metadata, m)
    join unnest(p_streams) with ordinality as r(stream_id, n) on r.n = e.request
    where accepted[e.request]
  ), chained as (
    select t.*, chain_hash(head.hash, concat(
      '{"actorId":', actor, ',"causationId":', cause, ',"correlationId":', correlation, ',"data":', data,
      ',"eventId":"', event_id, '","occurredAt":"', occurred,
      case when personal is null then '","personal":null' else '","personal":"' || personal || '"' end,
      ',"position":', position, ',"recordedAt":"', recorded_text, '","schemaVersion":', schema_version,
      ',"streamId":', to_json(stream_id), ',"tenant":', tenant_json, ',"type":', to_json(type),
      ',"unitId":', unit, ',"version":', version, '}')) over (order by m rows unbounded preceding) as hash
    from taken t
  ), written as (
    insert into event (tenant_id, position, event_id, stream_id, version, type, schema_version, data, personal,
                       metadata, occurred_at, recorded_at, hash)
    select p_tenant, position, event_id::uuid, stream_id, version, type, schema_version, data::jsonb, decode(personal, 'base64'),
           concat('{', metadata, '"actorId":', actor, ',"unitId":', unit, ',"correlationId":', correlation,
             ',"causationId":', cause, '}')::jsonb,
           occurred::timestamptz, recorded_at, hash
    from chained
    order by m
    returning position, recorded_at, hash
  )
  update tenant_head h set position = w.position, hash = w.hash, recorded_at = w.recorded_at
  from (select * from written order by position desc limit 1) w
  where h.tenant_id = p_tenant;

  if p_wrapped_keys is not null then
    insert into personal_key (tenant_id, stream_id, wrapped_key)
    select p_tenant, stream_id, decode(wrapped_key, 'base64')
    from unnest(p_streams, p_wrapped_keys) with ordinality as r(stream_id, wrapped_key, n)
    where accepted[n] and wrapped_key is not null;
  end if;
  if p_idempotency is not null then
    insert into idempotency (tenant_id, slot, owner, key, request_hash, answer, position, kept_on)
    select p_tenant, idempotency_slot(today), a.owner, a.key, decode(a."requestHash", 'hex'), a.answer, last_positions[n], today
    from unnest(p_idempotency) with ordinality as r(idempotency, n)
    cross join lateral json_to_record(r.idempotency::json) as a(owner text, key text, "requestHash" text, answer jsonb)
    where accepted[n] and r.idempotency is not null
    -- A row of three weeks ago is still there where nightly runs were missed; it has expired (else: duplicate above).
    on conflict (tenant_id, owner, key, slot) do update
      set request_hash = excluded.request_hash, answer = excluded.answer,
          position = excluded.position, kept_on = excluded.kept_on;
  end if;

  return jsonb_build_object('before', before_head, 'recordedAt', tip_text, 'refused', refused,
    'heldMs', extract(epoch from clock_timestamp() - locked_at) * 1000,
    'recorded', (select jsonb_agg(to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') order by m)
                 from unnest(recorded) with ordinality as r(at, m)));
end $$;

-- As in 0024, and the marks by which rows of sheets are known again: a mended sheet that is sent after an erasure brings the
-- person anew, and is warned of nothing.
create or replace function erase_persons(p_tenant text, p_streams text[], p_later jsonb) returns bigint
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
  delete from intake_row r
  using event e
  where r.tenant_id = p_tenant and e.tenant_id = p_tenant and e.stream_id = any (streams)
    and (exists (select from event_told t where t.tenant_id = p_tenant and t.source = 'intake-sheet'
                   and t.id = r.row_key and t.position = e.position)
      -- What was appended just before a crash, which that table missed.
      or exists (select from idempotency i where i.tenant_id = p_tenant and i.owner = 'intake-sheet'
                   and i.key = 'intake-sheet:' || r.row_key and i.position = e.position));
  return keys;
end $$;
