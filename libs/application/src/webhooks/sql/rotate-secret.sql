update webhook set previous_secret = secret, previous_until = clock_timestamp() + make_interval(hours => $4), secret = $3
where tenant_id = $1 and webhook_id = $2 returning webhook_id
