import { readFileSync, statSync } from 'node:fs';
import type { Command } from 'commander';
import { readPublishedProgress } from '#exchange';
import { reconcileProgress } from '#indicators';
import { printResult, say } from './command-line.js';

/** A province has a few hundred units; each row takes about a hundred bytes. */
const MOST_BYTES = 16 * 1024 ** 2;

export function addReconcileCommand(program: Command): void {
  program
    .command('reconcile')
    .description('published figures against our own arithmetic')
    .command('progress')
    .description('the progress a national portal publishes (CSV): ratio and score recomputed from its own counts')
    .argument('<file>')
    .option('--json', 'every row as one JSON object')
    .action((file: string, { json = false }: { json?: boolean }) => {
      if (statSync(file).size > MOST_BYTES) throw new Error(`${file}: larger than ${String(MOST_BYTES)} bytes`);
      const rows = readPublishedProgress(readFileSync(file, 'utf8')).map(reconcileProgress);
      const count = (verdict: string): number => rows.filter((row) => row.verdict === verdict).length;
      const counts = { agree: count('agree'), disagree: count('disagree'), noBase: count('noBase') };
      if (!json) {
        for (const { label, verdict, published, ours } of rows.filter((row) => row.verdict !== 'agree')) {
          const [ratio, score] = [ours.ratio ?? '—', ours.score ?? '—'];
          say(`${label}: ${verdict}: published ${published.ratio} % ${published.score}, ours ${ratio} % ${score}`);
        }
      }
      printResult({ rows: rows.length, ...counts, ...(json ? { items: rows } : {}) }, json);
    });
}
