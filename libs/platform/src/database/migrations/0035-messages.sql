-- What applicants are to be told, derived from the log: one row per event that is worth telling. Nobody's number stands here:
-- it is read from the sealed data at sending.
create table message (
  tenant_id text not null references tenant,
  code text collate "C" not null,
  kind text not null check (kind in ('receipt', 'supplement', 'apology', 'resultReady')),
  position bigint not null,
  event_id uuid not null,
  state text not null default 'queued' check (state in ('queued', 'sent', 'failed', 'withdrawn')),
  channel text,
  attempts integer not null default 0,
  last_error text,
  created_at timestamptz(3) not null default clock_timestamp(),
  sent_at timestamptz(3),
  primary key (tenant_id, code, kind, position),
  unique (tenant_id, event_id),
  check ((state = 'sent') = (sent_at is not null))
);
comment on column message.channel is 'by which it was sent, or tried last: print';
comment on column message.sent_at is 'when a channel took it; of print: when the counter first printed the paper';
comment on column message.state is 'withdrawn: nobody needs to be told any more, before anybody was';

-- How far the log was heard. Messages are made of what is recorded from `since` on: whoever begins to use the product tells
-- nobody of the past. Receipts are made for all of it.
create table message_watch (
  tenant_id text primary key references tenant,
  since timestamptz(3) not null,
  position bigint not null
);
grant select, insert, update on message, message_watch to dunghen_app;
