-- The function of 0033 names its schema: whoever changes a key may have another search path.
alter function forget_receipt() set search_path = dunghen, pg_temp;
