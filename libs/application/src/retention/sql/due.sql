-- Dossiers whose personal data was kept long enough on a day ($2), the oldest end first: as long as the rule says from the
-- day after the end. $4: codes to leave out.
with newest as (
  select distinct on (procedure_code) procedure_code, keep_months
  from retention_rule where tenant_id = $1
  order by procedure_code, changed_at desc
), over as materialized (
  -- With the stream's name made beforehand: row-level security lets no function near the index of keys.
  select f.code, f.closed_on, 'dossier-' || f.code as stream_id
  from newest n
  join fact_current f on f.tenant_id = $1 and f.procedure_code = n.procedure_code and f.settled_on < $2::date and f.closed_on < 'infinity'
  where n.keep_months is not null
    and f.generation = (
      select p.generation from projection p where p.tenant_id = $1 and p.name = 'dossier-facts' and p.running)
    and f.closed_on + make_interval(months => n.keep_months) < $2::date
    and f.code <> all ($4::text[])
)
select f.code
from over f
join personal_key k on k.tenant_id = $1 and k.stream_id = f.stream_id and k.wrapped_key is not null
order by f.closed_on, f.code
limit $3
