insert into fact_history select r.* from unnest($1::fact_history[]) r
