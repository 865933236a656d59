-- A message for each event of a stretch that is worth telling. What a file, a feed or the demo brought was told elsewhere.
insert into message (tenant_id, code, kind, position, event_id)
select e.tenant_id, substr(e.stream_id, 9), k.kind, e.position, e.event_id
from event e
join (values ('DossierReceived', 'receipt'), ('SupplementRequested', 'supplement'), ('DeadlineExtended', 'apology'),
             ('DossierProcessed', 'resultReady')) as k(type, kind) using (type)
where e.tenant_id = $1 and e.position > $2 and e.position <= $3 and left(e.stream_id, 8) = 'dossier-'
  and e.recorded_at >= (select since from message_watch where tenant_id = $1)
  and not coalesce(e.metadata ? 'origin', false)
on conflict do nothing
