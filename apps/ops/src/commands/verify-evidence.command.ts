import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { EVIDENCE_CHECKS, verifyEvidence } from '#exchange';
import type { EvidenceCheck, EvidenceReport, LogComparison } from '#exchange';
import { keyIdOfPublicKey, systemClock, verifyDocument, verifyHead } from '#platform';
import { startProgress, withOperations } from './command-line.js';
import { compareWithLog } from './compare-with-log.js';

interface Options {
  publicKey?: string;
  withLog?: boolean;
  json?: boolean;
}

export function addVerifyEvidenceCommand(program: Command): void {
  program
    .command('verify-evidence')
    .description('check an evidence zip without a database: signature, classes, figures counted again')
    .argument('<zip>')
    .option('--public-key <file>', 'the installation’s key (PEM), taken from elsewhere than the zip')
    .option('--with-log', 'also compare events and hashes with the log of DATABASE_URL or the data folder')
    .option('--json', 'result as one JSON object')
    .action(async (zip: string, options: Options) => {
      const report = await verifyFile(zip, options);
      process.stdout.write(options.json === true ? `${JSON.stringify(report)}\n` : reportText(report));
      if (!report.ok) process.exitCode = 1;
    });
}

/** The report of a file; needs a database only with the log. */
export async function verifyFile(zip: string, { publicKey: keyFile, withLog }: Options): Promise<EvidenceReport> {
  const keys = { keyIdOf: keyIdOfPublicKey, verifyDocument, verifyHead };
  const publicKey = keyFile === undefined ? undefined : readFileSync(keyFile, 'utf8');
  const verify = async (log?: LogComparison): Promise<EvidenceReport> => {
    const progress = startProgress('Verifying', 'dossiers', () => systemClock.now());
    try {
      const onProgress = (done: number, of: number | null): void => {
        progress.update(done, of);
      };
      return await verifyEvidence(zip, { keys, publicKey, log, onProgress });
    } finally {
      progress.stop();
    }
  };
  return withLog === true ? withOperations(({ database }) => verify(compareWithLog(database))) : verify();
}

/** One line a check, and under a failed one what is wrong and where. */
export function reportText({ checks, dossiers, ok }: EvidenceReport): string {
  const lines = checks.flatMap((check) => [
    lineOf(check),
    ...check.notes.map((note) => `        note: ${note}`),
    ...failures(check),
  ]);
  const verdict = ok ? `ok: ${String(dossiers)} dossiers` : 'FAILED';
  return `${[...lines, verdict].join('\n')}\n`;
}

const WORDS = { ok: 'ok     ', failed: 'FAILED ', notChecked: '-      ' };

const lineOf = ({ check, outcome, failed }: EvidenceCheck): string =>
  `${WORDS[outcome]} ${check}: ${EVIDENCE_CHECKS[check]}${failed === 0 ? '' : ` (${String(failed)} times not)`}`;

const failures = ({ failures: shown, failed }: EvidenceCheck): string[] => [
  ...shown.map(({ file, line, field, detail }) => {
    const where = [file, line === null ? '' : `line ${String(line)}`, field].filter((part) => part !== '').join(' ');
    return `        ${where}${where === '' ? '' : ': '}${detail}`;
  }),
  ...(failed > shown.length ? [`        … and ${String(failed - shown.length)} more`] : []),
];
