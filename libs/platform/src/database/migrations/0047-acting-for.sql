-- Whom the person of a session acts for just now. It opens nothing by itself: every request asks the log whether a delegation
-- is in force, so that one that is ended ends at once.
alter table session add column acting_for text;
comment on column session.acting_for is 'actor represented; null: they act for themselves';
