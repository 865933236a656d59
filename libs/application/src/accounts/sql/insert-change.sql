insert into account_change (tenant_id, change_id, account_id, token_id, changed_by, change, details)
values ($1, $2, $3, $4, $5, $6, $7)
