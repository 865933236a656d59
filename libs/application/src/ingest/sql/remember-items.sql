insert into feed_item (tenant_id, digest, taken_at)
select $1, decode(d, 'hex'), clock_timestamp() from unnest($2::text[]) as d
on conflict do nothing
