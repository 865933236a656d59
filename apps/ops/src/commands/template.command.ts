import type { Command } from 'commander';
import { caseListTemplate, intakeTemplate } from '#exchange';
import { say } from './command-line.js';
import { writeFileWhole } from './write-file-whole.js';

export function addTemplateCommand(program: Command): void {
  const templates = program.command('template').description('files to fill in');
  templates
    .command('case-list')
    .description('an empty case list as a workbook, read by import xlsx without a mapping')
    .requiredOption('--out <file>')
    .action(async ({ out }: { out: string }) => {
      writeFileWhole(out, await caseListTemplate());
      say(`written: ${out}`);
    });
  templates
    .command('intake')
    .description('an empty sheet of new dossiers, received by intake')
    .requiredOption('--out <file>')
    .action(async ({ out }: { out: string }) => {
      writeFileWhole(out, await intakeTemplate());
      say(`written: ${out}`);
    });
}
