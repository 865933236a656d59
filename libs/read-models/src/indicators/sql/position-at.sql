-- The last position recorded no later than an instant; 0 before the first. Positions have no hole and recorded_at never
-- falls along them, so about 25 look-ups by primary key find it at any size (the BRIN index would read a range).
-- 2026-11-23: the middle is a column and not an expression in the join. Row-level security lets no arithmetic near an index
-- (it might fail on a row that is not to be seen), and each step read the whole log.
with recursive search (low, high, middle) as (
  select 0::bigint, h.position, (h.position + 1) / 2 from tenant_head h where h.tenant_id = $1
  union all
  select n.low, n.high, (n.low + n.high + 1) / 2
  from search s
  join event e on e.tenant_id = $1 and e.position = s.middle
  cross join lateral (select case when e.recorded_at <= $2 then s.middle else s.low end as low,
                             case when e.recorded_at <= $2 then s.high else s.middle - 1 end as high) n
  where s.low < s.high)
select low as position from search where low = high
