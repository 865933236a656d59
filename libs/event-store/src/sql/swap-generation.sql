-- Two steps of one transaction keep the unique index on the running one content: see rebuild.ts.
update projection set running = (generation = $3)
where tenant_id = $1 and name = $2 and generation = any ($4::smallint[])
