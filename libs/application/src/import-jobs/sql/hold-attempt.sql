select 1 from case_import where tenant_id = $1 and job_id = $2 and attempt = $3 for update
