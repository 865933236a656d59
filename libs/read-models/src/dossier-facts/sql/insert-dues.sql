insert into fact_due select r.* from json_populate_recordset(null::fact_due, $1) r
