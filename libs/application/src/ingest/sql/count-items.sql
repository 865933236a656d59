select reason, count(*)::int as count from quarantine where tenant_id = $1 and state = 'open' group by reason order by reason
