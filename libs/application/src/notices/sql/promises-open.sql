-- A page of all open dossiers with a due, along the index of their dues.
select f.code, f.due_at::text as due_at
from fact_current f
where f.tenant_id = $1 and f.generation = $2 and f.settled_on = 'infinity' and f.received_at is not null
  and f.due_at >= $3 and (f.due_at > $3 or f.code > $4)
order by f.due_at, f.code
limit $5
