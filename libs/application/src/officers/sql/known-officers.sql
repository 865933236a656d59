-- Who works under some actors' ids: accounts and tokens, in force or not, and who of the others holds dossiers of the unit $3.
with known as (
  select actor_id, role, unit_id, disabled_at is null as active
  from account where tenant_id = $1 and actor_id = any ($2)
  union all
  select actor_id, role, unit_id, revoked_at is null and (expires_at is null or expires_at > clock_timestamp())
  from api_token where tenant_id = $1 and actor_id = any ($2)
)
select actor_id, role, unit_id, active, false as holds from known
union all
select asked.actor_id, null, null, true, true
from unnest($2::text[]) asked (actor_id)
where $3::text is not null and asked.actor_id not in (select actor_id from known) and (
  exists (
    select from fact_current f
    where f.tenant_id = $1 and f.agency_id = $3 and f.closed_on > current_date - 366
      and f.generation = (
        select p.generation from projection p where p.tenant_id = $1 and p.name = 'dossier-facts' and p.running)
      and f.holder_unit_id = $3 and f.officer_id = asked.actor_id)
  or exists (
    select from fact_current f
    where f.tenant_id = $1 and f.settled_on = 'infinity'
      and f.generation = (
        select p.generation from projection p where p.tenant_id = $1 and p.name = 'dossier-facts' and p.running)
      and f.holder_unit_id = $3 and f.officer_id = asked.actor_id))
