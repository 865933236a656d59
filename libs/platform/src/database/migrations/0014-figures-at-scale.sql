-- Ten million dossiers (DESIGN section 5; the figures beside each decision are in libs/read-models/README.md and
-- libs/application/src/recomputation/README.md).

-- One row per month and finest cell for all policies, and numbers instead of named counts: at ten million dossiers
-- 2.9 million rows of jsonb took longer to write and to seal than the counting itself. What stood here was computed from
-- the facts and is computed again in the next night.
drop table monthly_figure;
delete from monthly_state;
create table monthly_figure (
  tenant_id text not null,
  month smallint not null,
  agency_id text collate "C" not null,
  field_code text collate "C" not null,
  procedure_code text collate "C" not null,
  level smallint not null,
  channel smallint not null,
  counts integer[] not null,
  primary key (tenant_id, month, agency_id, field_code, procedure_code, level, channel)
);
comment on column monthly_figure.month is 'months since 1970-01';
comment on column monthly_figure.counts is 'per policy (see monthly-figures.ts) an array of the counts that the others are sums of (ATOMIC_COUNTS)';
comment on column monthly_figure.agency_id is 'key columns: an empty text or 0 where a dossier has no value';
comment on column monthly_state.digest is 'seal of all rows of the month: their number and the sum of their hashes';
grant select, insert, update, delete on monthly_figure to dunghen_app;

-- One city, or one agency, of a province: without it a month of a city read the whole province's month, five to eleven times the
-- time of the city alone at ten million dossiers. One index for both bounds (closed_on is never before settled_on): PostgreSQL
-- ranges over closed_on, and looks at the other two days in the index before it fetches a row.
create index fact_agency on fact_current (tenant_id, generation, agency_id, closed_on, received_on, settled_on);
