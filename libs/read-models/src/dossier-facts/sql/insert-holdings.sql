insert into fact_holding select r.* from unnest($1::fact_holding[]) r
