import { localDate, localDayNumber } from '#calendar';
import { calendarFor, decideFeedItems, dossierStream, limitFor, procedureOn } from '#dossier';
import type { Catalogue, DossierState, FeedContext, FeedDecision, FeedItem } from '#dossier';
import type { FeedNames } from './feed-names.js';
import { uuidOf } from './derived-id.js';
import type { IngestCaller } from './ingest-sync.types.js';
import type { PendingItem } from './pending-item.js';
import type { StatedByStream } from './stated-personal.js';

export interface Deciding {
  caller: IngestCaller;
  names: FeedNames;
  catalogue: Catalogue;
  pseudonymOf: (name: string) => string;
  /** Of the dossiers about which an item brings personal data. */
  personal: StatedByStream;
  now: number;
  feedName: string;
}

/** One dossier's items, each read without a problem, decided on the state that was read. */
export function decideDossierItems(
  state: DossierState,
  items: readonly PendingItem[],
  deciding: Deciding,
): FeedDecision {
  const { catalogue, caller, now, feedName } = deciding;
  const feedItems = items.map((item) => toFeedItem(item, deciding));
  const agencyId = state.agencyId ?? feedItems.map(agencyOf).find((id) => id !== null) ?? null;
  const context = {
    ...{ now, feedName, calendar: calendarFor(catalogue, agencyId), personal: personalOf(state.code, deciding) },
    limitOf: (asked: Asked) => limitOf(asked, deciding),
  };
  return decideFeedItems(state, feedItems, context, (instant) => localDayNumber(instant, caller.timezone));
}

function personalOf(code: string, { personal }: Deciding) {
  const stated = personal.get(dossierStream(code));
  return stated === undefined ? [] : stated;
}

const agencyOf = (item: FeedItem): string | null =>
  item.kind === 'snapshot' ? (item.agencyId ?? item.standIn?.agencyId ?? null) : null;

function toFeedItem({ read, envelope, digest, cameAt }: PendingItem, deciding: Deciding): FeedItem {
  const { names, caller, pseudonymOf } = deciding;
  // Member by member: a literal made of spreads costs some microseconds (2026-11-22).
  if (read.kind === 'progress') {
    const at = read.at ?? cameAt;
    return {
      kind: 'progress',
      code: read.code,
      at,
      status: read.status ?? 1,
      personal: read.personal,
      eventId: uuidOf(at, false, caller.tenant, read.code, digest),
      unitId: read.unit === null ? null : (names.unitOf(read.unit) ?? pseudonymOf(read.unit)),
      pseudonym: read.officer === null ? null : pseudonymOf(read.officer),
    };
  }
  const told = names.placesOf(read, null);
  const sender = read.agency === null ? names.placesOf(read, envelope.unit) : { agencyId: null, agencyLevel: null };
  return {
    kind: 'snapshot',
    code: read.code,
    cameAt,
    status: read.status,
    submittedAt: read.submittedAt,
    receivedAt: read.receivedAt,
    dueAt: read.dueAt,
    processedAt: read.processedAt,
    returnedAt: read.returnedAt,
    refusedAt: read.refusedAt,
    supplements: read.supplements,
    procedureCode: told.procedureCode ?? '',
    fieldCode: read.field === null ? null : told.fieldCode,
    agencyId: told.agencyId,
    agencyLevel: told.agencyLevel,
    channel: read.channel,
    via: read.via,
    components: read.components,
    personal: read.personal,
    standIn: {
      fieldCode: read.field === null ? told.fieldCode : null,
      agencyId: sender.agencyId,
      agencyLevel: sender.agencyLevel,
    },
  };
}

type Asked = Parameters<FeedContext['limitOf']>[0];

/** What the catalogue says of the procedure on the day of reception; null: nothing. */
function limitOf({ procedureCode, receivedAt, channel }: Asked, { catalogue, caller }: Deciding) {
  const procedure = procedureOn(catalogue, procedureCode, localDate(receivedAt, caller.timezone));
  if (procedure === null || procedure.provisional) return null;
  const found = limitFor(procedure, channel, null);
  return found.found ? found.limit : null;
}
