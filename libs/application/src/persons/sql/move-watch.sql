update person_watch set position = $2 where tenant_id = $1
