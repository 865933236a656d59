-- Begins the watch of a tenant: all open dossiers are looked at once, events are followed from the facts' position on.
insert into notice_watch (tenant_id, since, generation, position, looked_due, looked_code, parked, last_number)
select p.tenant_id, $2, p.generation, p.position, '-infinity', '', '{}', 0
from projection p where p.tenant_id = $1 and p.name = 'dossier-facts' and p.running
on conflict do nothing
