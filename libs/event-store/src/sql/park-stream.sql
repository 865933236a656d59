insert into parked_stream (tenant_id, projection, generation, stream_id, position, error)
values ($1, $2, $3, $4, $5, $6)
on conflict (tenant_id, projection, generation, stream_id) do update set error = excluded.error, parked_at = clock_timestamp()
