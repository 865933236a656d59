import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { dossierStream, replay } from '#dossier';
import type { DossierState, FoldableEvent } from '#dossier';
import type { Database, EventStore, StoredEvent } from '#event-store';
import type { Principal } from '../access/principal.js';
import type { Catalogues } from '../catalogue/catalogues.js';
import { ExecuteDossierCommand } from '../dossiers/execute-dossier-command.js';
import type { PersonalVault } from '../personal/personal-vault.js';
import { CATALOGUES, CLOCK, DATABASE, EVENT_STORE, IDS, PERSONAL_VAULT, WITHIN_TENANT } from '../ports.js';
import type { Clock, Ids, WithinTenant } from '../ports.js';
import { ProblemError } from '../problem-error.js';
import { timezoneOf } from '../timezone-of.js';
import type { PublicStatus } from './public-status.js';
import { publicStatus } from './public-status.js';
import type { PublicAttempt } from './public-throttle.js';
import { PublicThrottle } from './public-throttle.js';
import { Receipts } from './receipts.js';
import type { OpenedDossier } from './receipts.js';

const MOST_ATTEMPTS = 3;

interface Loaded {
  tenant: string;
  timezone: string;
  state: DossierState;
  events: StoredEvent[];
}

/**
 * What a citizen may ask without an account. Whatever is not found is answered alike, after the same work: one look at one
 * index by a keyed hash; only then is anything of a dossier read.
 */
@Injectable()
export class PublicDesk {
  constructor(
    @Inject(Receipts) private readonly receipts: Receipts,
    @Inject(PublicThrottle) private readonly throttle: PublicThrottle,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CATALOGUES) private readonly catalogues: Catalogues,
    @Inject(PERSONAL_VAULT) private readonly vault: PersonalVault,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
    @Inject(WITHIN_TENANT) private readonly within: WithinTenant,
  ) {}

  /** By code and the last four digits of phone or id number. Throws NOT_FOUND for unknown and wrong alike; LOOKUP.TOO_MANY. */
  async byCode(address: string, code: string, secondFactor: string): Promise<PublicStatus> {
    const asked = code.trim().normalize('NFC');
    const attempt = { address, code: asked };
    return this.statusWithin(await this.opened(attempt, () => this.receipts.ofCode(asked, secondFactor)));
  }

  /** By the token of a receipt. Throws NOT_FOUND, LOOKUP.TOO_MANY. */
  async byToken(address: string, token: string): Promise<PublicStatus> {
    return this.statusWithin(await this.opened({ address }, () => this.receipts.ofToken(token)));
  }

  /** The applicant's own rating, once and after the result was returned. Throws NOT_FOUND, RATING.NOT_ALLOWED, LOOKUP.TOO_MANY. */
  async rate(address: string, token: string, score: number): Promise<PublicStatus> {
    const dossier = await this.opened({ address }, () => this.receipts.ofToken(token));
    return this.within(dossier.tenant, () => this.rateWithin(dossier, score));
  }

  private async rateWithin(dossier: OpenedDossier, score: number): Promise<PublicStatus> {
    for (let attempt = 1; ; attempt += 1) {
      const { state, timezone } = await this.load(dossier);
      if (!state.received || state.status !== 'returned' || state.satisfaction !== null) throw notAllowed(state);
      try {
        await this.commands.execute(this.ratingOf(dossier, timezone, state.version, score));
        return await this.statusOf(dossier);
      } catch (error) {
        // Somebody wrote to the dossier meanwhile: look again whether it may still be rated.
        const stale = error instanceof ProblemError && error.code === 'DOSSIER.VERSION_CONFLICT';
        if (!stale || attempt === MOST_ATTEMPTS) throw error;
      }
    }
  }

  private statusWithin(dossier: OpenedDossier): Promise<PublicStatus> {
    return this.within(dossier.tenant, () => this.statusOf(dossier));
  }

  private async opened(attempt: PublicAttempt, find: () => Promise<OpenedDossier | null>): Promise<OpenedDossier> {
    await this.throttle.begin(attempt);
    const found = await find();
    if (found === null) throw new ProblemError('NOT_FOUND', 'no dossier is found by what was given');
    await this.throttle.succeeded(attempt);
    return found;
  }

  private async load({ tenant, code }: OpenedDossier): Promise<Loaded> {
    const timezone = (await timezoneOf(this.database, tenant)) ?? 'Asia/Ho_Chi_Minh';
    const events = await this.store.readStream(tenant, dossierStream(code));
    const state = replay(code, events as unknown as FoldableEvent[]);
    return { tenant, timezone, state, events };
  }

  private async statusOf(dossier: OpenedDossier): Promise<PublicStatus> {
    const { tenant, timezone, state, events } = await this.load(dossier);
    const catalogue = await this.catalogues.of(tenant);
    const uncoded = state.status === 'waitingSupplement' ? await this.uncodedItems(dossier, events) : 0;
    return publicStatus({ state, events, catalogue, timezone, now: this.clock.now(), uncoded });
  }

  /** How many papers were asked for by free text alone; the texts themselves go nowhere. */
  private async uncodedItems({ tenant, code }: OpenedDossier, events: readonly StoredEvent[]): Promise<number> {
    const request = events.findLast(({ type }) => type === 'SupplementRequested');
    if (request?.personal == null) return 0;
    const sealed = [{ eventId: request.eventId, personal: request.personal }];
    const [content] = await this.vault.open(tenant, dossierStream(code), sealed);
    return content?.items?.length ?? 0;
  }

  private ratingOf({ tenant, code }: OpenedDossier, timezone: string, version: number, score: number) {
    const citizen: Principal = { ...CITIZEN, tenant, timezone };
    const key = this.ids.uuid();
    const requestHash = createHash('sha256').update(key).digest('hex');
    const idempotency = { key, requestHash };
    const told = { metadata: { via: 'receipt' } };
    return new ExecuteDossierCommand(citizen, code, { name: 'rate', body: { score } }, version, idempotency, told);
  }
}

/** Whoever holds the receipt: no role of ours gives this command in their name. */
const CITIZEN = { tokenId: 'receipt', role: 'integration', actorId: 'citizen', unitId: null } as const;

function notAllowed(state: DossierState): ProblemError {
  const rated = state.received && state.satisfaction !== null;
  const because = rated ? 'it was rated already' : 'a rating is given after the result was returned';
  return new ProblemError('RATING.NOT_ALLOWED', because, { reason: rated ? 'rated' : 'notReturned' });
}
