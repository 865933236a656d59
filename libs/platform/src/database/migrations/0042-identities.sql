-- Who somebody is at an OpenID provider: the provider's name beside its subject, because a subject means nothing without it.
-- An administrator links an account; nobody gets one by signing in.
alter table account add column oidc_issuer text;
alter table account add constraint identity_whole check ((oidc_issuer is null) = (oidc_subject is null)) not valid;
alter table account drop constraint account_tenant_id_oidc_subject_key;
create unique index account_identity on account (tenant_id, oidc_issuer, oidc_subject);
comment on column account.oidc_subject is 'null: this account signs in by its password alone';
