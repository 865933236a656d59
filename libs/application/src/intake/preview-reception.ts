import { decide, dossierStream, unknownDossier } from '#dossier';
import type { Principal } from '../access/principal.js';
import { scopeOf } from '../access/scope.js';
import type { ReceiveBody } from '../dossiers/command-body.js';
import { problemOf } from '../dossiers/refusal-problem.js';
import { resolveCommand } from '../dossiers/resolve-command.js';
import { ProblemError } from '../problem-error.js';
import type { SheetIntakeTools } from './receive-sheet.types.js';

const DAY_MS = 86_400_000;

/** The due that receiving would promise, null without a limit; nothing is written. Throws as the command would. */
export async function previewReception(
  { catalogues, clock, houseRules, store }: SheetIntakeTools,
  { tenant, timezone, unitId, actorId, ...caller }: Principal,
  body: ReceiveBody,
): Promise<string | null> {
  const catalogue = await catalogues.of(tenant);
  const now = clock.now();
  const scope = scopeOf({ tenant, timezone, unitId, actorId, ...caller }, catalogue);
  const around = { catalogue, timezone, now, unitId, scope, actorId, state: null };
  const decision = decide(resolveCommand({ name: 'receive', body }, around), unknownDossier(body.code ?? ''), {
    now,
    lateEntryLimitMs: houseRules.lateEntryDays * DAY_MS,
    lateEntryFlagMs: houseRules.lateEntryFlagHours * (DAY_MS / 24),
  });
  if (!decision.ok) throw problemOf(decision.refusal);
  if (body.code !== undefined) {
    const stream = dossierStream(body.code);
    const versions = await store.streamVersions(tenant, [stream], Number.MAX_SAFE_INTEGER);
    if ((versions.get(stream) ?? 0) > 0) throw new ProblemError('DOSSIER.CODE_TAKEN', 'the code is already used');
  }
  const dueAt = decision.events.flatMap(({ data }) => ('dueAt' in data ? [data.dueAt] : []))[0] ?? null;
  return dueAt === null ? null : String(dueAt);
}
