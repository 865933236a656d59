-- Newest first; $2: the units the caller may see or null, $3: an account or null, $4: the last change of the page before.
-- Of an account that has moved whoever has it now sees all of its changes.
select c.change_id, c.changed_at, c.changed_by, c.change, c.details, c.account_id, c.token_id,
       coalesce(a.name, t.name) as name
from account_change c
left join account a on a.tenant_id = c.tenant_id and a.account_id = c.account_id
left join api_token t on t.tenant_id = c.tenant_id and t.token_id = c.token_id
where c.tenant_id = $1
  and ($2::text[] is null or coalesce(a.unit_id, t.unit_id) = any ($2))
  and ($3::uuid is null or c.account_id = $3)
  and ($4::uuid is null or (c.changed_at, c.change_id) <
        (select changed_at, change_id from account_change where tenant_id = $1 and change_id = $4))
order by c.changed_at desc, c.change_id desc
limit $5
