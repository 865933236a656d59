import { SHIPPED_PLANS } from '#indicators';
import type { PeriodCalendar, Plan, Target } from '#indicators';
import type { EnteredFigureData, EnteredStatementData, PlanEvent } from './plan-events.js';
import { planStream } from './plan-events.js';

/** Who told the log, when, and where it stands. */
export interface Told {
  position: number;
  eventId: string;
  /** ISO instant: when we learned it. */
  recordedAt: string;
  /** Who entered it. */
  actorId: string | null;
}

export type EnteredFigure = EnteredFigureData & Told;

/** Its text may name people: it is read on its own, with a reason, and never goes along. */
export type EnteredStatement = EnteredStatementData & Told & { hasText: boolean };

/** A version that was published; the one the program came with has nobody who told it. */
export interface PlanVersion {
  version: number;
  origin: 'shipped' | 'log';
  told: Told | null;
}

/** What makes a figure entered for a target speak of the same thing. */
export type TargetMeaning = Pick<Target, 'kind' | 'unit'>;

/** A plan as known at some moment, with everything ever entered for it. */
export interface PlanRecord {
  /** The version in force: the newest of the shipped one and those of the log. */
  plan: Plan;
  origin: PlanVersion['origin'];
  /** Oldest first. */
  versions: PlanVersion[];
  /** In the order of the log: of two for the same target and period the later one holds. */
  figures: EnteredFigure[];
  statements: EnteredStatement[];
  /** What every target there ever was takes, by id: an id keeps its meaning. */
  meanings: ReadonlyMap<string, TargetMeaning>;
  /** Events in the plan's stream. */
  events: number;
}

/** An event of a plan's stream. */
export type ToldPlanEvent = PlanEvent & Told & { streamId: string; hasText: boolean };

/** Folds the events of plan streams, in the order of the log, over the plans the program came with. */
export function foldPlans(events: readonly ToldPlanEvent[]): Map<string, PlanRecord> {
  const records = new Map(SHIPPED_PLANS.map((plan) => [planStream(plan.id), shipped(plan)]));
  for (const event of events) {
    const before = records.get(event.streamId);
    if (before !== undefined) records.set(event.streamId, after(before, event));
    else if (event.type === 'PlanPublished') records.set(event.streamId, after(unpublished(event.data.plan), event));
  }
  return new Map([...records.values()].map((record) => [record.plan.id, record]));
}

const shipped = (plan: Plan): PlanRecord => ({
  ...{ plan, origin: 'shipped', figures: [], statements: [], events: 0, meanings: meaningsWith(new Map(), plan) },
  versions: [{ version: plan.version, origin: 'shipped', told: null }],
});

const unpublished = (plan: Plan): PlanRecord => ({
  ...{ plan: { ...plan, version: 0 }, origin: 'log', versions: [], figures: [], statements: [], events: 0 },
  meanings: new Map<string, TargetMeaning>(),
});

/** The version that says it last holds: it was accepted. */
const meaningsWith = (known: PlanRecord['meanings'], { targets }: Plan): PlanRecord['meanings'] =>
  new Map([...known, ...targets.map(({ id, kind, unit }): [string, TargetMeaning] => [id, { kind, unit }])]);

function after(record: PlanRecord, event: ToldPlanEvent): PlanRecord {
  const { position, eventId, recordedAt, actorId, hasText } = event;
  const told = { position, eventId, recordedAt, actorId };
  const next = { ...record, events: record.events + 1 };
  switch (event.type) {
    case 'PlanPublished': {
      const { plan } = event.data;
      const versions = [...record.versions, { version: plan.version, origin: 'log' as const, told }];
      // A program that has been replaced by a newer one may ship a version that the log has overtaken, or the reverse.
      const known = { ...next, versions, meanings: meaningsWith(record.meanings, plan) };
      return plan.version > record.plan.version ? { ...known, plan, origin: 'log' } : known;
    }
    case 'ExternalFigureEntered':
      return { ...next, figures: [...record.figures, { ...ofCalendar(event.data), ...told }] };
    case 'StatementEntered':
      return { ...next, statements: [...record.statements, { ...ofCalendar(event.data), ...told, hasText }] };
    default:
      return event satisfies never;
  }
}

const ofCalendar = <T extends { calendar?: PeriodCalendar }>(data: T): T & { calendar: PeriodCalendar } => ({
  ...data,
  calendar: data.calendar ?? 'gregorian',
});

/** A period as it is written, of its calendar: 2022 of the gregorian is another year than 2022 of kstt. */
export interface PeriodKey {
  period: string;
  calendar: PeriodCalendar;
}

/** The period that something was entered for. */
export const keyOf = ({
  period,
  calendar = 'gregorian',
}: {
  period: string;
  calendar?: PeriodCalendar;
}): PeriodKey => ({
  period,
  calendar,
});

/** Everything entered for a target and a period, oldest first; the last one holds. */
export const enteredFor = <T extends { targetId: string; period: string; calendar?: PeriodCalendar }>(
  entered: readonly T[],
  targetId: string,
  { period, calendar }: PeriodKey,
): T[] =>
  entered.filter(
    (one) => one.targetId === targetId && one.period === period && (one.calendar ?? 'gregorian') === calendar,
  );
