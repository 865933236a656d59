-- Messages in some state, the newest first, of dossiers that may be seen ($3: agencies; null: all).
select m.event_id, m.code, m.kind, m.position, m.state, m.channel, m.attempts, m.last_error, m.created_at, m.sent_at
from message m
where m.tenant_id = $1 and m.state = $2 and ($4::bigint is null or m.position < $4) and ($3::text[] is null or exists (
  select from fact_current f
  where f.tenant_id = m.tenant_id and f.code = m.code
    and f.generation = (select p.generation from projection p where p.tenant_id = $1 and p.name = 'dossier-facts' and p.running)
    and (f.agency_id = any ($3) or f.receiving_agency_id = any ($3) or f.holder_unit_id = any ($3))))
order by m.position desc
limit $5
