-- That a log was brought, and how far; null where it grew here. Its hash there is the one of the log it was taken from.
select i.source, i.position, encode(e.hash, 'hex') as hash, i.imported_at
from log_import i
join event e on e.tenant_id = i.tenant_id and e.position = i.position
where i.tenant_id = $1
