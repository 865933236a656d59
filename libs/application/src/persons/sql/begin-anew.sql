-- The marks that stand are replaced as the log is heard again, so that a search finds people meanwhile.
update person_watch set position = 0 where tenant_id = $1
