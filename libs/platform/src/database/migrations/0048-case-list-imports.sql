-- Case lists that an administrator hands in on the page and a worker takes in. What becomes of them is in the log; here lie
-- the file for as long as its job is open, and for thirty days what became of each row.
create table case_import (
  tenant_id text not null,
  job_id uuid not null,
  created_at timestamptz(3) not null default clock_timestamp(),
  attempt integer not null default 0,
  primary key (tenant_id, job_id),
  foreign key (tenant_id, job_id) references job
);
comment on column case_import.attempt is 'whoever began last: a worker that was taken for dead stops when it finds another number';
create index case_import_by_age on case_import (created_at);

create table case_import_file (
  tenant_id text not null,
  job_id uuid not null,
  part integer not null,
  sealed bytea not null,
  primary key (tenant_id, job_id, part),
  foreign key (tenant_id, job_id) references case_import on delete cascade
);
comment on column case_import_file.sealed is 'a piece of the file, under a key of DUNGHEN_KEY';
-- What is sealed does not shrink.
alter table case_import_file alter column sealed set storage external;

create table case_import_result (
  tenant_id text not null,
  job_id uuid not null,
  part integer not null,
  lines bytea not null,
  primary key (tenant_id, job_id, part),
  foreign key (tenant_id, job_id) references case_import on delete cascade
);
comment on column case_import_result.lines is 'lines of CSV, gzipped: row, code, verdict, reasons; nothing else of a cell';
alter table case_import_result alter column lines set storage external;

-- Whoever ends the job, in whatever way, ends the file in the same transaction.
create function forget_import_file() returns trigger language plpgsql set search_path = dunghen, pg_temp as $$
begin
  delete from case_import_file where tenant_id = new.tenant_id and job_id = new.job_id;
  return null;
end $$;
create trigger file_of_ended_import after update of state on job
  for each row when (new.kind = 'case-list-import' and new.state in ('done', 'failed', 'cancelled'))
  execute function forget_import_file();

grant select, insert, update, delete on case_import to dunghen_app;
grant select, insert, delete on case_import_file, case_import_result to dunghen_app;
