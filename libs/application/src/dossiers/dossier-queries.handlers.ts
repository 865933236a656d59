import { Inject } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { NATIONAL_STATUS, availableCommands, dossierStream, replay } from '#dossier';
import type { Applicant, DossierState, FoldableEvent, PersonalContent } from '#dossier';
import type { Database, EventStore, StoredEvent } from '#event-store';
import { onBehalfOfIn } from '../access/acted-for.js';
import { requireOperation } from '../access/permissions.js';
import type { Principal } from '../access/principal.js';
import { inScope, scopeOf } from '../access/scope.js';
import type { Catalogues } from '../catalogue/catalogues.js';
import { recordAccess, requireReason } from '../personal/access-record.js';
import { maskApplicant } from '../personal/mask.js';
import type { PersonalVault } from '../personal/personal-vault.js';
import { CATALOGUES, DATABASE, EVENT_STORE, IDS, PERSONAL_VAULT } from '../ports.js';
import type { Ids } from '../ports.js';
import { ProblemError } from '../problem-error.js';
import { personErased } from './refusal-problem.js';
import { KNOWN_CODE_PATTERN } from './dossier-code.js';
import type { ApplicantView, DossierView, TimelineEntry } from './dossier-queries.js';
import { GetApplicant, GetDossier, GetTimeline } from './dossier-queries.js';

/** Loads a dossier from the log itself, so an answer is never behind the caller's own command. */
export class DossierReader {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CATALOGUES) private readonly catalogues: Catalogues,
  ) {}

  /** 404 for a code that does not exist and for one out of the caller's scope, alike. */
  async load(principal: Principal, code: string): Promise<{ state: DossierState; events: StoredEvent[] }> {
    const known = KNOWN_CODE_PATTERN.test(code);
    const events = known ? await this.store.readStream(principal.tenant, dossierStream(code)) : [];
    const state = replay(code, events as unknown as FoldableEvent[]);
    const scope = scopeOf(principal, await this.catalogues.of(principal.tenant));
    if (events.length === 0 || !inScope(scope, state))
      throw new ProblemError('DOSSIER.NOT_FOUND', `no dossier ${code}`);
    return { state, events };
  }
}

const sealedOf = (events: readonly StoredEvent[]) =>
  events.flatMap(({ eventId, personal }) => (personal === null ? [] : [{ eventId, personal }]));

/** The applicant, each member as last stated: an amendment names only what it changes. */
function applicantOf(contents: readonly (PersonalContent | null)[]): Applicant | null {
  const stated = contents.flatMap((content) => (content?.applicant === undefined ? [] : [content.applicant]));
  return stated.length === 0 ? null : Object.assign({}, ...stated);
}

@QueryHandler(GetDossier)
export class GetDossierHandler implements IQueryHandler<GetDossier, DossierView> {
  constructor(
    @Inject(DossierReader) private readonly reader: DossierReader,
    @Inject(PERSONAL_VAULT) private readonly vault: PersonalVault,
  ) {}

  async execute({ principal, code }: GetDossier): Promise<DossierView> {
    requireOperation(principal, 'dossiers.read');
    const { state, events } = await this.reader.load(principal, code);
    const streamId = dossierStream(code);
    const contents = await this.vault.open(principal.tenant, streamId, sealedOf(events));
    const applicant = applicantOf(contents);
    const erasedAt = applicant === null ? await this.vault.erasedAt(principal.tenant, streamId) : null;
    const { status, version, ...known } = state;
    // The whole history is the timeline's to show.
    const facts = { ...known, steps: undefined, personErasedAt: undefined };
    return {
      code,
      version,
      state: status,
      nationalStatus: status === 'none' ? null : NATIONAL_STATUS[status],
      facts: withIsoInstants(facts),
      applicant: applicant === null ? null : maskApplicant(applicant),
      personErasedAt: erasedAt?.toISOString() ?? null,
      availableCommands: availableCommands(state),
    };
  }
}

@QueryHandler(GetTimeline)
export class GetTimelineHandler implements IQueryHandler<GetTimeline, { code: string; events: TimelineEntry[] }> {
  constructor(@Inject(DossierReader) private readonly reader: DossierReader) {}

  async execute({ principal, code }: GetTimeline) {
    requireOperation(principal, 'dossiers.read');
    const { events } = await this.reader.load(principal, code);
    return { code, events: events.map(timelineEntry) };
  }
}

@QueryHandler(GetApplicant)
export class GetApplicantHandler implements IQueryHandler<GetApplicant, ApplicantView> {
  constructor(
    @Inject(DossierReader) private readonly reader: DossierReader,
    @Inject(PERSONAL_VAULT) private readonly vault: PersonalVault,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  async execute({ principal, code, reason }: GetApplicant): Promise<ApplicantView> {
    requireOperation(principal, 'applicant.read');
    requireReason(reason);
    const { events } = await this.reader.load(principal, code);
    const { database, ids } = this;
    if ((await this.vault.erasedAt(principal.tenant, dossierStream(code))) !== null) throw personErased();
    const accessId = await recordAccess({ database, ids }, principal, dossierStream(code), reason);
    const contents = await this.vault.open(principal.tenant, dossierStream(code), sealedOf(events));
    const withPersonal = events.filter((event) => event.personal !== null);
    const texts = withPersonal.map(({ eventId, type, occurredAt }, index) => {
      const content = contents[index] ?? null;
      return { eventId, type, occurredAt, content, erased: content === null };
    });
    return { code, applicant: applicantOf(contents), texts, accessId };
  }
}

function timelineEntry(event: StoredEvent): TimelineEntry {
  const { position, version, eventId, type, occurredAt, recordedAt, actorId, unitId, data, hash } = event;
  const { origin } = event.metadata;
  const who = { actorId, onBehalfOf: onBehalfOfIn(event), unitId };
  return {
    position,
    version,
    eventId,
    type,
    occurredAt,
    recordedAt,
    ...who,
    data,
    hasPersonal: event.personal !== null,
    origin: typeof origin === 'string' ? origin : null,
    hash,
  };
}

const INSTANTS: ReadonlySet<string> = new Set(['from', 'to', 'since', 'respondBy']);

/** Instants (members named …At, and those above) leave as ISO strings, at any depth. */
function withIsoInstants(facts: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]: [string, unknown]) => {
      if (typeof value === 'number' && (name.endsWith('At') || INSTANTS.has(name)))
        return [name, new Date(value).toISOString()];
      if (Array.isArray(value))
        return [name, value.map((item: unknown) => (isObject(item) ? withIsoInstants(item) : item))];
      return [name, isObject(value) ? withIsoInstants(value) : value];
    }),
  );
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
