-- The code as people type it, in a column of its own. 2026-11-23: under row-level security a condition on an expression
-- (`upper(code) = …`) finds no index, because upper() might tell of rows that are not to be seen; each look-up of a citizen
-- read every receipt.
alter table receipt add column typed_code text collate "C" not null generated always as (upper(code)) stored;
drop index receipt_by_code;
create index receipt_by_code on receipt (typed_code);
