-- Dossiers with events in positions ($2, $3], and the first local day that each of them may have changed: the day of the
-- event, for ever back for a correction and for an end told of after the return. Only those that reach back to $5.
select substr(e.stream_id, length('dossier-') + 1) as code,
  min(case
    when e.type = 'DossierCorrected' then '-infinity'::date
    when e.type in ('DossierProcessed', 'DossierWithdrawn', 'ProcessingStopped') and exists (
      select from event r
      where r.tenant_id = $1 and r.stream_id = e.stream_id and r.version < e.version and r.type = 'ResultReturned')
      then '-infinity'::date
    else (e.occurred_at at time zone $4)::date end)::text as since
from event e
where e.tenant_id = $1 and e.position > $2 and e.position <= $3 and left(e.stream_id, 8) = 'dossier-'
group by 1
having min(case when e.type in ('DossierCorrected', 'DossierProcessed', 'DossierWithdrawn', 'ProcessingStopped')
  then '-infinity'::date else (e.occurred_at at time zone $4)::date end) <= $5::date
