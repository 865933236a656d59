insert into period_restated_dossier (tenant_id, restatement_id, code, entry)
select $1, $2, entry ->> 'code', entry from jsonb_array_elements($3::jsonb) as entry
