-- The last position recorded no later than an instant; 0 before the first. Positions have no hole and recorded_at never
-- falls along them, so about 25 look-ups by primary key find it at any size (the BRIN index would read a range).
with recursive search (low, high) as (
  select 0::bigint, h.position from tenant_head h where h.tenant_id = $1
  union all
  select case when e.recorded_at <= $2 then m.middle else s.low end,
         case when e.recorded_at <= $2 then s.high else m.middle - 1 end
  from search s
  cross join lateral (select (s.low + s.high + 1) / 2 as middle) m
  join event e on e.tenant_id = $1 and e.position = m.middle
  where s.low < s.high)
select low as position from search where low = high
