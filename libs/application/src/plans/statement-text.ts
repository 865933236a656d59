import { readFileSync } from 'node:fs';
import type { Database } from '#event-store';
import type { PersonalVault } from '../personal/personal-vault.js';
import { ProblemError } from '../problem-error.js';

const STATEMENT_TEXT = readFileSync(new URL('./sql/statement-text.sql', import.meta.url), 'utf8');
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

type Vault = Pick<PersonalVault, 'open'>;

/** The sealed text of a statement. Throws NOT_FOUND where the plan has no such statement, or it has no text. */
export async function sealedText(
  database: Database,
  tenant: string,
  streamId: string,
  eventId: string,
): Promise<string> {
  const asked = [tenant, streamId, eventId];
  const [row] = UUID.test(eventId) ? await database.query<{ personal: string | null }>(STATEMENT_TEXT, asked) : [];
  if (row?.personal == null) throw new ProblemError('NOT_FOUND', 'no statement of this plan with a text and this id');
  return row.personal.replaceAll('\n', '');
}

/** The text in the clear; null once the key of the plan's stream has been erased. Not inside a snapshot: it reads the key. */
export async function openText(
  database: Database,
  vault: Vault,
  tenant: string,
  streamId: string,
  eventId: string,
): Promise<string | null> {
  const personal = await sealedText(database, tenant, streamId, eventId);
  const [content] = await vault.open(tenant, streamId, [{ eventId, personal }]);
  return content?.note ?? null;
}
