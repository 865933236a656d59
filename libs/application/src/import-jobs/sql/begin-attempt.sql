update case_import set attempt = attempt + 1 where tenant_id = $1 and job_id = $2 returning attempt
