import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { openEvidence, parseIndicatorQuery } from '#application';
import type { QueryParameters } from '#application';
import { createHeadSigner, randomToken, systemClock, thisProgram } from '#platform';
import type { Operations } from '../context/open-operations.js';

/** Writes the evidence of a question to a file: whole under its name, or not at all. */
export async function writeEvidenceFile(
  { database, keys, config }: Pick<Operations, 'database' | 'keys' | 'config'>,
  { tenant, timezone }: { tenant: string; timezone: string },
  parameters: QueryParameters,
  path: string,
): Promise<void> {
  const now = systemClock.now();
  const query = parseIndicatorQuery(parameters, now, timezone);
  const period = typeof parameters['period'] === 'string' ? parameters['period'] : null;
  const options = { signer: createHeadSigner(keys.signingKey), mostDossiers: config.evidenceDossiers };
  const source = { ...options, program: thisProgram(), database };
  const { zip, done } = await openEvidence(source, { tenant, timezone, scope: null, now, ...query }, period);
  const aside = `${path}.${randomToken(48)}.tmp`;
  try {
    await Promise.all([pipeline(zip, createWriteStream(aside, { flags: 'wx' })), done]);
    const file = await open(aside, 'r');
    await file.sync().finally(() => file.close());
    await rename(aside, path);
  } finally {
    await rm(aside, { force: true });
  }
}
