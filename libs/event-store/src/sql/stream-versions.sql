-- How far each stream had come at a position; streams that did not exist yet are absent. Each is looked up by itself: asked for
-- all at once, a log just written, of which nothing is known yet, was read from its beginning for every page that was verified.
select asked.stream_id, reached.version
from unnest($2::text[]) asked(stream_id)
cross join lateral (
  select version from event
  where tenant_id = $1 and stream_id = asked.stream_id and position <= $3
  order by version desc limit 1
) reached
