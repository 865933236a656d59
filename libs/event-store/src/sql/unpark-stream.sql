-- Answers whether it was still parked: of two who try again at once only one may apply what was missed.
delete from parked_stream where tenant_id = $1 and projection = $2 and generation = $3 and stream_id = $4
returning stream_id
