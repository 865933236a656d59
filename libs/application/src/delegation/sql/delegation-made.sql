select data ->> 'ofActorId' as of_actor_id from event
where tenant_id = $1 and event_id = $2 and type = 'DelegationMade'
