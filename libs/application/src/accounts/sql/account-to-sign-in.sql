select account_id, password_hash, disabled_at is not null as disabled
from account where tenant_id = $1 and name = $2
