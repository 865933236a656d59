delete from webhook where tenant_id = $1 and webhook_id = $2 returning webhook_id
