delete from parked_stream where tenant_id = $1 and projection = $2 and generation = $3 and stream_id = $4
