insert into person_mark (tenant_id, mark, code)
select $1, m.mark, m.code from unnest($2::bytea[], $3::text[]) as m(mark, code)
on conflict do nothing
