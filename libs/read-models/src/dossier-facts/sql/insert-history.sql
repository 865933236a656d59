insert into fact_history select r.* from json_populate_recordset(null::fact_history, $1) r
