import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { availableCommands, decide, dossierStream, evolve, replay, toIso, unknownDossier } from '#dossier';
import type { Catalogue, DecidedEvent, DossierState, FoldableEvent } from '#dossier';
import type { AppendOutcome, EventStore, GroupAppender, KeptAnswer, NewEvent } from '#event-store';
import { requireCommand } from '../access/permissions.js';
import { inScope, scopeOf } from '../access/scope.js';
import type { Catalogues } from '../catalogue/catalogues.js';
import type { PersonalVault } from '../personal/personal-vault.js';
import { APPENDER, CATALOGUES, CLOCK, CODE_NUMBERS, EVENT_STORE, HOUSE_RULES, IDS, PERSONAL_VAULT } from '../ports.js';
import type { Clock, CodeNumbers, HouseRules, Ids } from '../ports.js';
import { ProblemError, invalid } from '../problem-error.js';
import type { CommandAnswer } from './execute-dossier-command.js';
import { ExecuteDossierCommand } from './execute-dossier-command.js';
import { CODE_PATTERN, KNOWN_CODE_PATTERN, nextDossierCode } from './dossier-code.js';
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

  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(APPENDER) private readonly appender: GroupAppender,
    @Inject(CATALOGUES) private readonly catalogues: Catalogues,
    @Inject(PERSONAL_VAULT) private readonly vault: PersonalVault,
    @Inject(CODE_NUMBERS) private readonly numbers: CodeNumbers,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
    @Inject(HOUSE_RULES) private readonly rules: HouseRules,
  ) {}

  async execute(request: ExecuteDossierCommand): Promise<CommandAnswer> {
    requireCommand(request.principal, request.command.name);
    try {
      return await this.carryOut(request);
    } catch (error) {
      if (error instanceof AnsweredBefore) return keptAnswer(error.kept, request.idempotency.requestHash);
      if (!(error instanceof ProblemError)) throw error;
      const { tenant, tokenId } = request.principal;
      const kept = await this.store.keptAnswer(tenant, tokenId, request.idempotency.key);
      if (kept === null) throw error;
      return keptAnswer(kept, request.idempotency.requestHash);
    }
  }

  private async carryOut(request: ExecuteDossierCommand, attempt = 1): Promise<CommandAnswer> {
    const { principal, command } = request;
    checkCode(request);
    const catalogue = await this.catalogues.of(principal.tenant);
    const scope = scopeOf(principal, catalogue);
    const now = this.clock.now();
    const { timezone, unitId } = principal;
    const state = request.code === null ? null : await this.load(request, request.code, catalogue);
    const resolved = resolveCommand(command, { catalogue, timezone, now, unitId, scope });
    const rules = {
      now,
      lateEntryLimitMs: this.rules.lateEntryDays * 24 * HOUR_MS,
      lateEntryFlagMs: this.rules.lateEntryFlagHours * HOUR_MS,
    };
    // Decided before a number is taken, and asked whether it was answered before: neither a refused request nor a
    // repeated one leaves a hole in the day's numbers.
    const trial = decide(resolved, state ?? unknownDossier(''), rules);
    if (!trial.ok) throw problemOf(trial.refusal);
    if (state === null) await this.refuseRepeated(request);
    const before = state ?? unknownDossier(await this.newCode(request, resolved, now));
    const decision = state === null ? decide(resolved, before, rules) : trial;
    if (!decision.ok) throw problemOf(decision.refusal);
    this.recentKeys.add(keyOf(request));
    if (this.recentKeys.size > MOST_RECENT_KEYS) this.recentKeys.clear();
    try {
      return await this.write(request, before, decision.events);
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

  private async newCode(request: ExecuteDossierCommand, command: { name: string }, now: number): Promise<string> {
    const { principal } = request;
    const given = givenCode(request);
    if (given !== undefined) return given;
    const unit =
      'receivingAgencyId' in command ? String(command.receivingAgencyId) : (principal.unitId ?? principal.tenant);
    return nextDossierCode(this.numbers, principal.tenant, unit, now, principal.timezone);
  }

  private async write(request: ExecuteDossierCommand, before: DossierState, decided: DecidedEvent[]) {
    const { principal } = request;
    const streamId = dossierStream(before.code);
    const events: NewEvent[] = [];
    let wrappedKey: string | undefined;
    for (const event of decided) {
      const stored = this.envelope(request, event);
      if (event.personal !== null) {
        const { tenant } = principal;
        const sealed =
          before.version === 0
            ? this.vault.sealFirst(tenant, streamId, stored.eventId, event.personal)
            : await this.vault.seal(tenant, streamId, stored.eventId, event.personal);
        stored.personal = sealed.personal;
        wrappedKey = sealed.wrappedKey;
      }
      events.push(stored);
    }
    const after = decided.reduce<DossierState>(
      (state, event) => evolve(state, { ...event, version: state.version + 1 } as FoldableEvent),
      before,
    );
    const answer = answerOf(after);
    const idempotency = { owner: principal.tokenId, ...request.idempotency, answer };
    const append = { streamId, expectedVersion: before.version, events, idempotency, wrappedKey };
    return this.answer(request, before, answer, await this.appender.append(principal.tenant, append));
  }

  private envelope({ principal }: ExecuteDossierCommand, event: DecidedEvent): NewEvent {
    const eventId = this.ids.uuid();
    const { type, schemaVersion, occurredAt, data } = event;
    const { actorId, unitId } = principal;
    const who = { actorId, unitId, correlationId: eventId, causationId: null };
    return { eventId, type, schemaVersion, occurredAt, ...who, data: { ...data }, personal: null };
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

const CODE_RULE = 'letters, digits, ".", "_", "-" and "/", at most 64';

const answerOf = (state: DossierState) => ({
  code: state.code,
  version: state.version,
  state: state.status,
  dueAt: state.received && state.dueAt !== null ? toIso(state.dueAt) : null,
  availableCommands: availableCommands(state),
});

/** What was answered the first time; IDEMPOTENCY_KEY.REUSED if that was another request. */
export function keptAnswer(kept: KeptAnswer, requestHash: string): CommandAnswer {
  if (kept.requestHash !== requestHash) {
    throw new ProblemError('IDEMPOTENCY_KEY.REUSED', 'this Idempotency-Key was used for another request');
  }
  const { code, version, state, dueAt, availableCommands } = kept.answer as unknown as CommandAnswer;
  return { code, version, state, dueAt, availableCommands, position: kept.position };
}

/** The request was carried out already; what it was answered. */
class AnsweredBefore extends Error {
  constructor(readonly kept: KeptAnswer) {
    super('answered before');
  }
}

const MOST_RECENT_KEYS = 50_000;
const keyOf = ({ principal, idempotency }: ExecuteDossierCommand): string => `${principal.tokenId} ${idempotency.key}`;

const MOST_ATTEMPTS = 20;

const givenCode = ({ command }: ExecuteDossierCommand): string | undefined =>
  command.name === 'receive' ? command.body.code : undefined;

/** A code in the body must be usable, and the one of the path where there is one. */
function checkCode(request: ExecuteDossierCommand): void {
  const given = givenCode(request);
  if (given === undefined) return;
  if (!CODE_PATTERN.test(given)) throw invalid([{ pointer: '/code', code: 'CODE.INVALID', detail: CODE_RULE }]);
  if (request.code !== null && request.code !== given) {
    throw invalid([{ pointer: '/code', code: 'CODE.OTHER_THAN_PATH', detail: `the path names ${request.code}` }]);
  }
}

const notFound = (code: string) => new ProblemError('DOSSIER.NOT_FOUND', `no dossier ${code}`);
const codeTaken = (code: string) =>
  new ProblemError('DOSSIER.CODE_TAKEN', `the code ${code} is already used`, { dossier: code });
const stale = (state: DossierState) =>
  new ProblemError('DOSSIER.VERSION_CONFLICT', `the dossier is at version ${String(state.version)}`, {
    current: answerOf(state),
  });
