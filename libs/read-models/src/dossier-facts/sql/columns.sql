-- The columns of some tables in the order of their row types. Asked with every batch: a later program may add one while
-- this one still runs.
select c.relname as "table", array_agg(a.attname::text order by a.attnum) as columns
from unnest($1::text[]) n(name)
join pg_class c on c.oid = n.name::regclass
join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
group by c.relname
