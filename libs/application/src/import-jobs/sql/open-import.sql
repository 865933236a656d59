insert into case_import (tenant_id, job_id) values ($1, $2)
