insert into fact_due select r.* from unnest($1::fact_due[]) r
