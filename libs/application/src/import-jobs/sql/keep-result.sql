-- Only of whoever began last; the lock makes a beginning wait for a line that is being written, and the other way round.
insert into case_import_result (tenant_id, job_id, part, lines)
select tenant_id, job_id, $4, $5 from case_import where tenant_id = $1 and job_id = $2 and attempt = $3
for share
returning 1
