-- Where a tenant's messages to applicants go besides paper: one receiver, which sends them on as text, Zalo or mail.
create table message_gateway (
  tenant_id text primary key references tenant,
  url text not null,
  secret bytea not null,
  kinds text[] check (kinds <@ array['receipt', 'supplement', 'apology', 'resultReady']),
  delay_minutes integer not null check (delay_minutes between 0 and 1440),
  since timestamptz(3) not null default clock_timestamp(),
  set_by text not null,
  state text not null default 'active' check (state in ('active', 'disabled')),
  note text
);
comment on column message_gateway.secret is 'sealed under a key of DUNGHEN_KEY';
comment on column message_gateway.kinds is 'kinds of message it is given; null: all';
comment on column message_gateway.delay_minutes is 'how long the counter has to print the paper first';
comment on column message_gateway.since is 'what was to be told before is not sent';

alter table message add column next_try_at timestamptz(3) not null default clock_timestamp();
comment on column message.next_try_at is 'not before; whoever takes it for sending moves it on, so that a killed worker costs a minute';
comment on column message.channel is 'by which it was sent, or tried last: print, webhook';
create index message_open on message (tenant_id, next_try_at) where state in ('queued', 'failed');

grant select, insert, update, delete on message_gateway to dunghen_app;
