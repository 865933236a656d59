select sealed from case_import_file where tenant_id = $1 and job_id = $2 and part = $3
