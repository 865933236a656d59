-- What is not in the log: tokens, code numbers, jobs, the nightly run, heartbeats.

create table api_token (
  tenant_id text not null references tenant,
  token_id uuid primary key,
  token_hash bytea not null unique,
  role text not null check (role in ('clerk', 'officer', 'supervisor', 'inspector', 'admin', 'integration')),
  name text not null,
  actor_id text not null,
  unit_id text,
  created_at timestamptz(3) not null default clock_timestamp(),
  expires_at timestamptz(3),
  revoked_at timestamptz(3)
);

-- The last daily number given per unit; a number may be lost, never given twice.
create table code_counter (
  tenant_id text not null,
  unit_id text not null,
  day date not null,
  last integer not null,
  primary key (tenant_id, unit_id, day)
);

create table job (
  tenant_id text not null references tenant,
  job_id uuid not null,
  kind text not null,
  parameters jsonb not null,
  state text not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  done bigint not null default 0,
  total bigint,
  unit text not null,
  requested_by text not null,
  created_at timestamptz(3) not null default clock_timestamp(),
  started_at timestamptz(3),
  moved_at timestamptz(3),
  finished_at timestamptz(3),
  result jsonb,
  error jsonb,
  primary key (tenant_id, job_id)
);
create index job_by_age on job (tenant_id, created_at);

-- At most one nightly run per tenant and local date, whoever starts it.
create table nightly_run (
  tenant_id text not null references tenant,
  run_on date not null,
  job_id uuid not null,
  primary key (tenant_id, run_on)
);

-- One row per part of a recomputation (a year of months, or a slice of streams): restart goes on with what is missing.
create table recomputation_part (
  tenant_id text not null,
  job_id uuid not null,
  part text not null,
  state text not null check (state in ('queued', 'running', 'done', 'failed')),
  done bigint not null default 0,
  total bigint,
  drifts integer not null default 0,
  position bigint,
  started_at timestamptz(3),
  finished_at timestamptz(3),
  primary key (tenant_id, job_id, part)
);

-- The figures of a month as the last recomputation found them, in the finest additive grouping.
create table monthly_figure (
  tenant_id text not null,
  month smallint not null,
  policy text not null,
  policy_version smallint not null,
  agency_id text not null,
  field_code text not null,
  procedure_code text not null,
  level smallint not null,
  channel smallint not null,
  counts jsonb not null,
  primary key (tenant_id, month, policy, agency_id, field_code, procedure_code, level, channel)
);
-- Which position a month's figures were computed at; a month with no fact changed since is skipped.
create table monthly_state (
  tenant_id text not null,
  month smallint not null,
  policy text not null,
  policy_version smallint not null,
  position bigint not null,
  evaluated_at timestamptz(3) not null,
  job_id uuid not null,
  primary key (tenant_id, month, policy)
);

-- A difference between what stood and what the log says. There should be none.
create table drift (
  tenant_id text not null,
  drift_id bigint generated always as identity,
  job_id uuid not null,
  kind text not null check (kind in ('figure', 'fact', 'checkpoint')),
  subject text not null,
  stored jsonb,
  computed jsonb,
  found_at timestamptz(3) not null default clock_timestamp(),
  primary key (tenant_id, drift_id)
);

create table worker_heartbeat (
  worker_id uuid primary key,
  started_at timestamptz(3) not null,
  beat_at timestamptz(3) not null,
  queue_backend text not null
);

grant select, insert, update on api_token, code_counter, job, nightly_run, recomputation_part, monthly_state to dunghen_app;
grant select, insert, update, delete on monthly_figure, worker_heartbeat to dunghen_app;
grant select, insert on drift to dunghen_app;
grant usage on all sequences in schema dunghen to dunghen_app;
