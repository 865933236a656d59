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

-- Takes `amount` numbers and answers the last. It does not wait for the disk: a number given again after a crash meets
-- the version check of its stream and is refused there (2026-11-22, `npm run bench -- http`).
create function take_code_numbers(p_tenant text, p_unit text, p_day date, amount integer) returns integer
language plpgsql as $$
declare
  given integer;
begin
  perform set_config('synchronous_commit', 'off', true);
  insert into code_counter as c (tenant_id, unit_id, day, last) values (p_tenant, p_unit, p_day, amount)
  on conflict (tenant_id, unit_id, day) do update set last = c.last + excluded.last
  returning last into given;
  return given;
end $$;

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
-- What is open, for the workers' search for jobs that nobody works on.
create index job_open on job (kind, moved_at) where state in ('queued', 'running');

-- At most one nightly run per tenant and local date, whoever starts it.
create table nightly_run (
  tenant_id text not null references tenant,
  run_on date not null,
  job_id uuid not null,
  primary key (tenant_id, run_on)
);

-- One row per part of a recomputation (a year of months, the refolded facts): a restart goes on with what is missing.
-- A slice moves the cursor in the transaction that writes what it found, so two runners share the work.
create table recomputation_part (
  tenant_id text not null,
  job_id uuid not null,
  part text not null,
  state text not null check (state in ('open', 'done', 'failed')),
  done bigint not null default 0,
  total bigint not null,
  -- Months: the last one done. Facts: the last position read, towards `target`.
  cursor bigint not null,
  target bigint not null,
  counts jsonb not null default '{}',
  error jsonb,
  primary key (tenant_id, job_id, part)
);

-- The figures of a month as the last recomputation found them, in the finest additive grouping. No value: ''.
create table monthly_figure (
  tenant_id text not null,
  month smallint not null,
  policy text not null,
  agency_id text not null,
  field_code text not null,
  procedure_code text not null,
  level text not null,
  channel text not null,
  counts jsonb not null,
  primary key (tenant_id, month, policy, agency_id, field_code, procedure_code, level, channel)
);
comment on column monthly_figure.month is 'months since 1970-01';

-- What a month's figures were computed from: a month whose facts have not changed since `position` is skipped.
-- The digest seals the rows of monthly_figure, so that a figure changed by hand is found in the night all the same.
create table monthly_state (
  tenant_id text not null,
  month smallint not null,
  policy text not null,
  policy_version smallint not null,
  facts_version integer not null,
  position bigint not null,
  evaluated_at timestamptz(3) not null,
  digest text not null,
  job_id uuid not null,
  primary key (tenant_id, month, policy)
);

-- Up to which position every changed stream has been refolded and compared.
create table refold_state (
  tenant_id text primary key references tenant,
  position bigint not null
);

-- A difference between what stood and what the log says. There should be none.
create table drift (
  tenant_id text not null,
  drift_id bigint generated always as identity,
  job_id uuid not null,
  kind text not null check (kind in ('figure', 'fact')),
  subject text not null,
  stored jsonb,
  computed jsonb,
  found_at timestamptz(3) not null default clock_timestamp(),
  primary key (tenant_id, drift_id)
);
create index drift_by_job on drift (tenant_id, job_id);

create table worker_heartbeat (
  worker_id uuid primary key,
  started_at timestamptz(3) not null,
  beat_at timestamptz(3) not null,
  queue_backend text not null
);

grant select, insert, update on api_token, code_counter, job, nightly_run, recomputation_part, monthly_state, refold_state
  to dunghen_app;
grant select, insert, update, delete on monthly_figure, worker_heartbeat to dunghen_app;
grant select, insert on drift to dunghen_app;
grant usage on all sequences in schema dunghen to dunghen_app;

-- After a bulk load the planner must not go on believing that the tables are empty; autovacuum would notice a minute later.
create function refresh_statistics() returns void
language plpgsql security definer set search_path = dunghen, pg_temp as $$
begin
  analyze event, fact_current, fact_history, fact_due, fact_holding;
end $$;
revoke execute on function refresh_statistics() from public;
grant execute on function refresh_statistics() to dunghen_app;
