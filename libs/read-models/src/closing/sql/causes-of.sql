-- The events of changed-codes.sql, by the same conditions, of the dossiers whose streams are $5.
select substr(e.stream_id, length('dossier-') + 1) as code,
  jsonb_agg(jsonb_build_object('position', e.position, 'eventId', e.event_id, 'type', e.type) order by e.position) as events
from event e
where e.tenant_id = $1 and e.position > $2 and e.position <= $3 and e.stream_id = any ($5::text[])
  and (e.occurred_at < $4
    or e.type = 'DossierCorrected'
    or e.type in ('DossierProcessed', 'DossierWithdrawn', 'ProcessingStopped') and exists (
      select from event r
      where r.tenant_id = $1 and r.stream_id = e.stream_id and r.version < e.version and r.type = 'ResultReturned'))
group by 1
