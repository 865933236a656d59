-- Who applied for what, recognisable and not readable: a keyed hash of the applicant's id number (or name and phone), so
-- that the counter can be warned of the same application within days. The key is not in the database.
create table applicant_fingerprint (
  tenant_id text not null references tenant,
  fingerprint bytea not null,
  procedure_code text not null,
  code text not null,
  received_at timestamptz(3) not null,
  -- By time, so that a look at the newest reads as many rows as it shows, however often somebody applies.
  primary key (tenant_id, fingerprint, procedure_code, received_at, code)
);
-- For an erasure: everything about one dossier.
create index applicant_fingerprint_by_code on applicant_fingerprint (tenant_id, code);

grant select, insert, delete on applicant_fingerprint to dunghen_app;

-- Does not wait for the disk, as `take_code_numbers`: what a crash loses is a hint that nobody gets (2026-11-22).
create function remember_intake(p_tenant text, p_fingerprint bytea, p_procedure text, p_code text, p_received timestamptz)
returns void
language plpgsql as $$
begin
  perform set_config('synchronous_commit', 'off', true);
  insert into applicant_fingerprint (tenant_id, fingerprint, procedure_code, code, received_at)
  values (p_tenant, p_fingerprint, p_procedure, p_code, p_received) on conflict do nothing;
end $$;
