-- Who an account is at the provider; nulls: nobody. A one-time password that nobody used yet goes with the link: it would be
-- asked for at a sign-in that needs none. No row: nothing changed.
update account
set oidc_issuer = $3, oidc_subject = $4,
    password_hash = case when $4::text is not null and must_change_password then null else password_hash end,
    must_change_password = must_change_password and $4::text is null
where tenant_id = $1 and account_id = $2 and (oidc_issuer, oidc_subject) is distinct from ($3::text, $4::text)
returning account_id
