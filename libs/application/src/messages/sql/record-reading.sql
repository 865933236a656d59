insert into access_record (tenant_id, access_id, actor_id, unit_id, role, stream_id, reason)
values ($1, $2, 'system:message-gateway', null, 'system', $3, $4)
