-- Calendars on their way to being published, and what a publication makes of the open dossiers. Published versions stand
-- in the log alone (streams calendar-<id>); these tables hold what may be lost and made again from it.

-- Checked and not yet published, at most one per calendar: a new import replaces it.
create table calendar_draft (
  tenant_id text not null references tenant,
  calendar_id text not null,
  version integer not null,
  content jsonb not null,
  agency_ids text[],
  imported_by text not null,
  imported_at timestamptz(3) not null default clock_timestamp(),
  primary key (tenant_id, calendar_id)
);
comment on column calendar_draft.agency_ids is 'null: it serves whom it served; empty: the tenant';

-- How far the recalculation of a published version is. The cursor moves after the slice's events were appended: a slice
-- that is done twice writes nothing the second time, because the dossiers name the version by then (2026-11-22).
create table calendar_publication (
  tenant_id text not null references tenant,
  calendar_id text not null,
  version integer not null,
  position bigint not null,
  event_id uuid not null,
  published_at timestamptz(3) not null,
  recorded_at timestamptz(3) not null,
  job_id uuid,
  state text not null check (state in ('open', 'done')),
  phase text not null default 'facts' check (phase in ('facts', 'stragglers')),
  cursor_code text collate "C" not null default '',
  cursor_position bigint,
  done bigint not null default 0,
  total bigint,
  moved bigint not null default 0,
  undecided text[] not null default '{}',
  runner uuid,
  leased_until timestamptz(3),
  primary key (tenant_id, calendar_id, version)
);
comment on column calendar_publication.phase is 'facts: every dossier that may move, by code; stragglers: those with an event since, decided by a process that had not yet seen the version';
comment on column calendar_publication.undecided is 'codes of dossiers whose history or calendar gives no due; they keep theirs';
comment on column calendar_publication.runner is 'who works on it until leased_until, so that two workers do not double the work for long';
create index calendar_publication_open on calendar_publication (tenant_id, calendar_id, version) where state = 'open';

-- What was published before: nothing moved then, so nothing is owed.
insert into calendar_publication (tenant_id, calendar_id, version, position, event_id, published_at, recorded_at, state)
select tenant_id, data -> 'calendar' ->> 'id', (data -> 'calendar' ->> 'version')::integer, position, event_id,
       occurred_at, recorded_at, 'done'
from event where stream_id > 'calendar-' and stream_id < 'calendar.' and type = 'CalendarPublished'
order by tenant_id, position
on conflict do nothing;

-- Which dossiers a calendar would move; of the tenant's newest previews only.
create table calendar_preview_move (
  tenant_id text not null,
  job_id uuid not null,
  code text collate "C" not null,
  from_due timestamptz(3) not null,
  to_due timestamptz(3) not null,
  verdict text check (verdict in ('becomesLate', 'stopsBeingLate')),
  primary key (tenant_id, job_id, code)
);

grant select, insert, update on calendar_publication to dunghen_app;
grant select, insert, update, delete on calendar_draft, calendar_preview_move to dunghen_app;
