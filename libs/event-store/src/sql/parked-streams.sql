select stream_id as "streamId", position, error, parked_at as "parkedAt" from parked_stream
where tenant_id = $1 and projection = $2 and generation = $3 order by position
