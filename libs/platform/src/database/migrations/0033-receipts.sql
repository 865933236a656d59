-- What opens a dossier to its citizen: the receipt's token and the last four digits of what was stated at intake. Neither
-- stands here: the token follows from nonce and a key that is not in the database, so that a second print bears the same
-- one; digits are keyed hashes together with the code.
create table receipt (
  tenant_id text not null references tenant,
  code text collate "C" not null,
  nonce bytea not null,
  token_hash bytea not null unique,
  factors bytea[] not null,
  made_at timestamptz(3) not null default clock_timestamp(),
  primary key (tenant_id, code)
);
comment on column receipt.factors is 'one per number stated; empty: nobody can look the dossier up by its code';
-- The look-up knows no tenant: the code alone says where it belongs. As people type it, in any case.
create index receipt_by_code on receipt (upper(code));
grant select, insert, update, delete on receipt to dunghen_app;

-- Whoever forgets the key of a dossier's personal data forgets its receipt with it, in the same statement.
create function forget_receipt() returns trigger language plpgsql as $$
begin
  delete from receipt where tenant_id = old.tenant_id and 'dossier-' || code = old.stream_id;
  return null;
end $$;
create trigger forget_receipt after update or delete on personal_key for each row execute function forget_receipt();

-- Points of rate-limiter-flexible for routes that ask for no token; the key is a keyed hash of an address or a code.
create table public_attempt (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);
grant select, insert, update, delete on public_attempt to dunghen_app;
