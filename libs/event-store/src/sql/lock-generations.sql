-- Nobody moves a checkpoint between this and the swap.
select generation, running, position from projection where tenant_id = $1 and name = $2
order by generation for update
