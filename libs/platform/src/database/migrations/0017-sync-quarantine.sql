-- What a feed sent and the log could not take yet, and what it has sent before. Neither moves a figure.

-- The same content is the same row, however often it comes. `plain` holds the fields that may be seen; the whole item as
-- it came is sealed, because a field that nobody knows may hold anything (2026-11-22).
create table quarantine (
  tenant_id text not null references tenant,
  item_id uuid not null,
  feed text not null,
  service text,
  unit text,
  code text collate "C",
  reason text not null,
  problems jsonb not null,
  plain jsonb not null,
  sealed bytea not null,
  origin text not null,
  came_at timestamptz(3) not null,
  tries integer not null default 1,
  tried_at timestamptz(3) not null,
  state text not null check (state in ('open', 'taken')),
  primary key (tenant_id, item_id)
);
comment on column quarantine.came_at is 'when it first came; what it tells without a date happened then';
comment on column quarantine.code is 'the dossier; null: it names none';

-- What waits for its dossier, asked with every batch; and the list, oldest first.
create index quarantine_waiting on quarantine (tenant_id, code) where state = 'open';
create index quarantine_open on quarantine (tenant_id, came_at, item_id) where state = 'open';

-- Snapshots that were taken, by 128 bits of their content: one that comes again after newer ones is a repetition and not a
-- status that goes back. Losing rows costs a false entry in the quarantine and nothing else.
create table feed_item (
  tenant_id text not null references tenant,
  digest bytea not null,
  taken_at timestamptz(3) not null,
  primary key (tenant_id, digest)
);
create index feed_item_age on feed_item (taken_at);

grant select, insert, update, delete on quarantine, feed_item to dunghen_app;
