-- One call per group: see append_events in the migrations for the reasons.
select append_events($1, $2::jsonb) as verdicts
