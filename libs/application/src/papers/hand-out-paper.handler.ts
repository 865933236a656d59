import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { DossierState } from '#dossier';
import type { Database } from '#event-store';
import { actedFor } from '../access/acted-for.js';
import { requireOperation } from '../access/permissions.js';
import type { Principal } from '../access/principal.js';
import { DossierReader } from '../dossiers/dossier-queries.handlers.js';
import { statements } from '../messages/statements.js';
import { Tellings } from '../messages/tellings.js';
import { DATABASE } from '../ports.js';
import { ProblemError } from '../problem-error.js';
import { HandOutPaper, TOLD_BY_PAPER } from './hand-out-paper.js';

/**
 * The paper that the counter hands out is how its applicant is told.
 *
 * 2026-11-23: until today reading the PDF told, whoever read it: a supervisor who opened an apology silenced the signal
 * `extensionNotTold`, and the message was never sent. A GET tells nothing; whoever gives the paper away says so.
 */
@CommandHandler(HandOutPaper)
export class HandOutPaperHandler implements ICommandHandler<HandOutPaper, void> {
  constructor(
    @Inject(DossierReader) private readonly reader: DossierReader,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Tellings) private readonly tellings: Tellings,
  ) {}

  async execute({ principal, code, paper, eventId }: HandOutPaper): Promise<void> {
    requireOperation(principal, 'papers.hand-out');
    const { state, events } = await this.reader.load(principal, code);
    requireOwn(principal, state);
    const type = TOLD_BY_PAPER[paper];
    const told = events.findLast((event) => event.type === type && (eventId === null || event.eventId === eventId));
    if (told === undefined) throw new ProblemError('PAPER.NONE', `nothing of ${code} is told by a form ${paper}`);
    const { tenant, actorId, unitId } = principal;
    if (paper === 'apology') {
      const apology = { tenant, code, extensionEventId: told.eventId, channel: 'print' as const };
      await this.tellings.tellApology(apology, { actorId, unitId, said: actedFor(principal) });
    }
    await this.database.query(statements.markPrinted, [tenant, code, paper, told.position, told.eventId]);
  }
}

/** An officer speaks for the dossiers they hold, also for whom they act; others for those of their units. */
function requireOwn({ role, actorId, onBehalfOf }: Principal, state: DossierState): void {
  if (role !== 'officer') return;
  const holder = state.received ? state.holder.officerId : null;
  if (holder !== null && (holder === actorId || holder === onBehalfOf)) return;
  throw new ProblemError('AUTH.FORBIDDEN', 'an officer hands out papers of the dossiers they hold', {
    ...{ role, operation: 'papers.hand-out' },
  });
}
