-- $2: [{code, promiseAt, notices: [{kind, datedAt}]}], a row per dossier; promiseAt null: nothing is promised any more.
-- Plans of other promises go, given notices of them are withdrawn, and those of a promise that is in force again return.
-- A planned row that is there already keeps its date; one that was put aside is looked at again.
with dossier as (
  select d.code, d."promiseAt" as promise_at, d.notices
  from jsonb_to_recordset($2::jsonb) as d (code text, "promiseAt" timestamptz, notices jsonb)
), gone as (
  delete from notice n using dossier d
  where n.tenant_id = $1 and n.code = d.code and n.look_at is not null and n.promise_at is distinct from d.promise_at
), again as (
  update notice n set look_at = n.dated_at
  from dossier d
  where n.tenant_id = $1 and n.code = d.code and n.promise_at = d.promise_at and n.look_at = 'infinity'
), marked as (
  update notice n set withdrawn_at = case when n.promise_at is distinct from d.promise_at then $3::timestamptz end
  from dossier d
  where n.tenant_id = $1 and n.code = d.code and n.recorded_at is not null
    and (n.promise_at is distinct from d.promise_at) <> (n.withdrawn_at is not null)
)
insert into notice (tenant_id, code, promise_at, kind, dated_at, look_at)
select $1, d.code, d.promise_at, k.kind, k."datedAt", k."datedAt"
from dossier d
cross join lateral jsonb_to_recordset(d.notices) as k (kind text, "datedAt" timestamptz)
on conflict (tenant_id, code, promise_at, kind) do nothing
