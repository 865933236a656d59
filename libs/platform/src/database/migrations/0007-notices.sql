-- The deadline watch: what people are told of a promise, once per (dossier, promise, kind), and how far the watch is.

-- A row is planned (number and recorded_at null) and then given, or deleted where its reason went away. A given row stays
-- for ever; where its promise moved it is marked withdrawn. `number` is the order in which rows were given, without a hole
-- per tenant, and what readers page by (2026-11-22: recorded_at may repeat, and a row planned earlier may be given later).
create table notice (
  tenant_id text not null,
  code text collate "C" not null,
  promise_at timestamptz(3) not null,
  kind text not null check (kind in ('dueSoon', 'overdue')),
  dated_at timestamptz(3) not null,
  look_at timestamptz(3),
  recorded_at timestamptz(3),
  number bigint,
  withdrawn_at timestamptz(3),
  primary key (tenant_id, code, promise_at, kind),
  check ((number is null) = (recorded_at is null) and (look_at is null) = (recorded_at is not null))
);
comment on column notice.promise_at is 'the due in force that it speaks of';
comment on column notice.dated_at is 'the promise''s own moment: the next session start where that falls at night';
comment on column notice.look_at is 'from when on it may be given; infinity: not before an event moves the dossier; null: given';

-- What is to be given now: a tick without anything due reads one page of it.
create index notice_planned on notice (tenant_id, look_at) where look_at is not null;
-- GET /notices pages by it; unique, so that a number is never given twice whatever the workers do.
create unique index notice_given on notice (tenant_id, number) where number is not null;

-- One row per tenant; whoever plans or gives holds its lock.
create table notice_watch (
  tenant_id text primary key references tenant,
  -- From when on the watch saw everything; what had ended before is none of its business.
  since timestamptz(3) not null,
  -- Of the running facts at the last look; another one means that all open dossiers are looked at anew.
  generation smallint not null,
  -- Events up to here are planned.
  position bigint not null,
  -- The look at all open dossiers, along their dues: where it is; null when it is done.
  looked_due timestamptz(3),
  looked_code text collate "C",
  -- Streams the facts stood still for; one that is no longer among the parked ones is planned anew.
  parked text[] not null,
  last_number bigint not null
);

grant select, insert, update, delete on notice to dunghen_app;
grant select, insert, update on notice_watch to dunghen_app;
