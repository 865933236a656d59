-- From now on, unless an earlier position was asked for; at most as many as a tenant may have.
insert into webhook (tenant_id, webhook_id, url, types, secret, created_by, position, head_position)
select $1, $2, $3, $4, $5, $6, least(coalesce($7::bigint, h.position), h.position), least(coalesce($7::bigint, h.position), h.position)
from tenant_head h
where h.tenant_id = $1 and (select count(*) from webhook where tenant_id = $1) < $8
returning webhook_id
