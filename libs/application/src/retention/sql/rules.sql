-- The rule in force of each procedure that ever had one, and how many dossiers it reaches on a day ($2).
with newest as (
  select distinct on (procedure_code) procedure_code, keep_months, changed_by, changed_at
  from retention_rule where tenant_id = $1
  order by procedure_code, changed_at desc
), over as materialized (
  -- With the stream's name made beforehand: row-level security lets no function near the index of keys.
  select n.procedure_code, 'dossier-' || f.code as stream_id
  from newest n
  join fact_current f on f.tenant_id = $1 and f.procedure_code = n.procedure_code and f.settled_on < $2::date and f.closed_on < 'infinity'
  where n.keep_months is not null
    and f.generation = (
      select p.generation from projection p where p.tenant_id = $1 and p.name = 'dossier-facts' and p.running)
    and f.closed_on + make_interval(months => n.keep_months) < $2::date
), reached as (
  select o.procedure_code, count(*)::int as due
  from over o
  join personal_key k on k.tenant_id = $1 and k.stream_id = o.stream_id and k.wrapped_key is not null
  group by o.procedure_code
)
select n.procedure_code, n.keep_months, n.changed_by, n.changed_at, coalesce(r.due, 0) as due
from newest n
left join reached r using (procedure_code)
order by n.procedure_code
