-- Dossiers whose applicant has all of the marks, the newest first. $3: agencies through which a dossier may be seen; null: all.
with found as (
  select code from person_mark
  where tenant_id = $1 and mark = any ($2::bytea[])
  group by code having count(*) = cardinality($2::bytea[])
)
select f.code, f.procedure_code, f.agency_id, coalesce(f.received_at, f.submitted_at, f.refused_at) as listed_at
from found join fact_current f on f.tenant_id = $1 and f.code = found.code
where f.generation = (
    select p.generation from projection p where p.tenant_id = $1 and p.name = 'dossier-facts' and p.running)
  and ($3::text[] is null or f.agency_id = any ($3) or f.receiving_agency_id = any ($3) or f.holder_unit_id = any ($3))
order by listed_at desc, f.code
limit $4
