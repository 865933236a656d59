select job_id as id from case_import i
where tenant_id = $1 and job_id = any ($2)
  and exists (select from case_import_result r where r.tenant_id = i.tenant_id and r.job_id = i.job_id)
