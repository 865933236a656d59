-- Reviews of late dossiers as their streams `review-<code>` tell them: one row for each step, believed from its position to
-- that of the next, so that a question about any moment finds the review as it stood then. Nothing personal: free text stays
-- in the log, encrypted.
create table late_review (
  tenant_id text not null,
  generation smallint not null,
  code text collate "C" not null,
  from_position bigint not null,
  to_position bigint not null,
  version integer not null,
  status smallint not null,
  opened_at timestamptz(3) not null,
  due_at timestamptz(3) not null,
  lateness smallint not null,
  dossier_due_at timestamptz(3) not null,
  late_since timestamptz(3) not null,
  ended_at timestamptz(3),
  cause_code text,
  responsible_unit_id text,
  responsible_officer_id text,
  cause_coded_at timestamptz(3),
  repeat_count integer,
  measures smallint not null,
  apology_issued_at timestamptz(3),
  apology_signed_at timestamptz(3),
  excused boolean,
  reopenings smallint not null,
  closed_at timestamptz(3),
  closed_by text,
  outcome text,
  primary key (tenant_id, generation, code, from_position)
);
comment on column late_review.status is '1 open, 2 examined, 3 closed';
comment on column late_review.lateness is 'when it was opened: 1 ended late, 2 open and overdue';
comment on column late_review.due_at is 'by when the review itself is to be closed';
comment on column late_review.to_position is 'of the next step; 9007199254740991: none yet';

-- Reviews as they stand; and earlier ones of one cause and unit.
create index late_review_standing on late_review (tenant_id, generation, code) where to_position = 9007199254740991;
create index late_review_cause on late_review (tenant_id, generation, cause_code, responsible_unit_id, cause_coded_at)
  where to_position = 9007199254740991 and cause_code is not null;
-- The queue: what ended late, a small share of everything.
create index fact_ended_late on fact_current (tenant_id, generation, code) where class_due = 3;

grant select, insert, update, delete on late_review to dunghen_app;

-- What a review says in free text may name the applicant: with the dossier's key goes the review's, and it gets no other one.
create function erase_review_key() returns trigger
language plpgsql security definer set search_path = dunghen, pg_temp as $$
begin
  insert into personal_key as k (tenant_id, stream_id, wrapped_key, erased_at)
  values (new.tenant_id, 'review-' || substr(new.stream_id, length('dossier-') + 1), null, new.erased_at)
  on conflict (tenant_id, stream_id) do update set wrapped_key = null, erased_at = excluded.erased_at
    where k.wrapped_key is not null;
  return null;
end $$;
revoke execute on function erase_review_key() from public;
create trigger review_key_erased after insert or update of wrapped_key on personal_key
  for each row when (new.wrapped_key is null and new.stream_id like 'dossier-%') execute function erase_review_key();
