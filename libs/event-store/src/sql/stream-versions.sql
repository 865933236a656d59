-- How far each stream had come at a position; streams that did not exist yet are absent.
select stream_id, max(version) as version from event
where tenant_id = $1 and stream_id = any ($2) and position <= $3
group by stream_id
