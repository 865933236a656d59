import { Inject, Injectable } from '@nestjs/common';
import { localDate } from '#calendar';
import { decideDelegation, delegationStream, delegationsIn, standingOfDelegation } from '#dossier';
import type { Delegation, DelegationEvent, DelegationReason, FoldableDelegationEvent, MakeDelegation } from '#dossier';
import type { Database, EventStore, GroupAppender } from '#event-store';
import { decideAndAppend } from '../appending/decide-and-append.js';
import type { StreamWriter } from '../appending/decide-and-append.js';
import { requireOperation } from '../access/permissions.js';
import type { Principal } from '../access/principal.js';
import { scopeOf } from '../access/scope.js';
import type { Catalogues } from '../catalogue/catalogues.js';
import { ParameterReader } from '../parameter-reader.js';
import type { QueryParameters } from '../parameter-reader.js';
import { APPENDER, CATALOGUES, CLOCK, DATABASE, EVENT_STORE, IDS } from '../ports.js';
import type { Clock, Ids } from '../ports.js';
import { ProblemError } from '../problem-error.js';
import { delegatesOf, mayRepresent } from './delegate.js';
import type { Delegate } from './delegate.js';
import { delegationProblem } from './delegation-problem.js';
import { viewOfDelegation } from './delegation-view.js';
import type { DelegationView } from './delegation-view.js';
import { statements } from './statements.js';
import { isWithin, mayEnd, requireBoth, requireOwnName } from './who-may.js';

const MOST_LISTED = 500;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What is asked for; `ofActorId` null: the caller. */
export interface DelegationRequest extends Omit<MakeDelegation, 'ofActorId'> {
  ofActorId: string | null;
  reasonCode: DelegationReason | null;
}

/** Who is represented by whom: made, ended and listed. The log itself is asked each time, so that an end holds at once. */
@Injectable()
export class Delegations {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(APPENDER) private readonly appender: GroupAppender,
    @Inject(CATALOGUES) private readonly catalogues: Catalogues,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  /**
   * One's own, and those of the caller's units for whoever watches over them; the newest first, at most 500. `which`: `all`,
   * or `current` (planned or in force), which is the default.
   */
  async list(principal: Principal, parameters: QueryParameters): Promise<DelegationView[]> {
    requireOperation(principal, 'delegations.read');
    const reader = new ParameterReader(parameters, ['which']);
    const current = reader.result(reader.oneOf('which', ['current', 'all'])) !== 'all';
    const { tenant, actorId, role } = principal;
    const rows = await this.database.query<EventRow>(statements.delegationEvents, [tenant]);
    const people = await delegatesOf(this.database, tenant, null);
    const scope = scopeOf(principal, await this.catalogues.of(tenant));
    const today = this.today(principal);
    const seen = ({ ofActorId, toActorId }: Delegation): boolean =>
      ofActorId === actorId ||
      toActorId === actorId ||
      (role !== 'officer' && [ofActorId, toActorId].some((id) => isWithin(scope, people.get(id))));
    const all = delegationsIn(rows.map(toEvent)).filter(seen);
    const shown = all.map((one) => viewOfDelegation(one, people, today, mayEnd(principal, one, scope, people)));
    return shown
      .filter(({ state }) => !current || state === 'planned' || state === 'inForce')
      .reverse()
      .slice(0, MOST_LISTED);
  }

  /** Throws VALIDATION.FAILED, ACCOUNT.NOT_FOUND, DELEGATION.OVERLAPS, DELEGATION.CHAINED. */
  async make(principal: Principal, { ofActorId, ...rest }: DelegationRequest): Promise<DelegationView> {
    requireOwnName(principal);
    const { tenant, actorId } = principal;
    const command: MakeDelegation = { ...rest, ofActorId: ofActorId ?? actorId };
    const people = await delegatesOf(this.database, tenant, [command.ofActorId, command.toActorId, actorId]);
    const catalogue = await this.catalogues.of(tenant);
    requireBoth(principal, command, people, catalogue);
    const today = this.today(principal);
    const made = await this.append(principal, command.ofActorId, (known) => {
      const decision = decideDelegation(command, known, today);
      if (!decision.ok) throw delegationProblem(decision.refusal);
      return decision.event;
    });
    const [delegation] = delegationsIn([made]);
    if (delegation === undefined) throw new Error('a delegation that was made and is not there');
    const scope = scopeOf(principal, catalogue);
    return viewOfDelegation(delegation, people, today, mayEnd(principal, delegation, scope, people));
  }

  /** Ends one at once; one that is over already stays as it is. Throws DELEGATION.NOT_FOUND, DELEGATION.CHAINED. */
  async end(principal: Principal, delegationId: string): Promise<void> {
    requireOwnName(principal);
    const { tenant } = principal;
    const unknown = new ProblemError('DELEGATION.NOT_FOUND', `no delegation ${delegationId}`);
    if (!UUID.test(delegationId)) throw unknown;
    const asked = [tenant, delegationId];
    const [found] = await this.database.query<{ of_actor_id: string }>(statements.delegationMade, asked);
    if (found === undefined) throw unknown;
    const scope = scopeOf(principal, await this.catalogues.of(tenant));
    const today = this.today(principal);
    const delegation = (await this.of(tenant, found.of_actor_id)).find((one) => one.delegationId === delegationId);
    if (delegation === undefined) throw unknown;
    const { ofActorId, toActorId } = delegation;
    const people = await delegatesOf(this.database, tenant, [ofActorId, toActorId]);
    if (!mayEnd(principal, delegation, scope, people)) throw unknown;
    if (!['planned', 'inForce'].includes(standingOfDelegation(delegation, today))) return;
    await this.append(principal, ofActorId, () => ({ type: 'DelegationEnded', data: { delegationId } }));
  }

  /**
   * Who somebody is while they act for another: the other's role and units, in nobody's name but their own. One step only:
   * what the other may do for a third is not theirs. Throws DELEGATION.OVER.
   */
  async acting(own: Principal, ofActorId: string): Promise<Principal> {
    const { tenant, actorId } = own;
    const today = this.today(own);
    const given = (await this.of(tenant, ofActorId)).some(
      (one) => one.toActorId === actorId && standingOfDelegation(one, today) === 'inForce',
    );
    const other = given ? (await delegatesOf(this.database, tenant, [ofActorId])).get(ofActorId) : undefined;
    if (other === undefined || !other.active || !mayRepresent(own.role, other.role)) {
      throw new ProblemError('DELEGATION.OVER', `you do not act for ${ofActorId} any more`, { onBehalfOf: ofActorId });
    }
    return { ...own, role: other.role, unitId: other.unitId, onBehalfOf: ofActorId };
  }

  /** Somebody with an account, by their actor's id; null: nobody. */
  async person(tenant: string, actorId: string): Promise<Omit<Delegate, 'active'> | null> {
    const found = (await delegatesOf(this.database, tenant, [actorId])).get(actorId);
    if (found === undefined) return null;
    const { displayName, role, unitId } = found;
    return { actorId, displayName, role, unitId };
  }

  private async of(tenant: string, ofActorId: string): Promise<Delegation[]> {
    const events = await this.store.readStream(tenant, delegationStream(ofActorId));
    return delegationsIn(events as unknown as FoldableDelegationEvent[]);
  }

  private async append(
    { tenant, actorId, unitId }: Principal,
    ofActorId: string,
    decide: (known: Delegation[]) => DelegationEvent,
  ): Promise<FoldableDelegationEvent> {
    const appended = await decideAndAppend(this.writer(), tenant, delegationStream(ofActorId), (events) => {
      const { type, data } = decide(delegationsIn(events as unknown as FoldableDelegationEvent[]));
      const eventId = this.ids.uuid();
      const occurredAt = new Date(this.clock.now()).toISOString();
      const who = { actorId, unitId, correlationId: eventId, causationId: null };
      return { eventId, type, schemaVersion: 1, occurredAt, ...who, data: { ...data }, personal: null };
    });
    if (appended === null) throw new Error('a delegation is always something new');
    const { event, recordedAt } = appended;
    return { ...event, recordedAt } as unknown as FoldableDelegationEvent;
  }

  private writer(): StreamWriter {
    return { store: this.store, append: (tenant, request) => this.appender.append(tenant, request) };
  }

  private today({ timezone }: Principal): string {
    return localDate(this.clock.now(), timezone);
  }
}

interface EventRow {
  event_id: string;
  type: string;
  data: object;
  actor_id: string | null;
  recorded_at: Date;
}

const toEvent = ({ event_id: eventId, type, data, actor_id: actorId, recorded_at }: EventRow) =>
  ({ eventId, type, data, actorId, recordedAt: recorded_at.toISOString() }) as FoldableDelegationEvent;
