-- The neighbours of a position: two look-ups by key instead of the whole list.
(select position, encode(hash, 'hex') as hash, signed_at, key_id, encode(signature, 'base64') as signature
 from signed_head where tenant_id = $1 and position <= $2 order by position desc limit 1)
union
(select position, encode(hash, 'hex') as hash, signed_at, key_id, encode(signature, 'base64') as signature
 from signed_head where tenant_id = $1 and position >= $2 order by position limit 1)
order by position
