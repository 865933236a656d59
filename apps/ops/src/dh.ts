import { Command } from 'commander';
import { addAccountsCommand } from './commands/accounts.command.js';
import { say } from './commands/command-line.js';
import { addBackupCommands } from './commands/backup.command.js';
import { addCalendarCommand } from './commands/calendar.command.js';
import { addCatalogCommand } from './commands/catalog.command.js';
import { addDeadlineCommand } from './commands/deadline.command.js';
import { addDemoCommand } from './commands/demo.command.js';
import { addExportCommand } from './commands/export.command.js';
import { addImportCommand } from './commands/import.command.js';
import { addIndicatorsCommand } from './commands/indicators.command.js';
import { addIntakeCommand } from './commands/intake.command.js';
import { addMigrateCommand } from './commands/migrate.command.js';
import { addPeriodsCommand } from './commands/periods.command.js';
import { addPlanCommand } from './commands/plan.command.js';
import { addRetentionCommand } from './commands/retention.command.js';
import { addPersonsCommand } from './commands/persons.command.js';
import { addQuarantineCommand } from './commands/quarantine.command.js';
import { addRankingCommand } from './commands/ranking.command.js';
import { addRebuildCommand } from './commands/rebuild.command.js';
import { addReconcileCommand } from './commands/reconcile.command.js';
import { addRecomputeCommand } from './commands/recompute.command.js';
import { addReportCommand } from './commands/report.command.js';
import { addScorecardCommand } from './commands/scorecard.command.js';
import { addSignalsCommand } from './commands/signals.command.js';
import { addTemplateCommand } from './commands/template.command.js';
import { addTenantsCommand } from './commands/tenants.command.js';
import { addTokensCommand } from './commands/tokens.command.js';
import { addVerifyEvidenceCommand } from './commands/verify-evidence.command.js';
import { addVerifyLogCommand } from './commands/verify-log.command.js';

const program = new Command('dh')
  .description('Đúng Hẹn for operators. Every command works on one tenant (--tenant, default DUNGHEN_TENANT).')
  .showHelpAfterError()
  .configureOutput({ writeErr: say });

addMigrateCommand(program);
addTenantsCommand(program);
addTokensCommand(program);
addAccountsCommand(program);
addImportCommand(program);
addIntakeCommand(program);
addTemplateCommand(program);
addExportCommand(program);
addBackupCommands(program);
addQuarantineCommand(program);
addPersonsCommand(program);
addRetentionCommand(program);
addCatalogCommand(program);
addCalendarCommand(program);
addRecomputeCommand(program);
addRebuildCommand(program);
addReconcileCommand(program);
addIndicatorsCommand(program);
addRankingCommand(program);
addSignalsCommand(program);
addReportCommand(program);
addPlanCommand(program);
addScorecardCommand(program);
addDeadlineCommand(program);
addPeriodsCommand(program);
addVerifyLogCommand(program);
addVerifyEvidenceCommand(program);
addDemoCommand(program);

// `| head` closes the pipe when it has seen enough; that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  say(`dh: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
