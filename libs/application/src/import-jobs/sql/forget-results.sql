delete from case_import where created_at < clock_timestamp() - interval '30 days'
