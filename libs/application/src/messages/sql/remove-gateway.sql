delete from message_gateway where tenant_id = $1 returning tenant_id
