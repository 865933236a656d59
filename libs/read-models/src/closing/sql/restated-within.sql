-- Entries of a recorded restatement that may be seen: a dossier that some agencies ($3) counted before or count now.
select entry from period_restated_dossier
where tenant_id = $1 and restatement_id = $2
  and (entry -> 'key' -> 'from' ->> 'agency' = any ($3) or entry -> 'key' -> 'to' ->> 'agency' = any ($3))
order by code
