-- Facts that other systems told by POST /ingest/events or `dh import events`: which of their events became which of ours, so that one
-- told again years later is known. A row follows its append: what a crash leaves out is caught by the idempotency key of that
-- append, which is kept for seven days, and written then (2026-11-22: a column of `event` would cost every command an index).
create table event_told (
  tenant_id text not null references tenant,
  source text collate "C" not null,
  id text collate "C" not null,
  request_hash bytea not null,
  position bigint not null,
  told_at timestamptz(3) not null default clock_timestamp(),
  primary key (tenant_id, source, id)
);
comment on column event_told.position is 'of the last event of ours that it became';
grant select, insert on event_told to dunghen_app;
