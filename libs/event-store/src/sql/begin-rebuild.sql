-- A new generation beside the running one; an unfinished one of the same version is continued (position -1: being
-- discarded). Of two who begin at once both go on with the same one.
insert into projection (tenant_id, name, version, generation, running, position)
select $1, $2, $3, max(generation) + 1, false, 0
from projection where tenant_id = $1 and name = $2
having not exists (
  select from projection n join projection r on r.tenant_id = n.tenant_id and r.name = n.name and r.running
  where n.tenant_id = $1 and n.name = $2 and n.generation > r.generation and n.version = $3 and n.position >= 0)
on conflict do nothing
