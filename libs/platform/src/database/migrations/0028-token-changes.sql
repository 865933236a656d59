-- Whoever makes or revokes a token gives access as whoever makes an account: recorded beside it.
alter table account_change alter column account_id drop not null;
alter table account_change add column token_id uuid;
alter table account_change add check (num_nonnulls(account_id, token_id) = 1);
alter table api_token add column created_by text;
