-- Processed at the due in force, both cut to whole seconds, or at most :withinSeconds from it.
select r.code, jsonb_build_object(
  'endedAt', round(extract(epoch from r.processed_at) * 1000), 'dueAt', round(extract(epoch from r.due_at) * 1000)) as matched
from resolved r
where abs(extract(epoch from date_trunc('second', r.processed_at) - date_trunc('second', r.due_at))) <= :withinSeconds
