import { useQuery } from '@tanstack/react-query';
import { answered, api, fetched } from '../../api/client.js';

export type FigureUnit = 'percent' | 'rank' | 'count';
export interface Target {
  id: string;
  title: string;
  kind: 'log' | 'entered' | 'statement';
  source: string;
  unit: FigureUnit | null;
}
interface Told {
  position: number;
  eventId: string;
  recordedAt: string;
  actorId: string | null;
}
interface Entry extends Told {
  targetId: string;
  period: string;
  calendar: 'gregorian' | 'kstt';
}
/** What a survey or a ranking published, as somebody entered it. */
export interface Figure extends Entry {
  value: string;
  unit: FigureUnit;
  source: string;
  publishedOn: string;
}
/** What an agency states; its text may name people and comes on its own. */
export interface Statement extends Entry {
  document: string;
  date: string;
  hasText: boolean;
}
export interface Plan {
  id: string;
  version: number;
  title: string;
  issuedBy: string;
  document: string;
  targets: Target[];
  figures: Figure[];
  statements: Statement[];
}

export const PLANS = ['plans'];
export const planPath = (planId: string): string => `/api/v1/plans/${encodeURIComponent(planId)}`;

/** The plans there are, by their documents. */
export const usePlanNames = () =>
  useQuery({
    queryKey: [...PLANS, 'names'],
    queryFn: () =>
      answered(api.GET('/api/v1/scorecards', {})).then(({ items }) =>
        items.map(({ plan }) => ({ id: plan.id, document: plan.document, title: plan.title })),
      ),
  });

/** A plan with everything ever entered for it. */
export const usePlan = (planId: string | undefined) =>
  useQuery({
    queryKey: [...PLANS, planId],
    enabled: planId !== undefined,
    queryFn: () => fetched<Plan>(planPath(planId ?? '')),
  });

/** The newest first, each with whether a later entry for the same target and period has taken its place. */
export function newestFirst<T extends Entry>(entries: readonly T[]): (T & { superseded: boolean })[] {
  const last = new Map(entries.map((one) => [keyOf(one), one.eventId]));
  return entries.map((one) => ({ ...one, superseded: last.get(keyOf(one)) !== one.eventId })).reverse();
}

const keyOf = ({ targetId, period, calendar }: Entry): string => `${targetId} ${calendar} ${period}`;
