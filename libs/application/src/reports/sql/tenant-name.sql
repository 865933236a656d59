select name from tenant where tenant_id = $1
