-- The rule in force of each procedure that ever had one, and how many dossiers it reaches on a day ($2).
with newest as (
  select distinct on (procedure_code) procedure_code, keep_months, changed_by, changed_at
  from retention_rule where tenant_id = $1
  order by procedure_code, changed_at desc
)
select n.procedure_code, n.keep_months, n.changed_by, n.changed_at, coalesce(d.due, 0)::int as due
from newest n
left join lateral (
  select count(*) as due
  from fact_current f
  join personal_key k on k.tenant_id = $1 and k.stream_id = 'dossier-' || f.code and k.wrapped_key is not null
  where f.tenant_id = $1 and f.procedure_code = n.procedure_code and f.settled_on < $2::date and f.closed_on < 'infinity'
    and f.generation = (
      select p.generation from projection p where p.tenant_id = $1 and p.name = 'dossier-facts' and p.running)
    and f.closed_on + make_interval(months => n.keep_months) < $2::date
) d on n.keep_months is not null
order by n.procedure_code
