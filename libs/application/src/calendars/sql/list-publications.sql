select p.calendar_id as id, p.version, p.position, p.published_at as "publishedAt", e.actor_id as "publishedBy",
       e.agency_ids as "agencyIds", p.state, p.job_id as "jobId", j.state as "jobState", p.done, p.total, p.moved,
       cardinality(p.undecided) as undecided
from calendar_publication p
cross join lateral (
  select metadata ->> 'actorId' as actor_id, data -> 'agencyIds' as agency_ids
  from event where tenant_id = p.tenant_id and position = p.position) e
left join job j on j.tenant_id = p.tenant_id and j.job_id = p.job_id
where p.tenant_id = $1
order by p.calendar_id, p.version
