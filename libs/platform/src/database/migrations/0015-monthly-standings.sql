-- What a month's cell stores is how its dossiers stand under all policies at once, and how many stand so: most cells hold two
-- standings, and sixty-five counts took more time to add up and to write than everything else (2026-11-22, the figures are in
-- libs/application/src/recomputation/README.md). What stood here was computed from the facts and is computed again in the
-- next night.
truncate monthly_figure;
delete from monthly_state;
alter table monthly_figure drop column counts, add column standings integer[] not null, add column dossiers integer[] not null;
comment on column monthly_figure.standings is 'ascending; see standings.ts of #read-models';
comment on column monthly_figure.dossiers is 'how many dossiers stand so, in the order of standings';
