select p.name, p.version, p.generation, p.running, p.position, h.position as head, p.moved_at as "movedAt",
       (select count(*)::int from parked_stream s
        where s.tenant_id = p.tenant_id and s.projection = p.name and s.generation = p.generation) as parked
from projection p join tenant_head h using (tenant_id)
where p.tenant_id = $1 and p.name = $2
order by p.generation
