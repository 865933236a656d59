import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { decide, dossierStream, evolve, replay, unknownDossier } from '#dossier';
import type { Catalogue, DecidedEvent, DossierState, FoldableEvent, PersonalContent } from '#dossier';
import type { AppendOutcome, EventStore, GroupAppender, KeptAnswer, NewEvent, StoredEvent } from '#event-store';
import { actedFor } from '../access/acted-for.js';
import { requireCommand } from '../access/permissions.js';
import { inScope, scopeOf } from '../access/scope.js';
import type { Catalogues } from '../catalogue/catalogues.js';
import { Officers } from '../officers/index.js';
import type { DuplicateIntakes } from '../personal/duplicate-intakes.js';
import type { PersonalVault } from '../personal/personal-vault.js';
import {
  APPENDER,
  CATALOGUES,
  CLOCK,
  CODE_NUMBERS,
  DUPLICATE_INTAKES,
  EVENT_STORE,
  HOUSE_RULES,
  IDS,
  PERSONAL_VAULT,
} from '../ports.js';
import type { Clock, CodeNumbers, HouseRules, Ids } from '../ports.js';
import { ProblemError } from '../problem-error.js';
import { answerOf, keptAnswer, unpublishedIn } from './command-answer.js';
import { refuseOwnApproval } from './own-approval.js';
import { closedPeriodWarnings } from './closed-period-warnings.js';
import { warningsOf } from './command-warnings.js';
import { CatalogueBehindError, catalogueBehind } from './clock-terms.js';
import type { CommandAnswer } from './execute-dossier-command.js';
import { ExecuteDossierCommand } from './execute-dossier-command.js';
import { CODE_PATTERN, KNOWN_CODE_PATTERN, nextDossierCode } from './dossier-code.js';
import { checkCode, givenCode } from './given-code.js';
import { IntakeWarnings } from './intake-warnings.js';
import type { IntakeCheck } from './intake-warnings.js';
import { OvertakingCalendar } from './overtaking-calendar.js';
import { problemOf } from './refusal-problem.js';
import { resolveCommand } from './resolve-command.js';

const HOUR_MS = 3_600_000;

/**
 * The one way a counter command becomes events: authorise, load, decide, seal, append.
 * A kept answer is looked up before any refusal, so that a repeated request is answered as before whatever has
 * happened since; on the way of success the append itself finds it, which saves a round trip.
 */
@CommandHandler(ExecuteDossierCommand)
export class ExecuteDossierCommandHandler implements ICommandHandler<ExecuteDossierCommand, CommandAnswer> {
  private readonly recentKeys = new Set<string>();
  private readonly intakeWarnings: IntakeWarnings;
  private readonly overtaking: OvertakingCalendar;
  private readonly rereading = new WeakSet<ExecuteDossierCommand>();

  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(APPENDER) private readonly appender: GroupAppender,
    @Inject(CATALOGUES) private readonly catalogues: Catalogues,
    @Inject(PERSONAL_VAULT) private readonly vault: PersonalVault,
    @Inject(DUPLICATE_INTAKES) duplicates: DuplicateIntakes,
    @Inject(CODE_NUMBERS) private readonly numbers: CodeNumbers,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
    @Inject(HOUSE_RULES) private readonly rules: HouseRules,
    @Inject(Officers) private readonly officers: Officers,
  ) {
    this.intakeWarnings = new IntakeWarnings(store, catalogues, duplicates);
    this.overtaking = new OvertakingCalendar(store, catalogues, clock, ids);
  }

  async execute(request: ExecuteDossierCommand): Promise<CommandAnswer> {
    if (request.told === undefined) requireCommand(request.principal, request.command.name);
    try {
      return await this.carryOut(request);
    } catch (error) {
      if (error instanceof AnsweredBefore) return keptAnswer(error.kept, request.idempotency.requestHash);
      if (error instanceof CatalogueBehindError) return this.again(request, error);
      if (!(error instanceof ProblemError)) throw error;
      const { tenant, tokenId } = request.principal;
      const kept = await this.store.keptAnswer(tenant, tokenId, request.idempotency.key);
      if (kept === null) throw error;
      return keptAnswer(kept, request.idempotency.requestHash);
    }
  }

  /** Another process knows a newer calendar than this one: reads the catalogue anew, once. */
  private again(request: ExecuteDossierCommand, error: CatalogueBehindError): Promise<CommandAnswer> {
    if (this.rereading.has(request)) throw catalogueBehind(error);
    this.rereading.add(request);
    this.catalogues.forget(request.principal.tenant);
    return this.execute(request);
  }

  private async carryOut(request: ExecuteDossierCommand, attempt = 1): Promise<CommandAnswer> {
    const { principal, command } = request;
    checkCode(request);
    const startedAt = this.clock.now();
    const catalogue = await this.catalogues.of(principal.tenant);
    const scope = scopeOf(principal, catalogue);
    const now = this.clock.now();
    const { timezone, unitId } = principal;
    const { actorId } = principal;
    const state = request.code === null ? null : await this.load(request, request.code, catalogue);
    const resolved = resolveCommand(command, { catalogue, timezone, now, unitId, scope, actorId, state });
    await this.refuseUnknownHolder(request);
    const rules = {
      now,
      lateEntryLimitMs: this.rules.lateEntryDays * 24 * HOUR_MS,
      lateEntryFlagMs: this.rules.lateEntryFlagHours * HOUR_MS,
    };
    // Decided before a number is taken, and asked whether it was answered before: neither a refused request nor a
    // repeated one leaves a hole in the day's numbers.
    const decision = decide(resolved, state ?? unknownDossier(''), rules);
    if (!decision.ok) throw problemOf(decision.refusal);
    if (resolved.name === 'approve-correction') refuseOwnApproval(principal, resolved.requestEventId, state);
    if (state === null) await this.refuseRepeated(request);
    const before = state ?? unknownDossier(await this.newCode(request, resolved, now));
    const decided = state === null ? decision.events.map((event) => named(event, before.code)) : decision.events;
    const intake = await this.intakeWarnings.check(principal, resolved, before.code);
    intake.warnings.push(...warningsOf(resolved, before, decided, now));
    intake.warnings.push(...(await closedPeriodWarnings(this.store, principal, before, decided, now)));
    this.recentKeys.add(keyOf(request));
    if (this.recentKeys.size > MOST_RECENT_KEYS) this.recentKeys.clear();
    try {
      const answer = await this.write(request, before, decided, intake);
      await this.overtaking.mend(principal.tenant, answer.code, startedAt);
      return answer;
    } catch (error) {
      // A number of ours that a file, or a counter before a crash, has used already: take the next one.
      const taken = error instanceof ProblemError && error.code === 'DOSSIER.CODE_TAKEN';
      if (!taken || givenCode(request) !== undefined || attempt >= MOST_ATTEMPTS) throw error;
      return this.carryOut(request, attempt + 1);
    }
  }

  /** A key that this process has seen is looked up before a number is taken; another process's costs a number. */
  private async refuseRepeated(request: ExecuteDossierCommand): Promise<void> {
    if (!this.recentKeys.has(keyOf(request))) return;
    const { tenant, tokenId } = request.principal;
    const kept = await this.store.keptAnswer(tenant, tokenId, request.idempotency.key);
    if (kept !== null) throw new AnsweredBefore(kept);
  }

  /** The dossier as it stands; 404 out of scope, 412 when the caller's version is stale. */
  private async load(request: ExecuteDossierCommand, code: string, catalogue: Catalogue): Promise<DossierState> {
    const { principal, expectedVersion } = request;
    if (!(expectedVersion === 0 ? CODE_PATTERN : KNOWN_CODE_PATTERN).test(code)) throw notFound(code);
    const events = await this.store.readStream(principal.tenant, dossierStream(code));
    const state = replay(code, events as unknown as FoldableEvent[]);
    const begins = state.version === 0 && expectedVersion === 0;
    if (begins) return state;
    if (state.version === 0 || !inScope(scopeOf(principal, catalogue), state)) throw notFound(code);
    if (expectedVersion !== state.version) throw stale(state);
    return state;
  }

  /** Whoever is handed a dossier by a person is somebody of the unit it goes to; what another system tells has happened. */
  private async refuseUnknownHolder({ principal, command, told, holderFound }: ExecuteDossierCommand): Promise<void> {
    if (command.name !== 'hand-over' || told !== undefined) return;
    const refusal =
      holderFound === undefined ? await this.officers.refusalToHold(principal, command.body) : holderFound;
    if (refusal !== null) throw refusal;
  }

  private async newCode(request: ExecuteDossierCommand, command: { name: string }, now: number): Promise<string> {
    const { principal } = request;
    const given = givenCode(request);
    if (given !== undefined) return given;
    const unit =
      'receivingAgencyId' in command ? String(command.receivingAgencyId) : (principal.unitId ?? principal.tenant);
    return nextDossierCode(this.numbers, principal.tenant, unit, now, principal.timezone);
  }

  private async write(
    request: ExecuteDossierCommand,
    before: DossierState,
    decided: DecidedEvent[],
    intake: IntakeCheck,
    isKnownStream = before.version > 0,
  ): Promise<CommandAnswer> {
    const { principal } = request;
    const streamId = dossierStream(before.code);
    const events: NewEvent[] = [];
    let wrappedKey: string | undefined;
    let after = before;
    for (const event of decided) {
      const stored = this.envelope(request, event);
      const { eventId, actorId } = stored;
      after = evolve(after, { ...event, version: after.version + 1, eventId, actorId });
      const personal = await this.personalOf(request, before, event);
      if (personal !== null) {
        const { tenant } = principal;
        const sealed = isKnownStream
          ? await this.vault.seal(tenant, streamId, eventId, personal)
          : this.vault.sealFirst(tenant, streamId, eventId, personal);
        if (sealed === null) dropPersonal(intake);
        stored.personal = sealed?.personal ?? null;
        wrappedKey = sealed?.wrappedKey;
      }
      events.push(stored);
    }
    const eventIds = events.map((event) => event.eventId);
    const answer = { ...answerOf(after), ...unpublishedIn(decided), eventIds, warnings: intake.warnings };
    const idempotency = { owner: principal.tokenId, ...request.idempotency, answer };
    const append = { streamId, expectedVersion: before.version, events, idempotency, wrappedKey };
    const outcome = await this.appender.append(principal.tenant, append);
    // A restore may know of an erasure under a code that its log does not know yet: there no key is taken.
    if (outcome.verdict === 'conflict' && !isKnownStream && (await this.vault.erasedAt(principal.tenant, streamId))) {
      return this.write(request, before, decided, intake, true);
    }
    if (outcome.verdict === 'appended') await this.intakeWarnings.remember(intake);
    return this.answer(request, before, answer, outcome);
  }

  /** An approved correction of personal data brings what the request proposed, under the same key. */
  private async personalOf(
    { principal }: ExecuteDossierCommand,
    before: DossierState,
    event: DecidedEvent,
  ): Promise<PersonalContent | null> {
    if (event.type !== 'DossierCorrected' || !isPersonalField(event.data.field)) return event.personal;
    const { requestEventId } = event.data;
    const request = before.steps.find((step) => step.eventId === requestEventId) as Partial<StoredEvent> | undefined;
    if (typeof request?.personal !== 'string') return event.personal;
    const sealed = [{ eventId: requestEventId, personal: request.personal }];
    const [content] = await this.vault.open(principal.tenant, dossierStream(before.code), sealed);
    return { ...event.personal, ...content?.proposed };
  }

  private envelope({ principal, told }: ExecuteDossierCommand, event: DecidedEvent): NewEvent {
    const eventId = this.ids.uuid();
    const { type, schemaVersion, occurredAt, data } = event;
    const { actorId, unitId } = principal;
    const who = { actorId, unitId, correlationId: eventId, causationId: null };
    const said = { data: { ...data, ...actedFor(principal) }, metadata: told?.metadata ?? {} };
    return { eventId, type, schemaVersion, occurredAt, ...who, ...said, personal: null };
  }

  private async answer(
    request: ExecuteDossierCommand,
    before: DossierState,
    answer: Omit<CommandAnswer, 'position'>,
    outcome: AppendOutcome,
  ): Promise<CommandAnswer> {
    switch (outcome.verdict) {
      case 'appended':
        return { ...answer, position: outcome.lastPosition };
      case 'duplicate':
        return keptAnswer(outcome.kept, request.idempotency.requestHash);
      case 'conflict': {
        const { tenant } = request.principal;
        if (request.code === null) throw codeTaken(before.code);
        const events = await this.store.readStream(tenant, dossierStream(before.code));
        const now = replay(before.code, events as unknown as FoldableEvent[]);
        const scope = scopeOf(request.principal, await this.catalogues.of(tenant));
        throw inScope(scope, now) ? stale(now) : notFound(before.code);
      }
    }
  }
}

/** The person was erased: what came with the command is not kept, nobody is recognised by it, and whoever gave it is told. */
function dropPersonal(intake: IntakeCheck): void {
  intake.intake = null;
  if (!intake.warnings.some(({ code }) => code === 'PERSONAL.DROPPED'))
    intake.warnings.push({ code: 'PERSONAL.DROPPED' });
}

const isPersonalField = (field: string): boolean => field === 'applicant' || field === 'abstract';

/** The decision for a dossier whose code was found after it. */
const named = (event: DecidedEvent, code: string): DecidedEvent =>
  'code' in event.data ? ({ ...event, data: { ...event.data, code } } as DecidedEvent) : event;

/** The request was carried out already; what it was answered. */
class AnsweredBefore extends Error {
  constructor(readonly kept: KeptAnswer) {
    super('answered before');
  }
}

const MOST_RECENT_KEYS = 50_000;
const keyOf = ({ principal, idempotency }: ExecuteDossierCommand): string => `${principal.tokenId} ${idempotency.key}`;

const MOST_ATTEMPTS = 20;

const notFound = (code: string) => new ProblemError('DOSSIER.NOT_FOUND', `no dossier ${code}`);
const codeTaken = (code: string) =>
  new ProblemError('DOSSIER.CODE_TAKEN', `the code ${code} is already used`, { dossier: code });
const stale = (state: DossierState) =>
  new ProblemError('DOSSIER.VERSION_CONFLICT', `the dossier is at version ${String(state.version)}`, {
    current: answerOf(state),
  });
