insert into case_import_file (tenant_id, job_id, part, sealed) values ($1, $2, $3, $4)
