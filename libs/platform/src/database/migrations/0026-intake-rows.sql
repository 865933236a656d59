-- Which row of a sheet of new dossiers was handed in with which content, so that the good rows of a mended sheet are known again.
-- Only an HMAC of the cells is kept, for thirty days, and a row is claimed before it is received: its key is then that of the
-- row that claimed first, and the append itself lets a key through once (2026-11-22).
create table intake_row (
  tenant_id text not null references tenant,
  content bytea not null,
  -- The how-manieth row of its sheet with this content, from 0.
  occurrence integer not null,
  row_key text not null,
  -- The row names its time of reception; else the same content on another day may be another dossier.
  timed boolean not null,
  claimed_on date not null,
  primary key (tenant_id, content, occurrence)
);
comment on column intake_row.claimed_on is 'local date of the tenant';
create index intake_row_by_day on intake_row (tenant_id, claimed_on);
grant select, insert, delete on intake_row to dunghen_app;
