-- Of imports that no worker has carried out within a day.
delete from case_import_file f using case_import i
where i.tenant_id = f.tenant_id and i.job_id = f.job_id
  and i.created_at < clock_timestamp() - interval '24 hours'
