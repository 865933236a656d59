-- Every step of a batch as a row of its own; the row before it is no longer believed from there on.
with step as (
  select * from jsonb_populate_recordset(null::late_review, $3::jsonb)
), superseded as (
  update late_review r set to_position = f.from_position
  from (select code, min(from_position) as from_position from step group by code) f
  where r.tenant_id = $1 and r.generation = $2 and r.code = f.code and r.to_position = 9007199254740991
)
insert into late_review select * from step
