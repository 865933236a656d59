-- How long personal data is kept after a dossier's end, by procedure; without a row for ever. Rows are only added: the newest
-- of a procedure is in force, and who changed it when stays.
create table retention_rule (
  tenant_id text not null references tenant,
  procedure_code text collate "C" not null,
  keep_months smallint check (keep_months between 1 and 1200),
  changed_by text not null,
  changed_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, procedure_code, changed_at)
);
comment on column retention_rule.keep_months is 'null: from here on kept for ever again';
create trigger append_only_row before update or delete on retention_rule for each row execute function refuse_change();
create trigger append_only_table before truncate on retention_rule for each statement execute function refuse_change();
alter table retention_rule enable always trigger append_only_row;
alter table retention_rule enable always trigger append_only_table;
grant select, insert on retention_rule to dunghen_app;
