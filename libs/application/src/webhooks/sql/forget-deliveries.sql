delete from webhook_delivery where tenant_id = $1 and webhook_id = $2 and attempted_at < clock_timestamp() - interval '30 days'
