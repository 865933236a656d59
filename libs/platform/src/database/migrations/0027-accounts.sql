-- People: accounts with a password (argon2id) or an identity of an OpenID provider, and what they are signed in with.

create table account (
  tenant_id text not null references tenant,
  account_id uuid not null,
  name text not null check (name ~ '^[a-z0-9][a-z0-9._-]{0,39}$'),
  display_name text not null,
  role text not null check (role in ('clerk', 'officer', 'supervisor', 'inspector', 'admin')),
  unit_id text,
  actor_id text not null,
  password_hash text,
  must_change_password boolean not null default false,
  oidc_subject text,
  email text check (email = lower(email)),
  demo boolean not null default false,
  created_at timestamptz(3) not null default clock_timestamp(),
  disabled_at timestamptz(3),
  primary key (tenant_id, account_id),
  unique (tenant_id, name),
  unique (tenant_id, actor_id),
  unique (tenant_id, oidc_subject),
  unique (tenant_id, email)
);
comment on column account.unit_id is 'root of the subtree it may see; null: the whole tenant';
comment on column account.actor_id is 'who it is in events, for ever: accounts are disabled, never deleted';
comment on column account.password_hash is 'argon2id; null: signs in through the OpenID provider alone';
comment on column account.email is 'an administrator vouches for it: the provider''s verified address is compared with it once';

create table session (
  tenant_id text not null,
  session_id uuid not null,
  session_hash bytea not null unique,
  account_id uuid not null,
  created_at timestamptz(3) not null default clock_timestamp(),
  last_seen_at timestamptz(3) not null default clock_timestamp(),
  expires_at timestamptz(3) not null,
  ended_at timestamptz(3),
  ended_because text check (ended_because in ('signedOut', 'endedByAdmin', 'accountChanged', 'passwordChanged')),
  address text,
  user_agent text,
  primary key (tenant_id, session_id),
  foreign key (tenant_id, account_id) references account
);
comment on column session.session_hash is 'SHA-256 of the 256 random bits that the cookie holds';
comment on column session.last_seen_at is 'written once a minute at most; half an hour later the session is over';
create index session_by_account on session (tenant_id, account_id, created_at);

-- Who changed which account, when and how. Says that a name or an address changed, never what it was.
create table account_change (
  tenant_id text not null,
  change_id uuid not null,
  changed_at timestamptz(3) not null default clock_timestamp(),
  account_id uuid not null,
  changed_by text not null,
  change text not null,
  details jsonb not null,
  primary key (tenant_id, change_id),
  foreign key (tenant_id, account_id) references account
);
create index account_change_by_age on account_change (tenant_id, changed_at, change_id);
create trigger append_only_row before update or delete on account_change for each row execute function refuse_change();
create trigger append_only_table before truncate on account_change for each statement execute function refuse_change();
alter table account_change enable always trigger append_only_row;
alter table account_change enable always trigger append_only_table;

-- Failed attempts to sign in, of rate-limiter-flexible: keys are hashes of account names and addresses.
create table sign_in_attempt (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);

grant select, insert, update on account to dunghen_app;
grant select, insert, update, delete on session, sign_in_attempt to dunghen_app;
grant select, insert on account_change to dunghen_app;
