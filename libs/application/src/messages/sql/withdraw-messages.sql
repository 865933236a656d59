-- Who brought the papers, or has the result in hand, need not be told of it any more.
update message m set state = 'withdrawn'
from event e
where e.tenant_id = $1 and e.position > $2 and e.position <= $3
  and e.type in ('SupplementReceived', 'ResultReturned')
  and m.tenant_id = $1 and m.code = substr(e.stream_id, 9) and m.position < e.position and m.state in ('queued', 'failed')
  and m.kind = case e.type when 'SupplementReceived' then 'supplement' else 'resultReady' end
