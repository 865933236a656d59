insert into fact_holding select r.* from json_populate_recordset(null::fact_holding, $1) r
