import { civilServiceCalendar, localDate } from '#calendar';
import type { ClockPolicy } from '#calendar';
import {
  DEFAULT_CLOCK_POLICY,
  availableCommands,
  decide,
  decideCaseListRow,
  evolve,
  recalculate,
  receptionOf,
  unknownDossier,
} from '#dossier';
import type { CommandName, CorrectableField, DecidedEvent, DossierCommand, DossierState, Publication } from '#dossier';
import fc from 'fast-check';
import type { TestEvent } from './test-event.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A local midnight of Viet Nam; histories begin in the sixty days after it, in whole hours so that ties happen. */
export const FIRST = Date.parse('2026-03-01T00:00:00+07:00');
export const DAYS = 60;

const hours = fc.integer({ min: 0, max: DAYS * 24 });
const instant = hours.map((hour) => FIRST + hour * HOUR);
const shortWait = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 20 * 24 }));
const pinned = fc.record({
  agencyId: fc.constantFrom('A', 'B', 'C'),
  procedureCode: fc.constantFrom('P1', 'P2'),
  fieldCode: fc.constantFrom('F1', null),
  agencyLevel: fc.constantFrom('province' as const, 'commune' as const, null),
  channel: fc.constantFrom('counter' as const, 'online' as const),
});

const POLICIES: readonly ClockPolicy[] = [
  DEFAULT_CLOCK_POLICY,
  { supplement: 'restart', payment: 'run', cutoff: '15:00', extensions: 3 },
  { supplement: '766', payment: 'pause' },
];

/** The calendar, and two versions of it that bring days off behind and before the day on which they are published. */
const PUBLICATIONS: readonly Publication[] = [
  { calendar: civilServiceCalendar, publishedAt: 0 },
  ...[15, 35].map((day, index) => {
    const dates = [day - 3, day - 1, day + 2, day + 5].map((off) => localDate(FIRST + off * DAY, 'Asia/Ho_Chi_Minh'));
    const daysOff = [...civilServiceCalendar.daysOff, ...dates.map((date) => ({ date, name: 'nghỉ' }))];
    const calendar = { ...civilServiceCalendar, version: civilServiceCalendar.version + 1 + index, daysOff };
    return { calendar, publishedAt: FIRST + day * DAY + 9 * HOUR };
  }),
];
/** As a tenant of these histories would have published them. */
export const CALENDARS = PUBLICATIONS.map(({ calendar }) => calendar);
const calendarsAt = (instant: number) => PUBLICATIONS.filter(({ publishedAt }) => publishedAt <= instant);

const LIMITS = [
  null,
  { value: 8, unit: 'workingHour' },
  { value: 3, unit: 'workingDay' },
  { value: 10, unit: 'calendarDay' },
] as const;
/** What a counter does more often than the rest, that most histories are of some length; the second kind waits a lot. */
const OFTEN: readonly CommandName[] = ['receive', 'receive', 'hand-over', 'process', 'process', 'approve-correction'];
const OFTEN_WAITING: readonly CommandName[] = [
  ...(['receive', 'receive', 'receive', 'receive', 'process', 'return-result'] as const),
  ...(['request-supplement', 'request-supplement', 'request-supplement', 'request-payment'] as const),
  ...([
    'receive-supplement',
    'receive-supplement',
    'receive-supplement',
    'confirm-payment',
    'confirm-payment',
  ] as const),
];
const counterWith = (often: readonly CommandName[]) =>
  fc.record({
    often: fc.constant(often),
    pinned,
    kind: fc.constant('counter' as const),
    startsAt: instant,
    limit: fc.constantFrom(...LIMITS),
    policy: fc.constantFrom(...POLICIES),
    steps: fc.array(
      fc.record({
        gap: shortWait,
        pick: fc.nat({ max: 99 }),
        delay: shortWait,
        unit: fc.constantFrom('A', 'B', 'C'),
        officer: fc.constantFrom('o1', 'o2', null),
      }),
      { minLength: 1, maxLength: 9 },
    ),
  });
const counter = counterWith(OFTEN);
const maybe = fc.option(instant, { nil: null });
const listed = fc.record({
  pinned,
  kind: fc.constant('file' as const),
  receivedAt: instant,
  grain: fc.constantFrom('date' as const, 'instant' as const),
  indexDueAt: fc.option(instant, { nil: null, freq: 2 }),
  rows: fc.array(
    fc.record({
      dueAt: maybe,
      processedAt: maybe,
      returnedAt: maybe,
      withdrawnAt: fc.option(instant, { nil: null, freq: 2 }),
      stoppedAt: fc.constant(null),
      importedAfter: shortWait,
    }),
    { minLength: 1, maxLength: 4 },
  ),
});

type CounterHistory = typeof counter extends fc.Arbitrary<infer T> ? T : never;
type ListedHistory = typeof listed extends fc.Arbitrary<infer T> ? T : never;

/**
 * A log of some dossiers in the order in which it was recorded: those of a counter as `decide` writes them, with late
 * entries, and those of case lists as `decideCaseListRow` does, with dues and ends before reception and dues moved later.
 */
export const logs: fc.Arbitrary<TestEvent[]> = logsOf(fc.oneof(counter, listed));

/** The same of counters where applicants are waited for again and again. */
export const waitingLogs: fc.Arbitrary<TestEvent[]> = logsOf(counterWith(OFTEN_WAITING));

function logsOf(histories: fc.Arbitrary<CounterHistory | ListedHistory>): fc.Arbitrary<TestEvent[]> {
  return fc
    .array(histories, { minLength: 1, maxLength: 14 })
    .map((dossiers) => dossiers.flatMap((dossier, index) => eventsOf(`d${String(index)}`, dossier)).sort(byRecording));
}

/** As the log would have it. */
export const byRecording = (a: TestEvent, b: TestEvent): number => (a.recordedAt ?? 0) - (b.recordedAt ?? 0);

const eventsOf = (code: string, history: CounterHistory | ListedHistory): TestEvent[] =>
  history.kind === 'counter' ? atTheCounter(code, history) : fromLists(code, history);

interface Fold {
  state: DossierState;
  events: TestEvent[];
}

function write(fold: Fold, code: string, decided: readonly DecidedEvent[], recordedAt: number): void {
  for (const event of decided) {
    const version = fold.state.version + 1;
    const who = { eventId: eventIdOf(code, version), actorId: 'clerk' };
    fold.state = evolve(fold.state, { ...event, ...who, version });
    fold.events.push({ ...event, ...who, code, occurredAt: Date.parse(event.occurredAt), recordedAt });
  }
}

/** A UUID that follows from the dossier (`d7`) and the version, so that a shrunk history keeps its ids. */
const eventIdOf = (code: string, version: number): string =>
  `00000000-0000-7000-8000-${(Number(code.slice(1)) * 1000 + version).toString(16).padStart(12, '0')}`;

function atTheCounter(code: string, history: CounterHistory): TestEvent[] {
  const fold: Fold = { state: unknownDossier(code), events: [] };
  let [occurredAt, recordedAt] = [history.startsAt, 0];
  for (const step of history.steps) {
    occurredAt += step.gap * HOUR;
    recordedAt = Math.max(recordedAt, occurredAt + step.delay * HOUR);
    for (const publication of calendarsAt(recordedAt)) {
      const event = recalculate(fold.state, publication, history.policy);
      if (event !== null) write(fold, code, [event], recordedAt);
    }
    const happened = Math.max(occurredAt, fold.state.lastOccurredAt ?? 0);
    const command = commandOf(history, step, fold.state, happened, recordedAt);
    if (command === null) break;
    const decision = decide(command, fold.state, {
      now: recordedAt,
      lateEntryLimitMs: 400 * DAY,
      lateEntryFlagMs: DAY,
    });
    // Some corrections cannot be (an annulment that others follow from): then nothing happened.
    if (!decision.ok && !decision.refusal.code.startsWith('CORRECTION.'))
      throw new Error(JSON.stringify(decision.refusal));
    if (!decision.ok) continue;
    write(fold, code, decision.events, recordedAt);
  }
  return fold.events;
}

function commandOf(
  { often, pinned: { fieldCode, agencyLevel, ...pins }, limit, policy }: CounterHistory,
  { pick, unit, officer, delay }: CounterHistory['steps'][number],
  state: DossierState,
  occurredAt: number,
  recordedAt: number,
): DossierCommand | null {
  const calendarVersions = calendarsAt(recordedAt).map((publication) => publication.calendar);
  const calendar = calendarVersions.at(-1) ?? civilServiceCalendar;
  const common = { ...pins, occurredAt, personal: null, actorId: 'clerk' };
  const terms = {
    fieldCode,
    agencyLevel,
    limit,
    clockPolicyId: 'default',
    clockPolicy: policy,
    calendar,
  };
  const pinned = state.received ? receptionOf(state)?.calendarVersion : null;
  const promiseCalendar = calendarVersions.find(({ version }) => version === pinned) ?? calendar;
  const clock = { calendar, promiseCalendar, calendarVersions, clockPolicy: policy };
  const requestEventId = (state.received ? state.pendingCorrections[0]?.requestEventId : undefined) ?? '';
  const dueAt = Math.max(occurredAt, (state.received ? state.dueAt : null) ?? 0) + (1 + delay) * HOUR;
  const expired = state.received && state.supplementExpired;
  const commands: Record<CommandName, DossierCommand> = {
    submit: { ...common, name: 'submit' },
    receive: {
      ...common,
      name: 'receive',
      caseCode: null,
      receivingAgencyId: unit,
      clockStartsAt: null,
      applicantKind: 'citizen',
      components: ['K1', 'K2'].map((code, index) => ({
        code,
        name: code,
        form: 'copy',
        digitized: pick % 2 === index,
      })),
      terms,
    },
    'refuse-intake': { ...common, name: 'refuse-intake', reasonCode: 'R1', terms },
    'hand-over': {
      ...common,
      name: 'hand-over',
      toUnitId: unit,
      toOfficerId: officer,
      step: null,
      mode: pick % 3 === 0 ? 'paper' : 'electronic',
    },
    'request-supplement': { ...common, name: 'request-supplement', items: [], respondBy: null },
    'receive-supplement': { ...common, name: 'receive-supplement', items: [], clock },
    'expire-supplement': { ...common, name: 'expire-supplement', clock },
    'request-payment': { ...common, name: 'request-payment', amount: 1000, method: null, clock },
    'confirm-payment': { ...common, name: 'confirm-payment', amount: null, method: 'cash', clock },
    'extend-deadline': { ...common, name: 'extend-deadline', dueAt, reasonCode: 'L', responsibleUnitId: unit, clock },
    process: {
      ...{ ...common, name: 'process', resultNumber: null },
      ...{ decision: pick % 4 === 0 || expired ? 'refused' : 'granted', resultDigitized: pick % 3 === 0 },
    },
    'return-result': { ...common, name: 'return-result', via: pick % 2 === 0 ? 'post' : 'counter' },
    'digitize-result': { ...common, name: 'digitize-result' },
    rate: { ...common, name: 'rate', score: 1 + (pick % 5) },
    withdraw: { ...common, name: 'withdraw', legalBasisCode: null },
    stop: { ...common, name: 'stop', legalBasisCode: 'L1' },
    'amend-personal': { ...common, name: 'amend-personal', personal: { abstract: 'Khai sinh' } },
    'request-correction': { ...common, name: 'request-correction', ...correctionOf(state, pick, unit, occurredAt) },
    'approve-correction': {
      ...common,
      name: 'approve-correction',
      requestEventId,
      actorId: 'supervisor',
      clock,
      correctedAgencyLevel: 'district',
      correctedTerms: { ...terms, limit: { value: 2, unit: 'workingDay' } },
    },
    'reject-correction': { ...common, name: 'reject-correction', requestEventId, reasonCode: null },
  };
  const allowed = availableOf(state, often);
  const name = allowed[pick % Math.max(allowed.length, 1)];
  return name === undefined ? null : commands[name];
}

/** Some correction of what is recorded: of a time, of who is competent, of the procedure, or an annulment. */
function correctionOf(state: DossierState, pick: number, unit: string, now: number) {
  const targets = state.steps.filter(({ type }) => !['CorrectionRequested', 'DossierCorrected'].includes(type));
  const target = targets[pick % Math.max(targets.length, 1)];
  const then = target === undefined ? now : Date.parse(target.occurredAt);
  const sooner = new Date(Math.min(now, then - (pick % 30) * HOUR)).toISOString();
  const reason = { reasonCode: 'typing-error', from: null };
  const annulment = { ...reason, field: 'annul' as const, to: null, targetEventId: target?.eventId ?? null };
  const ofField = (field: CorrectableField, to: string) => ({ ...reason, field, to, targetEventId: null });
  if (pick % 3 === 0) return annulment;
  switch (target?.type) {
    case 'DossierReceived': {
      if (pick % 3 === 1) return ofField('receivedAt', sooner);
      return pick % 2 === 0 ? ofField('agencyId', unit) : ofField('procedureCode', 'P3');
    }
    case 'DossierProcessed':
      return ofField('processedAt', sooner);
    case 'ResultReturned':
      return ofField('returnedAt', sooner);
    case 'DossierWithdrawn':
      return ofField('withdrawnAt', sooner);
    case 'ProcessingStopped':
      return ofField('stoppedAt', sooner);
    default:
      return annulment;
  }
}

function fromLists(code: string, { pinned: pins, receivedAt, grain, rows, indexDueAt }: ListedHistory): TestEvent[] {
  const fold: Fold = { state: unknownDossier(code), events: [] };
  let now = receivedAt;
  for (const { importedAfter, ...row } of rows) {
    // An exact end later than the collection it replaces would have the same dossier end twice (see README).
    const processedAt =
      row.processedAt !== null &&
      fold.state.received &&
      fold.state.returnedAt !== null &&
      row.processedAt > fold.state.returnedAt
        ? fold.state.returnedAt
        : row.processedAt;
    const ends = [row.processedAt, row.returnedAt, row.withdrawnAt].map((end) => end ?? 0);
    now = Math.max(now, ...ends) + importedAfter * HOUR;
    const complete = { code, receivedAt, grain, ...pins, ...row, processedAt };
    const decision = decideCaseListRow(fold.state, complete, { now, fileName: 'list.csv', dueStated: false });
    if (decision.verdict === 'accepted') write(fold, code, decision.events.map(alsoForTheIndex(indexDueAt)), now);
  }
  return fold.events;
}

/** As a feed tells it that knows a limit or a wait which moved no due: the index compares with another instant. */
const alsoForTheIndex =
  (indexDueAt: number | null) =>
  (event: DecidedEvent): DecidedEvent =>
    indexDueAt !== null && event.type === 'DossierReceived'
      ? { ...event, data: { ...event.data, indexDueAt: new Date(indexDueAt).toISOString() } }
      : event;

function availableOf(state: DossierState, often: readonly CommandName[]): CommandName[] {
  const allowed = availableCommands(state);
  return [...often.filter((name) => allowed.includes(name)), ...allowed];
}
