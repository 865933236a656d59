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

-- Answers kept seven days. Ten partitions by day number; the nightly run empties those older than that,
-- so expiry is a truncate and needs no DDL right. The slot stands last in the key: a look-up does not know it.
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
  for slot in 0..9 loop
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

-- Appends a group of requests in one transaction and says what became of each: one round trip, the lock held
-- for no longer than the statement and its commit. The canonical text that is hashed is the text that is
-- stored from, so the two cannot differ. (2026-11-22)
--
-- p_group: [{streamId, expectedVersion, wrappedKey?, idempotency?: {owner, key, requestHash, answer},
--            events: [{before, after, metadata, recordedAt?}]}]
-- where before ‖ position ‖ ,"recordedAt":"…" ‖ after is the RFC 8785 text of the event.
create function append_events(p_tenant text, p_group jsonb) returns jsonb
language plpgsql security definer set search_path = dunghen, pg_temp as $$
declare
  head tenant_head;
  tip timestamptz;
  stamp timestamptz;
  today date;
  versions jsonb;
  repeated jsonb;
  keyed jsonb;
  answers jsonb := '{}';
  owned text;
  request jsonb;
  item jsonb;
  stream text;
  actual integer;
  first bigint;
  canonical text;
  verdicts jsonb[] := '{}';
  positions bigint[] := '{}';
  canonicals text[] := '{}';
  hashes bytea[] := '{}';
  metadatas jsonb[] := '{}';
  done jsonb[] := '{}';
begin
  select * into head from tenant_head where tenant_id = p_tenant for update;
  if not found then
    raise exception 'unknown tenant %', p_tenant using errcode = 'DH001';
  end if;
  tip := greatest(date_trunc('milliseconds', clock_timestamp()), head.recorded_at);
  today := (tip at time zone 'UTC')::date;

  select coalesce(jsonb_object_agg(s.stream_id, e.version) filter (where e.version is not null), '{}'),
         coalesce(jsonb_object_agg(s.stream_id, true) filter (where s.times > 1), '{}'),
         coalesce(jsonb_object_agg(s.stream_id, true) filter (where k.stream_id is not null), '{}')
  into versions, repeated, keyed
  from (select r ->> 'streamId' as stream_id, count(*) as times, bool_or(r ->> 'wrappedKey' is not null) as brings_key
        from jsonb_array_elements(p_group) r group by 1) s
  left join lateral (select version from event where tenant_id = p_tenant and stream_id = s.stream_id
                     order by version desc limit 1) e on true
  left join personal_key k on s.brings_key and k.tenant_id = p_tenant and k.stream_id = s.stream_id;

  select coalesce(jsonb_object_agg(jsonb_build_array(i.owner, i.key)::text, jsonb_build_object(
           'requestHash', encode(i.request_hash, 'hex'), 'position', i.position, 'answer', i.answer)), '{}')
  into answers
  from jsonb_array_elements(p_group) r
  join idempotency i on i.tenant_id = p_tenant and i.owner = r -> 'idempotency' ->> 'owner'
    and i.key = r -> 'idempotency' ->> 'key' and i.kept_on > today - 8
  where r -> 'idempotency' ->> 'key' is not null;

  for request in select r from jsonb_array_elements(p_group) with ordinality g(r, n) order by n loop
    stream := request ->> 'streamId';
    owned := case when request -> 'idempotency' ->> 'key' is not null then
      jsonb_build_array(request -> 'idempotency' ->> 'owner', request -> 'idempotency' ->> 'key')::text end;
    if owned is not null and answers ? owned then
      verdicts := verdicts || jsonb_build_object('verdict', 'duplicate', 'kept', answers -> owned);
      continue;
    end if;
    actual := coalesce((versions ->> stream)::integer, 0);
    if actual <> (request ->> 'expectedVersion')::integer or (request ->> 'wrappedKey' is not null and keyed ? stream) then
      verdicts := verdicts || jsonb_build_object('verdict', 'conflict', 'actualVersion', actual);
      continue;
    end if;
    first := head.position + 1;
    for item in select e from jsonb_array_elements(request -> 'events') with ordinality v(e, n) order by n loop
      head.position := head.position + 1;
      -- Cut to milliseconds first: rounding could lift a wished time above the clock.
      stamp := greatest(least(date_trunc('milliseconds', (item ->> 'recordedAt')::timestamptz), tip), head.recorded_at);
      head.recorded_at := stamp;
      canonical := (item ->> 'before') || head.position || ',"recordedAt":"'
        || to_char(stamp at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '"' || (item ->> 'after');
      head.hash := sha256(head.hash || convert_to(canonical, 'UTF8'));
      positions := array_append(positions, head.position);
      canonicals := array_append(canonicals, canonical);
      hashes := array_append(hashes, head.hash);
      metadatas := array_append(metadatas, item -> 'metadata');
      actual := actual + 1;
    end loop;
    if repeated ? stream then
      versions := jsonb_set(versions, array[stream], to_jsonb(actual));
      if request ->> 'wrappedKey' is not null then
        keyed := jsonb_set(keyed, array[stream], 'true');
      end if;
    end if;
    if owned is not null then
      answers := jsonb_set(answers, array[owned], jsonb_build_object('requestHash', request -> 'idempotency' -> 'requestHash',
        'position', head.position, 'answer', request -> 'idempotency' -> 'answer'));
    end if;
    done := array_append(done, request - 'events' || jsonb_build_object('position', head.position));
    verdicts := verdicts || jsonb_build_object('verdict', 'appended', 'firstPosition', first,
      'lastPosition', head.position, 'version', actual, 'recordedAt', to_char(head.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'));
  end loop;

  if cardinality(positions) > 0 then
    insert into event (tenant_id, position, event_id, stream_id, version, type, schema_version, data, personal,
                       metadata, occurred_at, recorded_at, hash)
    select p_tenant, u.position, (c ->> 'eventId')::uuid, c ->> 'streamId', (c ->> 'version')::integer, c ->> 'type',
           (c ->> 'schemaVersion')::smallint, c -> 'data', decode(c ->> 'personal', 'base64'),
           u.metadata || jsonb_build_object('actorId', c -> 'actorId', 'unitId', c -> 'unitId',
             'correlationId', c -> 'correlationId', 'causationId', c -> 'causationId'),
           (c ->> 'occurredAt')::timestamptz, (c ->> 'recordedAt')::timestamptz, u.hash
    from unnest(positions, canonicals, hashes, metadatas) as u(position, canonical, hash, metadata)
    cross join lateral (select u.canonical::jsonb as c) parsed;

    update tenant_head set position = head.position, hash = head.hash, recorded_at = head.recorded_at
    where tenant_id = p_tenant;

    insert into personal_key (tenant_id, stream_id, wrapped_key)
    select p_tenant, d ->> 'streamId', decode(d ->> 'wrappedKey', 'base64')
    from unnest(done) d where d ->> 'wrappedKey' is not null;

    insert into idempotency (tenant_id, slot, owner, key, request_hash, answer, position, kept_on)
    select p_tenant, ((today - date '2000-01-01') % 10)::smallint, d -> 'idempotency' ->> 'owner',
           d -> 'idempotency' ->> 'key', decode(d -> 'idempotency' ->> 'requestHash', 'hex'),
           d -> 'idempotency' -> 'answer', (d ->> 'position')::bigint, today
    from unnest(done) d where d -> 'idempotency' ->> 'key' is not null
    -- A row of ten days ago is still there where the nightly run was missed; it has expired (else: duplicate above).
    on conflict (tenant_id, owner, key, slot) do update
      set request_hash = excluded.request_hash, answer = excluded.answer,
          position = excluded.position, kept_on = excluded.kept_on;
  end if;
  return to_jsonb(verdicts);
end $$;

-- Empties the partitions of answers older than seven days; run nightly. Tomorrow's partition is never truncated:
-- an append just past midnight may be ahead of us and would lose its answer; what a missed night left there is
-- deleted by its date instead.
create function expire_idempotency() returns integer language plpgsql security definer set search_path = dunghen, pg_temp as $$
declare
  today date := (clock_timestamp() at time zone 'UTC')::date;
  kept integer[];
  emptied integer := 0;
begin
  select array_agg(((today - d) - date '2000-01-01') % 10) into kept from generate_series(-1, 7) d;
  for slot in 0..9 loop
    if not (slot = any (kept)) then
      execute format('truncate idempotency_%s', slot);
      emptied := emptied + 1;
    end if;
  end loop;
  delete from idempotency where slot = (today + 1 - date '2000-01-01') % 10 and kept_on < today - 7;
  return emptied;
end $$;

grant select, insert on tenant to dunghen_app;
grant select on tenant_head to dunghen_app;
grant select, insert on event, access_record, signed_head, idempotency to dunghen_app;
grant select, insert, delete on personal_key to dunghen_app;
revoke execute on function append_events(text, jsonb), expire_idempotency(), open_tenant_log() from public;
grant execute on function append_events(text, jsonb), expire_idempotency() to dunghen_app;
