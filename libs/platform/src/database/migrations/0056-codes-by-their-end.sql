-- A clerk types the end of a code: its day and number. Under row-level security no index serves `ilike` or a function of the
-- column, so the code stands here backwards, and its end is a range of it.
--
-- 2026-11-23: written by the projection, as every other column: a column that PostgreSQL makes itself could neither be sent as
-- a whole row nor be compared with what a fold gives. Letters beyond A to Z keep their case, on both sides alike.
alter table fact_current add column code_backwards text collate "C";
update fact_current set code_backwards = reverse(lower(code));
create index fact_by_code_end on fact_current (tenant_id, generation, code_backwards);
