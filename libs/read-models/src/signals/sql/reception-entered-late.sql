-- Entered by hand more than :afterHours after it happened. What a file or feed told is not looked at (CONTRACT 4.2); demo
-- data is, since it stands for what people at a counter enter.
select r.code, jsonb_build_object(
  'receivedAt', round(extract(epoch from r.received_at) * 1000),
  'enteredAt', round(extract(epoch from r.entered_at) * 1000)) as matched
from received r
where coalesce(r.origin, 'demo') = 'demo' and r.entered_at > r.received_at + make_interval(hours => :afterHours)
