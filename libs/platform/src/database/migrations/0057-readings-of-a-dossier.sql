-- Whose dossier a reading was of, in a column of its own, and the readings by age. 2026-11-23: a ward sees who read its dossiers,
-- also from elsewhere; under row-level security an expression of the stream's name would find no dossier by an index.
alter table access_record add column code text collate "C"
  generated always as (substring(stream_id from '^(?:dossier|review)-(.+)$')) stored;
create index access_record_newest on access_record (tenant_id, accessed_at, access_id);
