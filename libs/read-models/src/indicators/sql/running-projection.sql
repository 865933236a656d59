select position, version from projection where tenant_id = $1 and name = 'dossier-facts' and running
