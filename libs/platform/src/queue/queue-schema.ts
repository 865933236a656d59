import { runMigrations } from 'bullmq';
import type { AfterMigrate } from '../database/index.js';
import { withAdminClient } from '../embedded-postgres/index.js';
import { QUEUE_SCHEMA } from './queue-names.js';

/**
 * BullMQ's own tables, made by the migrator with what the application needs to work on them: rows, and a sequence of
 * its own per queue (hence CREATE), and temporary tables. Kept up to date also where Redis drives the queue, so that
 * taking REDIS_URL away needs nothing else.
 */
export const queueSchemaHook: AfterMigrate = {
  name: 'queue schema',
  async run({ migratorUrl, appRole, query }) {
    await withAdminClient(migratorUrl, (client) => runMigrations(client, QUEUE_SCHEMA));
    await query(`
      grant usage, create on schema ${QUEUE_SCHEMA} to ${appRole};
      grant select, insert, update, delete on all tables in schema ${QUEUE_SCHEMA} to ${appRole};
      grant execute on all functions in schema ${QUEUE_SCHEMA} to ${appRole};
      do $$ declare sequence regclass; begin
        -- Only the migrator's own: those that the application made for its queues are its already, and
        -- "on all sequences" is refused because of them at every start but the first (2026-11-22).
        for sequence in select oid::regclass from pg_class
          where relkind = 'S' and relnamespace = '${QUEUE_SCHEMA}'::regnamespace and pg_has_role(relowner, 'USAGE') loop
          execute format('grant usage, select, update on sequence %s to ${appRole}', sequence);
        end loop;
        if not has_database_privilege('${appRole}', current_database(), 'TEMPORARY') then
          execute format('grant temporary on database %I to ${appRole}', current_database());
        end if;
      end $$;`);
  },
};
