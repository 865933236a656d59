import type { Command } from 'commander';
import { caseListTemplate } from '#exchange';
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
}
