-- Last step of discarding: the rows are gone.
with parked as (delete from parked_stream where tenant_id = $1 and projection = $2 and generation = $3)
delete from projection where tenant_id = $1 and name = $2 and generation = $3 and not running
