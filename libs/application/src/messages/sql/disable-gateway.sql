update message_gateway set state = 'disabled', note = $2 where tenant_id = $1
