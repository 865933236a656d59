-- The dossiers received last, by the running facts.
select f.code from fact_current f
join projection p on p.tenant_id = f.tenant_id and p.generation = f.generation
where f.tenant_id = $1 and p.name = 'dossier-facts' and p.running and f.received_on is not null
order by f.received_on desc, f.code
limit $2
