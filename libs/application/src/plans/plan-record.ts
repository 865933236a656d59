import { SHIPPED_PLANS } from '#indicators';
import type { Plan } from '#indicators';
import type { EnteredFigureData, EnteredStatementData, PlanEvent } from './plan-events.js';
import { planStream } from './plan-events.js';

/** Who told the log, when, and where it stands. */
export interface Told {
  position: number;
  /** ISO instant: when we learned it. */
  recordedAt: string;
  /** Who entered it. */
  actorId: string | null;
}

export type EnteredFigure = EnteredFigureData & Told;

export type EnteredStatement = EnteredStatementData & Told & { text: string | null };

/** A version that was published; the one the program came with has nobody who told it. */
export interface PlanVersion {
  version: number;
  origin: 'shipped' | 'log';
  told: Told | null;
}

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
  /** Events in the plan's stream. */
  events: number;
}

/** An event of a plan's stream with its text opened. */
export type ToldPlanEvent = PlanEvent & Told & { streamId: string; text: string | null };

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
  ...{ plan, origin: 'shipped', figures: [], statements: [], events: 0 },
  versions: [{ version: plan.version, origin: 'shipped', told: null }],
});

const unpublished = (plan: Plan): PlanRecord => ({
  ...{ plan: { ...plan, version: 0 }, origin: 'log', versions: [], figures: [], statements: [], events: 0 },
});

function after(record: PlanRecord, event: ToldPlanEvent): PlanRecord {
  const { position, recordedAt, actorId, text } = event;
  const told = { position, recordedAt, actorId };
  const next = { ...record, events: record.events + 1 };
  switch (event.type) {
    case 'PlanPublished': {
      const { plan } = event.data;
      const versions = [...record.versions, { version: plan.version, origin: 'log' as const, told }];
      // A program that has been replaced by a newer one may ship a version that the log has overtaken, or the reverse.
      return plan.version > record.plan.version ? { ...next, plan, origin: 'log', versions } : { ...next, versions };
    }
    case 'ExternalFigureEntered':
      return { ...next, figures: [...record.figures, { ...event.data, ...told }] };
    case 'StatementEntered':
      return { ...next, statements: [...record.statements, { ...event.data, ...told, text }] };
    default:
      return event satisfies never;
  }
}

/** Everything entered for a target and a period, oldest first; the last one holds. */
export const enteredFor = <T extends { targetId: string; period: string }>(
  entered: readonly T[],
  targetId: string,
  period: string,
): T[] => entered.filter((one) => one.targetId === targetId && one.period === period);
