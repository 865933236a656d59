-- The log: one ordered, hash-chained, append-only list of events per tenant (DESIGN section 3).

create table tenant (
  tenant_id text primary key check (tenant_id ~ '^[A-Z0-9][A-Za-z0-9-]{0,31}$'),
  name text not null,
  timezone text not null,
  go_live_on date,
  settings jsonb not null default '{}',
  created_at timestamptz(3) not null default clock_timestamp()
);

-- One row per tenant; whoever holds its lock is the only one appending, so positions have no hole.
create table tenant_head (
  tenant_id text primary key references tenant,
  position bigint not null,
  hash bytea not null,
  recorded_at timestamptz(3)
) with (fillfactor = 10);

create function open_tenant_log() returns trigger language plpgsql
security definer set search_path = dunghen, pg_temp as $$
begin
  insert into tenant_head (tenant_id, position, hash)
  values (new.tenant_id, 0, sha256(convert_to(new.tenant_id, 'UTF8')));
  return null;
end $$;
-- The opener runs as the owner, so that the application needs no right on tenant_head but reading.
create trigger open_log after insert on tenant for each row execute function open_tenant_log();

create table event (
  tenant_id text not null,
  position bigint not null,
  event_id uuid not null,
  stream_id text collate "C" not null,
  version integer not null,
  type text not null,
  schema_version smallint not null,
  data jsonb not null,
  personal bytea,
  metadata jsonb not null,
  occurred_at timestamptz(3) not null,
  recorded_at timestamptz(3) not null,
  hash bytea not null,
  primary key (tenant_id, position),
  unique (tenant_id, stream_id, version),
  unique (tenant_id, event_id)
);
-- "which position was the last one known at an instant": recorded_at never falls with position, so a BRIN is enough.
create index event_recorded on event using brin (tenant_id, recorded_at) with (pages_per_range = 16);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'table % is append-only: % refused', tg_table_name, tg_op using errcode = '23001';
end $$;
create trigger append_only_row before update or delete on event for each row execute function refuse_change();
create trigger append_only_table before truncate on event for each statement execute function refuse_change();
alter table event enable always trigger append_only_row;
alter table event enable always trigger append_only_table;

-- Data keys of personal data, wrapped by DUNGHEN_KEY. Deleting one erases the person and leaves the chain whole.
create table personal_key (
  tenant_id text not null,
  stream_id text not null,
  wrapped_key bytea not null,
  created_at timestamptz(3) not null default clock_timestamp(),
  primary key (tenant_id, stream_id)
);

-- Every reading of personal data in full: who, when, which, why (DOMAIN section 7).
create table access_record (
  tenant_id text not null,
  access_id uuid not null,
  accessed_at timestamptz(3) not null default clock_timestamp(),
  actor_id text not null,
  unit_id text,
  role text not null,
  stream_id text not null,
  reason text not null,
  primary key (tenant_id, access_id)
);
create index access_record_stream on access_record (tenant_id, stream_id, accessed_at);
create trigger append_only_row before update or delete on access_record for each row execute function refuse_change();
create trigger append_only_table before truncate on access_record for each statement execute function refuse_change();
alter table access_record enable always trigger append_only_row;
alter table access_record enable always trigger append_only_table;

-- Answers kept seven days, in partitions of a week: this week's, the last one's, and one that the nightly run has
-- emptied for the next, so expiry is a truncate and needs no DDL right. (2026-11-22: by days, as first planned, every
-- look-up descends ten indexes and costs as much as storing the event itself.)
create function idempotency_slot(day date) returns smallint language sql immutable parallel safe
return ((day - date '2000-01-01') / 7 % 3)::smallint;

create table idempotency (
  tenant_id text not null,
  slot smallint not null,
  owner text not null,
  key text not null,
  request_hash bytea not null,
  answer jsonb not null,
  position bigint not null,
  kept_on date not null,
  primary key (tenant_id, owner, key, slot)
) partition by list (slot);
do $$
begin
  for slot in 0..2 loop
    execute format('create table idempotency_%s partition of idempotency for values in (%s)', slot, slot);
  end loop;
end $$;

-- Heads signed daily. The copies that prove a cut or a rewrite are the files outside the database.
create table signed_head (
  tenant_id text not null references tenant,
  position bigint not null check (position > 0),
  hash bytea not null,
  signed_at timestamptz(3) not null,
  key_id text not null,
  signature bytea not null,
  primary key (tenant_id, position)
);
create trigger append_only_row before update or delete on signed_head for each row execute function refuse_change();
create trigger append_only_table before truncate on signed_head for each statement execute function refuse_change();
alter table signed_head enable always trigger append_only_row;
alter table signed_head enable always trigger append_only_table;

-- The chain as a window: each row's hash seals everything before it.
create function chain_hash_step(state bytea, previous bytea, canonical text) returns bytea
language plpgsql immutable parallel safe as $$
begin
  return sha256(coalesce(state, previous) || convert_to(canonical, 'UTF8'));
end $$;
create aggregate chain_hash(previous bytea, canonical text) (sfunc = chain_hash_step, stype = bytea);

-- Appends a group of requests in one transaction and says what became of each: one round trip, the lock held
-- for no longer than the statement and its commit. The canonical text that is hashed is the text that is
-- stored from, so the two cannot differ. (2026-11-22)
--
-- p_group: [{streamId, expectedVersion, wrappedKey?, idempotency?: {owner, key, requestHash, answer},
--            events: [{before, after, metadata, recordedAt?}]}]
-- where before ‖ position ‖ ,"recordedAt":"…" ‖ after is the RFC 8785 text of the event.
-- enable_seqscan is off because plans made while the log was empty would go on reading all of it: 160 instead of
-- 2,400 appends a second until the first analyze (2026-11-22, `npm run bench -- append`).
create function append_events(p_tenant text, p_group jsonb) returns jsonb
language plpgsql security definer set search_path = dunghen, pg_temp set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off set enable_nestloop = off set jit = off as $$
declare
  head tenant_head;
  tip timestamptz;
  today date;
  streams text[];
  expected integer[];
  lengths integer[];
  actual integer[];
  keyed boolean[];
  brings_key boolean[];
  kept jsonb[];
  same_stream integer[];
  same_key integer[];
  before_it integer;
  answered_by integer[];
  duplicate boolean[];
  accepted boolean[];
  before_head bigint;
  this_week smallint;
  last_week smallint;
  verdicts jsonb;
begin
  select * into head from tenant_head where tenant_id = p_tenant for update;
  if not found then
    raise exception 'unknown tenant %', p_tenant using errcode = 'DH001';
  end if;
  before_head := head.position;
  tip := greatest(date_trunc('milliseconds', clock_timestamp()), head.recorded_at);
  today := (tip at time zone 'UTC')::date;
  this_week := idempotency_slot(today);
  last_week := idempotency_slot(today - 7);

  -- What each request expects and what stands in the log, request by request; same_stream and same_key name the
  -- request before it in the group that concerns it, so that a large group costs no more per request than a small one.
  select array_agg(r.expected order by n), array_agg(jsonb_array_length(r.events) order by n),
         array_agg(coalesce(e.version, 0) order by n),
         array_agg(r.wrapped_key is not null and k.stream_id is not null order by n),
         array_agg(r.wrapped_key is not null order by n),
         array_agg(r.same_stream order by n), array_agg(r.same_key order by n),
         array_agg(case when i.key is not null then jsonb_build_object('requestHash', encode(i.request_hash, 'hex'),
           'position', i.position, 'answer', i.answer) end order by n)
  into expected, lengths, actual, keyed, brings_key, same_stream, same_key, kept
  from (
    select g.*, lag(n) over (partition by stream_id order by n) as same_stream,
           case when idempotency is not null
             then lag(n) over (partition by idempotency ->> 'owner', idempotency ->> 'key' order by n) end as same_key
    from rows from (jsonb_to_recordset(p_group) as (
      "streamId" text, "expectedVersion" integer, "wrappedKey" text, idempotency jsonb, events jsonb)) with ordinality
      as g(stream_id, expected, wrapped_key, idempotency, events, n)) r
  left join lateral (select version from event where tenant_id = p_tenant and stream_id = r.stream_id
                     order by version desc limit 1) e on true
  left join personal_key k on r.wrapped_key is not null and k.tenant_id = p_tenant and k.stream_id = r.stream_id
  left join lateral (select * from idempotency i where i.slot in (this_week, last_week) and i.tenant_id = p_tenant and i.owner = r.idempotency ->> 'owner'
                     and i.key = r.idempotency ->> 'key' and i.kept_on > today - 8 limit 1) i on r.idempotency is not null;

  for n in 1 .. coalesce(cardinality(expected), 0) loop
    before_it := same_stream[n];
    if before_it is not null then
      actual[n] := case when accepted[before_it] then expected[before_it] + lengths[before_it] else actual[before_it] end;
      keyed[n] := keyed[n] or keyed[before_it];
    end if;
    -- Judged here: a later request of the group may still succeed under the key of one that did not.
    before_it := same_key[n];
    answered_by[n] := case when before_it is null then null when accepted[before_it] then before_it else answered_by[before_it] end;
    duplicate[n] := kept[n] is not null or answered_by[n] is not null;
    accepted[n] := not duplicate[n] and actual[n] = expected[n] and not (brings_key[n] and keyed[n]);
    if accepted[n] then
      keyed[n] := keyed[n] or brings_key[n];
      head.position := head.position + lengths[n];
    end if;
  end loop;

  with request as materialized (
    select r.*, accepted[n] as taken, expected[n] + lengths[n] as version,
           before_head + sum(case when accepted[n] then lengths[n] else 0 end) over (order by n) as last_position
    from rows from (jsonb_to_recordset(p_group) as (
      "streamId" text, "wrappedKey" text, idempotency jsonb, events jsonb)) with ordinality
      as r(stream_id, wrapped_key, idempotency, events, n)
  ), given as (
    select v."before", v."after", v.metadata, before_head + row_number() over log as position,
           greatest(head.recorded_at, max(least(v."recordedAt", tip)) over log) as recorded_at
    from (select r.n, v.*
          from request r
          cross join lateral (select * from rows from (jsonb_to_recordset(r.events) as (
            "before" text, "after" text, metadata jsonb, "recordedAt" timestamptz)) with ordinality
            as v("before", "after", metadata, "recordedAt", m)) v
          where r.taken) v
    window log as (order by v.n, v.m)
  ), stamped as (
    select position, recorded_at, metadata, "before" || position || ',"recordedAt":"'
             || to_char(coalesce(recorded_at, tip) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '"' || "after" as canonical
    from given
  ), chained as materialized (
    select position, metadata, canonical, chain_hash(head.hash, canonical) over (order by position rows unbounded preceding) as hash
    from stamped
  ), written as (
    insert into event (tenant_id, position, event_id, stream_id, version, type, schema_version, data, personal,
                       metadata, occurred_at, recorded_at, hash)
    select p_tenant, e.position, c."eventId", c."streamId", c.version, c.type, c."schemaVersion", c.data,
           decode(c.personal, 'base64'),
           e.metadata || jsonb_build_object('actorId', c."actorId", 'unitId', c."unitId",
             'correlationId', c."correlationId", 'causationId', c."causationId"),
           c."occurredAt", c."recordedAt", e.hash
    from chained e
    cross join lateral jsonb_to_record(e.canonical::jsonb) as c("eventId" uuid, "streamId" text, version integer, type text,
      "schemaVersion" smallint, data jsonb, personal text, "occurredAt" timestamptz, "recordedAt" timestamptz,
      "actorId" text, "unitId" text, "correlationId" text, "causationId" text)
    order by e.position
    returning position, recorded_at, hash
  ), keys as (
    insert into personal_key (tenant_id, stream_id, wrapped_key)
    select p_tenant, stream_id, decode(wrapped_key, 'base64') from request where taken and wrapped_key is not null
  ), kept as (
    insert into idempotency (tenant_id, slot, owner, key, request_hash, answer, position, kept_on)
    select p_tenant, idempotency_slot(today), idempotency ->> 'owner', idempotency ->> 'key',
           decode(idempotency ->> 'requestHash', 'hex'), idempotency -> 'answer', last_position, today
    from request where taken and idempotency is not null
    -- A row of three weeks ago is still there where nightly runs were missed; it has expired (else: duplicate above).
    on conflict (tenant_id, owner, key, slot) do update
      set request_hash = excluded.request_hash, answer = excluded.answer,
          position = excluded.position, kept_on = excluded.kept_on
  ), moved_head as (
    update tenant_head h set position = w.position, hash = w.hash, recorded_at = w.recorded_at
    from (select * from written order by position desc limit 1) w
    where h.tenant_id = p_tenant
  )
  select jsonb_agg(case
    when r.taken then jsonb_build_object('verdict', 'appended', 'firstPosition', r.last_position - lengths[r.n] + 1,
      'lastPosition', r.last_position, 'version', r.version,
      'recordedAt', to_char(w.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    when duplicate[r.n] then jsonb_build_object('verdict', 'duplicate', 'kept', coalesce(kept[r.n],
      jsonb_build_object('requestHash', a.idempotency -> 'requestHash', 'position', a.last_position, 'answer', a.idempotency -> 'answer')))
    else jsonb_build_object('verdict', 'conflict', 'actualVersion', actual[r.n]) end order by r.n)
  into verdicts
  from request r
  left join written w on r.taken and w.position = r.last_position
  left join request a on a.n = answered_by[r.n];
  return coalesce(verdicts, '[]');
end $$;

-- Empties the partitions of answers older than seven days; run nightly. Tomorrow's partition is never truncated:
-- an append just past midnight may be ahead of us and would lose its answer; what a missed night left there is
-- deleted by its date instead.
create function expire_idempotency() returns integer language plpgsql security definer set search_path = dunghen, pg_temp as $$
declare
  today date := (clock_timestamp() at time zone 'UTC')::date;
  next_week smallint := idempotency_slot(today + 7);
  emptied integer;
begin
  -- On the week's last day a writer may already be in the next one: then only what has expired goes.
  if idempotency_slot(today + 1) = next_week then
    with gone as (delete from idempotency where slot = next_week and kept_on < today - 7 returning 1)
    select count(*) into emptied from gone;
  else
    execute format('select count(*) from idempotency_%s', next_week) into emptied;
    execute format('truncate idempotency_%s', next_week);
  end if;
  return emptied;
end $$;

grant select, insert on tenant to dunghen_app;
grant select on tenant_head to dunghen_app;
-- Events and kept answers are written by append_events alone, so that nothing enters the log beside the chain.
grant select on event, idempotency to dunghen_app;
grant select, insert on access_record, signed_head to dunghen_app;
grant select, insert, delete on personal_key to dunghen_app;
revoke execute on function append_events(text, jsonb), expire_idempotency(), open_tenant_log() from public;
grant execute on function append_events(text, jsonb), expire_idempotency() to dunghen_app;
