-- What a tenant had set of its signals at a position of the log; null: everything it has set.
select data from event
where tenant_id = $1 and stream_id = 'signal-rules' and type = 'SignalConfigured'
  and ($2::bigint is null or position <= $2)
order by version
