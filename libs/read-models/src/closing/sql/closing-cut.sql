-- The newest instant, no later than $2, of which the facts have read everything.
select least($2::timestamptz, e.recorded_at - interval '1 millisecond') as as_of
from projection p
left join event e on e.tenant_id = p.tenant_id and e.position = p.position + 1
where p.tenant_id = $1 and p.name = 'dossier-facts' and p.running
