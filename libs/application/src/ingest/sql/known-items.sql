select encode(digest, 'hex') as digest from feed_item where tenant_id = $1 and digest = any (
  select decode(unnest($2::text[]), 'hex'))
