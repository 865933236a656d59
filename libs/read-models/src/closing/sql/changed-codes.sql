-- Dossiers with an event recorded in positions ($2, $3] that may change what stood at the end of a period ($4, an
-- instant). What happens after the end changes nothing before it, except a correction, and an end told of after the
-- return, which a file may bring (see the README of read-models, "Ends"). `left` and not `like`: a prefix would tempt the
-- planner into reading the tenant by stream instead of the positions.
select distinct substr(e.stream_id, length('dossier-') + 1) as code
from event e
where e.tenant_id = $1 and e.position > $2 and e.position <= $3 and left(e.stream_id, 8) = 'dossier-'
  and (e.occurred_at < $4
    or e.type = 'DossierCorrected'
    or e.type in ('DossierProcessed', 'DossierWithdrawn', 'ProcessingStopped') and exists (
      select from event r
      where r.tenant_id = $1 and r.stream_id = e.stream_id and r.version < e.version and r.type = 'ResultReturned'))
