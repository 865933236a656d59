-- Sentences that a unit asks for missing papers with, again and again. Nothing personal: they are written before any dossier.
create table saved_text (
  tenant_id text not null references tenant,
  text_id uuid not null,
  unit_id text,
  title text not null,
  body text not null,
  version integer not null,
  changed_by text not null,
  changed_at timestamptz(3) not null default clock_timestamp(),
  primary key (tenant_id, text_id)
);
comment on column saved_text.unit_id is 'whose text it is, and that of everybody below; null: the whole tenant''s';
grant select, insert, update, delete on saved_text to dunghen_app;
