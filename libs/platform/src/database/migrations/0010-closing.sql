-- Closed periods. That a period was closed, from which position, with which totals and hash, stands in the log (streams
-- period-<calendar>-<id>); these tables hold what is too long for an event, keyed by the event that vouches for it.
-- Rows of an attempt whose event was refused (somebody else was first) have no event and are never read.

-- The figures of a closed period in the finest additive grouping. No value: ''.
create table period_figure (
  tenant_id text not null references tenant,
  closing_id uuid not null,
  policy text not null,
  agency_id text collate "C" not null,
  field_code text collate "C" not null,
  procedure_code text collate "C" not null,
  level text collate "C" not null,
  channel text collate "C" not null,
  counts jsonb not null,
  primary key (tenant_id, closing_id, policy, agency_id, field_code, procedure_code, level, channel)
);
comment on column period_figure.closing_id is 'event id of PeriodClosed';

-- The dossiers that a recorded restatement lists.
create table period_restated_dossier (
  tenant_id text not null references tenant,
  restatement_id uuid not null,
  code text collate "C" not null,
  entry jsonb not null,
  primary key (tenant_id, restatement_id, code)
);
comment on column period_restated_dossier.restatement_id is 'event id of PeriodRestated';

do $$
declare
  name text;
begin
  foreach name in array array['period_figure', 'period_restated_dossier'] loop
    execute format('create trigger append_only_row before update or delete on %I for each row execute function refuse_change()', name);
    execute format('create trigger append_only_table before truncate on %I for each statement execute function refuse_change()', name);
    execute format('alter table %I enable always trigger append_only_row', name);
    execute format('alter table %I enable always trigger append_only_table', name);
  end loop;
end $$;

-- Up to which position every closed period was compared with what is known now. May be lost: everything is compared then.
create table restatement_state (
  tenant_id text primary key references tenant,
  position bigint not null
);

grant select, insert on period_figure, period_restated_dossier to dunghen_app;
grant select, insert, update on restatement_state to dunghen_app;

-- A cut of the log that no later append can fall into: an instant such that everything recorded no later is committed,
-- at most the one wanted. The head's row is locked against appends for the moment in which the clock is read; whoever
-- appends next reads it later. So what stood at the cut can be found again by the instant alone, for ever.
create function settled_instant(p_tenant text, p_wanted timestamptz) returns timestamptz
language plpgsql security definer set search_path = dunghen, pg_temp as $$
begin
  perform from tenant_head where tenant_id = p_tenant for share;
  return least(date_trunc('milliseconds', p_wanted), date_trunc('milliseconds', clock_timestamp()) - interval '1 millisecond');
end $$;
revoke execute on function settled_instant(text, timestamptz) from public;
grant execute on function settled_instant(text, timestamptz) to dunghen_app;
