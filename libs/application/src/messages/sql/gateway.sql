select url, kinds, delay_minutes, since, set_by, state, note from message_gateway where tenant_id = $1
