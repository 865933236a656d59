import type { DossierEventType, DossierReceivedData, SupplementItem } from '#dossier';
import type { StoredEvent } from '#event-store';
import type { Paper, PaperKind } from '#exchange';
import { ProblemError } from '../problem-error.js';
import { apologyOfReview } from './apology-of-review.js';
import { controlSlipOf } from './control-slip-of.js';
import { answerableHead } from './answerable-head.js';
import { closedOf, headOf, instant, whomOf } from './dossier-matter.js';
import type { DossierMatter } from './dossier-matter.js';
import { unitName } from './office-of.js';

/**
 * A form from a dossier's log: form 01 as it was promised at reception, whatever has moved since; 02 and 04 of the event
 * that asked or extended. Throws `PAPER.NONE` where nothing happened that the form speaks of.
 */
export function paperOf(kind: PaperKind, matter: DossierMatter, eventId: string | null): Paper {
  switch (kind) {
    case 'receipt':
      return receiptOf(matter);
    case 'supplement':
      return supplementOf(matter, eventId);
    case 'refusal':
      return refusalOf(matter);
    case 'apology':
      return apologyOf(matter, eventId);
    case 'control-slip':
      return controlSlipOf(matter);
    default:
      return kind satisfies never;
  }
}

/** The last event of a type, or the one that is named. */
function behind({ state, events }: DossierMatter, type: DossierEventType, eventId: string | null = null): StoredEvent {
  const found = events.findLast((event) => event.type === type && (eventId === null || event.eventId === eventId));
  if (found === undefined || state.status === 'annulled') {
    throw new ProblemError('PAPER.NONE', `there is no ${type} to print`, { state: state.status });
  }
  return found;
}

function receiptOf(matter: DossierMatter): Paper {
  const event = behind(matter, 'DossierReceived');
  const data = event.data as unknown as DossierReceivedData;
  const elsewhere = data.receivingAgencyId !== null && data.agencyId !== data.receivingAgencyId;
  return {
    kind: 'receipt',
    ...headOf(matter),
    ...whomOf(matter),
    receivedAt: Date.parse(event.occurredAt),
    promisedAt: instant(data.dueAt),
    limit: data.limit,
    components: data.components.map(({ name, form }) => ({ name, form })),
    channel: data.channel,
    handledBy: elsewhere ? unitName(matter.catalogue, data.agencyId) : null,
    receivedBy: matter.signerOf(event.actorId),
    link: matter.link,
  };
}

function supplementOf(matter: DossierMatter, eventId: string | null): Paper {
  const event = behind(matter, 'SupplementRequested', eventId);
  const said = matter.contents.get(event.eventId);
  const { items, respondBy } = event.data as { items: SupplementItem[]; respondBy: string | null };
  return {
    kind: 'supplement',
    ...headOf(matter),
    ...whomOf(matter),
    requestedAt: Date.parse(event.occurredAt),
    respondBy: instant(respondBy),
    items: [...items.map(({ name }) => name), ...(said?.items ?? [])],
    reason: said?.reason ?? said?.note ?? null,
    requestedBy: matter.signerOf(event.actorId),
    link: matter.link,
  };
}

function refusalOf(matter: DossierMatter): Paper {
  const event = behind(matter, 'IntakeRefused');
  const said = matter.contents.get(event.eventId);
  return {
    kind: 'refusal',
    ...headOf(matter),
    ...whomOf(matter),
    refusedAt: Date.parse(event.occurredAt),
    reasonCode: String(event.data['reasonCode']),
    reason: said?.reason ?? said?.note ?? null,
    refusedBy: matter.signerOf(event.actorId),
  };
}

function apologyOf(matter: DossierMatter, eventId: string | null): Paper {
  const extended = matter.events.some(({ type }) => type === 'DeadlineExtended');
  const ofReview = matter.review?.asked === true || (eventId === null && !extended);
  return ofReview ? apologyOfReview(matter) : apologyOfExtension(matter, eventId);
}

function apologyOfExtension(matter: DossierMatter, eventId: string | null): Paper {
  const event = behind(matter, 'DeadlineExtended', eventId);
  const received = behind(matter, 'DossierReceived');
  const said = matter.contents.get(event.eventId);
  const { previousDueAt, dueAt, responsibleUnitId, reasonCode } = event.data as Record<string, string>;
  return {
    kind: 'apology',
    ...answerableHead(matter, event),
    ...whomOf(matter),
    receivedAt: Date.parse(received.occurredAt),
    ...{ documentNumber: null, endedAt: matter.state.received ? matter.state.processedAt : null },
    closed: closedOf(matter.state),
    previousDueAt: instant(previousDueAt) ?? 0,
    dueAt: instant(dueAt) ?? 0,
    issuedAt: Date.parse(event.occurredAt),
    responsibleUnit: unitName(matter.catalogue, responsibleUnitId ?? null) ?? '',
    reasonCode: reasonCode ?? '',
    reason: said?.reason ?? said?.note ?? null,
    link: matter.link,
  };
}
