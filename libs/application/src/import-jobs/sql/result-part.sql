select lines from case_import_result where tenant_id = $1 and job_id = $2 and part = $3
