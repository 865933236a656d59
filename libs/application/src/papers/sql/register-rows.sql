-- The dossiers that some agencies received on a day, in the order of reception.
select f.code, f.status, f.agency_id, f.receiving_agency_id, f.procedure_code, f.channel, f.received_at,
  f.first_promise_at, f.processed_at, f.returned_at
from fact_current f
where f.tenant_id = $1
  and f.generation = (select p.generation from projection p where p.tenant_id = $1 and p.name = 'dossier-facts' and p.running)
  and f.received_on = $2::date
  and ($3::text[] is null or f.receiving_agency_id = any ($3) or (f.receiving_agency_id is null and f.agency_id = any ($3)))
order by f.received_at, f.code
limit $4
