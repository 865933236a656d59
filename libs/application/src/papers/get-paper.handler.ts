import { Inject } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { dossierStream, replayReview, reviewStream } from '#dossier';
import type { FoldableReviewEvent, PersonalContent, ReviewState } from '#dossier';
import type { Database, EventStore, StoredEvent } from '#event-store';
import { PAPER_SIZES } from '#exchange';
import type { Paper } from '#exchange';
import { requireOperation } from '../access/permissions.js';
import type { Catalogues } from '../catalogue/catalogues.js';
import { DossierReader } from '../dossiers/dossier-queries.handlers.js';
import { ParameterReader } from '../parameter-reader.js';
import { recordAccess } from '../personal/access-record.js';
import type { PersonalVault } from '../personal/personal-vault.js';
import { CATALOGUES, CLOCK, DATABASE, EVENT_STORE, IDS, PERSONAL_VAULT } from '../ports.js';
import type { Clock, Ids } from '../ports.js';
import { Receipts } from '../receipts/receipts.js';
import { actorNames } from './actor-names.js';
import { applicantIn } from './dossier-matter.js';
import { GetPaper } from './get-paper.js';
import { paperOf } from './papers-of.js';

@QueryHandler(GetPaper)
export class GetPaperHandler implements IQueryHandler<GetPaper, Paper> {
  constructor(
    @Inject(DossierReader) private readonly reader: DossierReader,
    @Inject(CATALOGUES) private readonly catalogues: Catalogues,
    @Inject(PERSONAL_VAULT) private readonly vault: PersonalVault,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Receipts) private readonly receipts: Receipts,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  async execute({ principal, code, kind, parameters, site }: GetPaper): Promise<Paper> {
    requireOperation(principal, 'papers.print');
    const reader = new ParameterReader(parameters, ['size', 'eventId', 'of']);
    const size = reader.oneOf('size', PAPER_SIZES) ?? 'A4';
    const asked = reader.oneOf('of', ['extension', 'review']) === 'review';
    const eventId = reader.result(reader.text('eventId'));
    const { tenant, timezone } = principal;
    const { state, events } = await this.reader.load(principal, code);
    const catalogue = await this.catalogues.of(tenant);
    const review = kind === 'apology' ? { ...(await this.reviewOf(tenant, code)), asked } : undefined;
    const actors = events.flatMap(({ actorId, data }) => [actorId, (data['toOfficerId'] as string | null) ?? null]);
    const names = await actorNames(this.database, tenant, [...actors, signatoryOf(review?.state)]);
    const around = { catalogue, timezone, now: this.clock.now(), size, ...names, link: null };
    const plain = { state, events, ...around, ...(review === undefined ? {} : { review }) };
    if (kind === 'control-slip') return paperOf(kind, { ...plain, contents: new Map() }, null);
    // Refused before anything personal is opened, and recorded before it is.
    paperOf(kind, { ...plain, contents: new Map() }, eventId);
    const { database, ids } = this;
    await recordAccess({ database, ids }, principal, dossierStream(code), `print: ${kind} ${size}`);
    const contents = await this.contentsOf(tenant, code, events);
    const token = kind === 'refusal' ? null : await this.receipts.make(tenant, code, applicantIn(contents.values()));
    const link = token === null ? null : `${site}/tra-cuu/bien-nhan/${token}`;
    return paperOf(kind, { ...plain, contents, link }, eventId);
  }

  private async reviewOf(tenant: string, code: string): Promise<{ state: ReviewState; signedFor: string | null }> {
    const events = await this.store.readStream(tenant, reviewStream(code));
    const signing = events.findLast(({ type }) => type === 'ApologySigned');
    const state = replayReview(code, events as unknown as FoldableReviewEvent[]);
    return { state, signedFor: signing?.unitId ?? null };
  }

  private async contentsOf(
    tenant: string,
    code: string,
    events: readonly StoredEvent[],
  ): Promise<Map<string, PersonalContent | null>> {
    const sealed = events.flatMap(({ eventId, personal }) => (personal === null ? [] : [{ eventId, personal }]));
    const opened = await this.vault.open(tenant, dossierStream(code), sealed);
    return new Map(sealed.map(({ eventId }, index) => [eventId, opened[index] ?? null]));
  }
}

const signatoryOf = (review: ReviewState | undefined): string | null =>
  review === undefined || review.status === 'none' ? null : (review.apology?.signedBy ?? null);
