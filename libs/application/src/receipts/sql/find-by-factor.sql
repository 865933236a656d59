-- The same work for a code that nobody has and for one whose digits are others: one look at one index. A code that two
-- tenants gave to people with the same four digits opens neither.
select tenant_id, code from (
  select tenant_id, code, count(*) over () as found from receipt where typed_code = $1 and $2 = any (factors)) r
where found = 1
