-- Whoever sets what is in force adds nothing.
insert into retention_rule (tenant_id, procedure_code, keep_months, changed_by)
select $1, $2, $3::smallint, $4
where $3::smallint is distinct from (
  select keep_months from retention_rule where tenant_id = $1 and procedure_code = $2 order by changed_at desc limit 1)
