insert into calendar_preview_move (tenant_id, job_id, code, from_due, to_due, verdict)
select $1, $2, code, "from", "to", verdict
from jsonb_to_recordset($3::jsonb) as m(code text, "from" timestamptz, "to" timestamptz, verdict text)
on conflict (tenant_id, job_id, code) do update
  set from_due = excluded.from_due, to_due = excluded.to_due, verdict = excluded.verdict
