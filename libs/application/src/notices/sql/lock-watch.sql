-- One worker plans or gives for a tenant at a time; another one leaves it to that one and comes again.
select w.since, w.generation, w.position, w.looked_due::text as looked_due, w.looked_code, w.parked
from notice_watch w where w.tenant_id = $1
for update skip locked
