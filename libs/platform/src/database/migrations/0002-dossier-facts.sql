-- What the projection "dossier-facts" keeps: one current row per dossier, the rows it superseded (valid from..to in
-- positions), and append-only tables of what moves in a dossier's life, each row with when it happened and the
-- position that told us (two axes, DESIGN section 4).
--
-- `generation` lets a rebuild fill new rows beside the running ones and swap with one update (2026-11-22: swapping
-- tables by renaming needs ownership and would swap every tenant at once).
--
-- Small codes: status and channel are the national ones (annulled 0); level 1 province, 2 district, 3 commune;
-- class 1 early, 2 on time, 3 late, 4 no limit. Days are local dates of the tenant's zone; an end never lies
-- before reception in *_on (CONTRACT 7.2), the instants are kept as told.

create table fact_current (
  tenant_id text not null,
  generation smallint not null,
  code text collate "C" not null,
  version integer not null,
  from_position bigint not null,
  status smallint not null,
  agency_id text,
  receiving_agency_id text,
  level smallint,
  procedure_code text,
  field_code text,
  channel smallint,
  submitted_at timestamptz(3),
  received_at timestamptz(3),
  received_on date,
  limit_value real,
  limit_unit smallint,
  by_date boolean,
  due_at timestamptz(3),
  due_on date,
  first_promise_at timestamptz(3),
  promise_due_at timestamptz(3),
  promise_due_on date,
  due_changes smallint not null,
  due_moved_on date,
  processed_at timestamptz(3),
  processed_on date,
  granted boolean,
  returned_at timestamptz(3),
  returned_on date,
  withdrawn_at timestamptz(3),
  withdrawn_on date,
  stopped_at timestamptz(3),
  stopped_on date,
  refused_at timestamptz(3),
  refused_on date,
  settled_on date not null,
  closed_on date not null,
  waits smallint not null,
  waiting_since timestamptz(3),
  waiting_since_on date,
  supplement_requests smallint not null,
  holdings smallint not null,
  held_at timestamptz(3),
  held_on date,
  holder_unit_id text,
  officer_id text,
  class_due smallint,
  class_promise smallint,
  class_returned smallint,
  flags text[] not null,
  primary key (tenant_id, generation, code)
);
comment on column fact_current.settled_on is 'day of processed, withdrawn, stopped or refused, whichever came first; infinity while open';
comment on column fact_current.closed_on is 'settled and also returned (or withdrawn, stopped, refused); never before settled_on, infinity until then';
comment on column fact_current.due_moved_on is 'latest day on which the due moved; from that day on the row holds the due in force';
comment on column fact_current.held_at is 'latest hand-over (the reception at first), held_on its day; from then on the row holds the holder in force';
comment on column fact_current.class_due is 'tt01-2020 and survivorship-safe';

create table fact_history (like fact_current including defaults, to_position bigint not null);
alter table fact_history add primary key (tenant_id, generation, code, from_position);

-- The due at reception and after each change, of dossiers whose due ever moved (due_changes > 0) and only of those.
create table fact_due (
  tenant_id text not null,
  generation smallint not null,
  code text collate "C" not null,
  position bigint not null,
  occurred_at timestamptz(3) not null,
  occurred_on date not null,
  due_at timestamptz(3),
  due_on date,
  promise_due_at timestamptz(3),
  promise_due_on date,
  cause text not null,
  primary key (tenant_id, generation, code, position)
);

-- Who held a dossier from when on: one row for the receiving counter and one for each hand-over.
create table fact_holding (
  tenant_id text not null,
  generation smallint not null,
  code text collate "C" not null,
  position bigint not null,
  occurred_at timestamptz(3) not null,
  occurred_on date not null,
  handed_over boolean not null,
  unit_id text,
  officer_id text,
  primary key (tenant_id, generation, code, position)
);

-- A figure of a period looks at what was received before its end and not settled before its beginning. For months
-- long gone the first range is wide, and PostgreSQL 18 skips through it day by day along the second.
create index fact_settled on fact_current (tenant_id, generation, settled_on, received_on);
-- The same for policy `returned`, where a dossier stays open until the result is collected.
create index fact_closed on fact_current (tenant_id, generation, closed_on, received_on);
-- Refused at intake: never received, so not in the ranges above.
create index fact_refused on fact_current (tenant_id, generation, refused_on) where refused_on is not null;
-- The desk's lists: open dossiers by time left, and all of them, newest first.
create index fact_open_due on fact_current (tenant_id, generation, due_at) where settled_on = 'infinity';
create index fact_listed on fact_current
  (tenant_id, generation, coalesce(received_at, submitted_at, refused_at) desc, code);
create index fact_history_span on fact_history (tenant_id, generation, to_position);

-- How far each projection has read, and which generation of its rows is the running one.
create table projection (
  tenant_id text not null references tenant,
  name text not null,
  version integer not null,
  generation smallint not null,
  running boolean not null,
  position bigint not null,
  moved_at timestamptz(3) not null default clock_timestamp(),
  primary key (tenant_id, name, generation)
);
create unique index projection_running on projection (tenant_id, name) where running;

-- A stream whose event a projection could not apply; the others go on. Every figure says how many there are.
create table parked_stream (
  tenant_id text not null,
  projection text not null,
  generation smallint not null,
  stream_id text not null,
  position bigint not null,
  error text not null,
  parked_at timestamptz(3) not null default clock_timestamp(),
  primary key (tenant_id, projection, generation, stream_id)
);

grant select, insert, update, delete on fact_current, fact_history, fact_due, fact_holding, projection, parked_stream
  to dunghen_app;
