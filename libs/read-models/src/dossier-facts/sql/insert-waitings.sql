insert into fact_waiting select r.* from json_populate_recordset(null::fact_waiting, $1) r
