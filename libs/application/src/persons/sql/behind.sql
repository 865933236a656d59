select w.tenant_id from person_watch w join tenant_head h using (tenant_id) where h.position > w.position
