-- The function of 0033 put a word before every code of the table: an erasure read all receipts. It asks for one code now.
create or replace function forget_receipt() returns trigger language plpgsql set search_path = dunghen, pg_temp as $$
begin
  delete from receipt
  where tenant_id = old.tenant_id and code = substr(old.stream_id, length('dossier-') + 1)
    and old.stream_id like 'dossier-%';
  return null;
end $$;
