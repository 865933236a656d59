insert into account (tenant_id, account_id, name, display_name, role, unit_id, actor_id, password_hash,
                     must_change_password, email, oidc_subject, demo)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
on conflict do nothing
returning account_id
