-- One call per batch of a log that is written as it was: see import_events in the migrations for the reasons.
select import_events($1, $2, $3::jsonb) as position
