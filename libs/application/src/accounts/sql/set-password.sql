update account set password_hash = $3, must_change_password = $4
where tenant_id = $1 and account_id = $2
returning account_id
