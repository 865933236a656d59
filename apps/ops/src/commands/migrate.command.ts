import type { Command } from 'commander';
import { loadConfig, openEmbeddedPostgres, prepareDatabase } from '#platform';
import { printResult, say } from './command-line.js';

export function addMigrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('bring the database up to date; uses DUNGHEN_MIGRATOR_URL where it is given')
    .option('--json', 'result as one JSON object')
    .action(async ({ json }: { json?: boolean }) => {
      const config = loadConfig();
      if (config.database.kind === 'external') {
        const { url, migratorUrl } = config.database;
        printResult({ applied: await prepareDatabase(migratorUrl, { appUrl: url, log: say }) }, json === true);
        return;
      }
      const server = await openEmbeddedPostgres(config.dataDir, { log: say });
      try {
        printResult(
          { applied: await prepareDatabase(server.migratorUrl, { appUrl: server.appUrl, log: say }) },
          json === true,
        );
      } finally {
        await server.stop();
      }
    });
}
