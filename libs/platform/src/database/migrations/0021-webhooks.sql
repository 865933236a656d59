-- Who is told of every event as it is recorded, how far each is, and what became of the attempts.

create table webhook (
  tenant_id text not null references tenant,
  webhook_id uuid not null,
  url text not null,
  types text[],
  secret bytea not null,
  previous_secret bytea,
  previous_until timestamptz(3),
  created_by text not null,
  created_at timestamptz(3) not null default clock_timestamp(),
  state text not null default 'active' check (state in ('active', 'disabled')),
  note text,
  position bigint not null,
  head_position bigint not null,
  failures integer not null default 0,
  failing_since timestamptz(3),
  next_try_at timestamptz(3),
  runner uuid,
  leased_until timestamptz(3),
  primary key (tenant_id, webhook_id)
);
comment on column webhook.types is 'names of the events to be told; null: all';
comment on column webhook.secret is 'sealed under a key of DUNGHEN_KEY; the one before it signs too until previous_until';
comment on column webhook.position is 'everything up to here was delivered, or is of no interest to it';
comment on column webhook.head_position is 'the same of signed heads';
comment on column webhook.runner is 'who delivers to it until leased_until: one at a time, so that order holds';

-- Attempts of the last month.
create table webhook_delivery (
  tenant_id text not null,
  webhook_id uuid not null,
  delivery_id bigint generated always as identity,
  message_id text not null,
  type text not null,
  position bigint not null,
  attempt integer not null,
  attempted_at timestamptz(3) not null,
  took_ms integer not null,
  status integer,
  error text,
  primary key (tenant_id, webhook_id, delivery_id),
  foreign key (tenant_id, webhook_id) references webhook on delete cascade
);
comment on column webhook_delivery.status is 'HTTP status; null: no answer, see error';

grant select, insert, update, delete on webhook to dunghen_app;
grant select, insert, delete on webhook_delivery to dunghen_app;
grant usage on all sequences in schema dunghen to dunghen_app;
