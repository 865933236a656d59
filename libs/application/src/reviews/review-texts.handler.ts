import { Inject } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { reviewStream } from '#dossier';
import type { Database, EventStore } from '#event-store';
import { requireOperation } from '../access/permissions.js';
import { DossierReader } from '../dossiers/dossier-queries.handlers.js';
import { recordAccess, requireReason } from '../personal/access-record.js';
import type { PersonalVault } from '../personal/personal-vault.js';
import { DATABASE, EVENT_STORE, IDS, PERSONAL_VAULT } from '../ports.js';
import type { Ids } from '../ports.js';
import { noReviewOf, readReview } from './review-queries.handlers.js';
import { GetReviewTexts } from './review-requests.js';
import type { ReviewTexts } from './review-requests.js';

/** The texts of a review may name people: each reading is on record before they are opened. */
@QueryHandler(GetReviewTexts)
export class GetReviewTextsHandler implements IQueryHandler<GetReviewTexts, ReviewTexts> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(PERSONAL_VAULT) private readonly vault: PersonalVault,
    @Inject(DossierReader) private readonly reader: DossierReader,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  async execute({ principal, code, reason }: GetReviewTexts): Promise<ReviewTexts> {
    requireOperation(principal, 'review-texts.read');
    requireReason(reason);
    await this.reader.load(principal, code);
    const { state, events } = await readReview(this.store, principal.tenant, code);
    if (state.status === 'none') throw noReviewOf(code);
    const { database, ids } = this;
    const accessId = await recordAccess({ database, ids }, principal, reviewStream(code), reason);
    const sealed = events.flatMap((event) => (event.personal === null ? [] : [{ ...event, personal: event.personal }]));
    const contents = await this.vault.open(principal.tenant, reviewStream(code), sealed);
    const texts = sealed.map(({ eventId, type, occurredAt }, index) => {
      const content = contents[index] ?? null;
      return { eventId, type, occurredAt, content, erased: content === null };
    });
    return { code, texts, accessId };
  }
}
