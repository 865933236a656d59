import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { Sql } from '#event-store';
import { evidenceZip } from '#exchange';
import type { EvidenceQuery } from '#exchange';
import { evidenceSize, figures, inSnapshot, knownPosition } from '#read-models';
import type { FiguresQuestion } from '#read-models';
import { closingMarkOf } from '../closing/closing-mark-of.js';
import type { IndicatorFigures } from '../indicators/indicator-queries.js';
import { ProblemError } from '../problem-error.js';
import { type Answered, evidenceParts } from './evidence-parts.js';
import type { EvidenceSource } from './evidence-source.js';

/** Evidence on its way: the zip is made while it is read. */
export interface OpenedEvidence {
  fileName: string;
  zip: Readable;
  /** Settles when the zip was read to its end or given up and the database is free again; rejects with what went wrong. */
  done: Promise<void>;
}

/**
 * Answers a question of figures with everything behind it, read in one snapshot that stays open while the zip is read: a
 * reader slower than a page (about 100 kB) in half a minute loses it.
 * @param period the period as it was asked, for the record
 * @throws ProblemError `EVIDENCE.TOO_LARGE` with the number of dossiers; FiguresError as `figures` does
 */
export function openEvidence(
  source: EvidenceSource,
  question: FiguresQuestion,
  period: string | null,
): Promise<OpenedEvidence> {
  return new Promise((resolve, reject) => {
    let zip: Readable | null = null;
    const done = inSnapshot(source.database, async (sql) => {
      const answered = await answeredIn(sql, source, question, period);
      zip = evidenceZip(evidenceParts(sql, answered, source), {
        ...{ tenant: question.tenant, createdAt: answered.query.computedAt },
        ...{ keyId: source.signer.keyId, publicKey: source.signer.publicKey },
        sign: (manifest) => source.signer.signDocument(manifest),
      });
      resolve({ fileName: fileNameOf(answered.query), zip, done });
      await finished(zip);
    });
    done.catch((error: unknown) => {
      zip?.destroy(error instanceof Error ? error : new Error(String(error)));
      reject(error instanceof Error ? error : new Error(String(error)));
    });
  });
}

async function answeredIn(
  sql: Sql,
  { mostDossiers, program }: EvidenceSource,
  question: FiguresQuestion,
  period: string | null,
): Promise<Answered> {
  const { tenant, timezone, from, to, policy, groupBy, filters, scope, calendar = 'gregorian' } = question;
  const asOf = question.asOf ?? null;
  const closing = await closingMarkOf(sql, { ...question, calendar, asOf });
  const answer: IndicatorFigures = { ...(await figures(sql, question)), closing };
  const known = await knownPosition(sql, tenant, question.asOf ?? null);
  const dossiers = await evidenceSize(sql, question, known);
  if (dossiers > mostDossiers) throw tooLarge(dossiers, mostDossiers);
  const query: EvidenceQuery = {
    ...{ tenant, timezone, period, from, to, calendar, policy: policy.name, policyVersion: policy.version },
    ...{ groupBy: [...groupBy], filters: { ...filters }, population: question.population ?? 'handled' },
    scope: scope === null ? null : [...scope].sort(),
    asOf: question.asOf == null ? null : answer.asOf,
    ...{ position: known.position, computedAt: answer.computedAt, dossiers, program },
  };
  return { question, query, answer, known };
}

function tooLarge(dossiers: number, most: number): ProblemError {
  const message =
    `evidence of ${String(dossiers)} dossiers is more than ${String(most)} at once: ` +
    'ask for a shorter period, or for one agencyId, fieldCode or procedureCode after the other';
  return new ProblemError('EVIDENCE.TOO_LARGE', message, { dossiers, most, narrow: NARROWING });
}

const NARROWING = ['period', 'agencyId', 'fieldCode', 'procedureCode', 'level', 'channel', 'officerId'];

const fileNameOf = ({ tenant, from, to, position }: EvidenceQuery): string =>
  `evidence-${tenant}-${from}-${to}-${String(position)}.zip`;
