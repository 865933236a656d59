import { LATE_CAUSES } from '#dossier';
import type { Paper } from '#exchange';
import { ProblemError } from '../problem-error.js';
import { closedOf, whomOf } from './dossier-matter.js';
import type { DossierMatter } from './dossier-matter.js';
import { unitName } from './office-of.js';
import { answerableHead } from './answerable-head.js';

/**
 * Form 04 of a case that was late: as the apology of its review was issued, with the cause that was coded. What was written
 * freely in a review is not for the applicant and stays there. Throws PAPER.NONE before it is issued.
 */
export function apologyOfReview(matter: DossierMatter): Paper {
  const { state, review, catalogue } = matter;
  const known = review?.state;
  if (!state.received || known === undefined || known.status === 'none' || !known.apology || !known.cause) {
    const message = 'nothing was extended, and no apology with a coded cause was issued in its review';
    throw new ProblemError('PAPER.NONE', message, { state: state.status });
  }
  const { apology, cause, lateness } = known;
  const previousDueAt = Date.parse(lateness.dueAt);
  const endedAt = state.processedAt ?? state.returnedAt;
  const given = endedAt === null && state.dueAt !== null && state.dueAt > Math.max(previousDueAt, apology.issuedAt);
  return {
    kind: 'apology',
    ...answerableHead(matter, { actorId: apology.signedBy, unitId: review?.signedFor ?? null }),
    ...whomOf(matter),
    ...{ receivedAt: state.receivedAt, previousDueAt, endedAt, dueAt: given ? state.dueAt : null },
    closed: closedOf(state),
    ...{ documentNumber: apology.documentNumber, issuedAt: apology.issuedAt },
    responsibleUnit: unitName(catalogue, cause.responsibleUnitId) ?? '',
    reasonCode: LATE_CAUSES.find(({ code }) => code === cause.causeCode)?.vi ?? cause.causeCode,
    reason: null,
    link: matter.link,
  };
}
