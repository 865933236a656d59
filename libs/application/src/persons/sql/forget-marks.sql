delete from person_mark where tenant_id = $1 and code = any ($2::text[])
