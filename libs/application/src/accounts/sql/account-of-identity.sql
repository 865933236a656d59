select account_id from account
where tenant_id = $1 and oidc_issuer = $2 and oidc_subject = $3 and disabled_at is null
