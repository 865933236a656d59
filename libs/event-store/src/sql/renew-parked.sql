-- Tried again in vain; a stream that somebody else has freed meanwhile stays free.
update parked_stream set error = $5, parked_at = clock_timestamp()
where tenant_id = $1 and projection = $2 and generation = $3 and stream_id = $4
