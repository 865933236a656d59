-- When the tenant went live, as it was made, and when the log's first dossier event was recorded; the primary key in
-- order finds that after the few events that define the catalogue.
select t.go_live_on::text as go_live_on,
  (select e.recorded_at from event e
   where e.tenant_id = t.tenant_id and left(e.stream_id, 8) = 'dossier-' order by e.position limit 1) as first_at
from tenant t where t.tenant_id = $1
