-- Who applied for what, recognisable and not readable: a keyed hash of the applicant's id number (or name and phone), so
-- that the counter can be warned of the same application within days. The key is not in the database.
create table applicant_fingerprint (
  tenant_id text not null references tenant,
  fingerprint bytea not null,
  procedure_code text not null,
  code text not null,
  received_at timestamptz(3) not null,
  primary key (tenant_id, fingerprint, procedure_code, code)
);
-- For an erasure: everything about one dossier.
create index applicant_fingerprint_by_code on applicant_fingerprint (tenant_id, code);

grant select, insert, delete on applicant_fingerprint to dunghen_app;
