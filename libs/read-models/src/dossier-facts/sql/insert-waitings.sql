insert into fact_waiting select r.* from unnest($1::fact_waiting[]) r
