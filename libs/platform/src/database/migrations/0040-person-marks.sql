-- By what applicants are found again: keyed hashes of id number, phone and each word of the name. Nothing here can be read
-- or tried without a key that is not in the database.
create table person_mark (
  tenant_id text not null references tenant,
  mark bytea not null,
  code text collate "C" not null,
  primary key (tenant_id, mark, code)
);
create index person_mark_by_code on person_mark (tenant_id, code);

-- How far the log was heard.
create table person_watch (
  tenant_id text primary key references tenant,
  position bigint not null
);
grant select, insert, update, delete on person_mark, person_watch to dunghen_app;

-- Whoever forgets the key of a dossier's personal data forgets its marks with it, in the same statement.
create function forget_person_marks() returns trigger language plpgsql set search_path = dunghen, pg_temp as $$
begin
  delete from person_mark
  where tenant_id = old.tenant_id and code = substr(old.stream_id, length('dossier-') + 1)
    and old.stream_id like 'dossier-%';
  return null;
end $$;
create trigger forget_person_marks after update or delete on personal_key
  for each row execute function forget_person_marks();
