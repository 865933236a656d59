import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answered, api } from '../../api/client.js';
import { Problem } from '../../api/problem.js';
import type { paths } from '../../api/schema.js';
import { queryOf } from '../../figures/figures.js';
import type { Counted, Question } from '../../figures/figures.js';

/** The document offers files beside the data, so the data is picked out by name. */
export type Report = paths['/api/v1/reports/ii06a']['get']['responses'][200]['content']['application/json'];
export type ReportRow = Report['rows'][number];
export type Member = Exclude<keyof Report['total'], never>;
export type Group = Report['groupBy'];

export const GROUPS: readonly Group[] = ['field', 'agency'];

const PARAMETERS = ['period', 'calendar', 'agencyId', 'asOf'];

/** Of the question in the address, what the form can be asked. */
export function reportQuestion(question: Question, group: Group): Question & { groupBy: Group } {
  const asked = Object.entries(question).filter(([name]) => PARAMETERS.includes(name));
  return { ...Object.fromEntries(asked), groupBy: group };
}

export function useReport(question: ReturnType<typeof reportQuestion>) {
  const { calendar, groupBy, ...rest } = question;
  const months = calendar === 'kstt' ? ({ calendar: 'kstt' } as const) : {};
  const query = { ...rest, ...months, groupBy, format: 'json' as const };
  return useQuery({
    queryKey: ['reports', 'ii06a', queryOf(question)],
    queryFn: ({ signal }) =>
      answered(api.GET('/api/v1/reports/ii06a', { params: { query }, signal })) as Promise<Report>,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });
}

/** The cell of `/indicators/dossiers` behind a column; null: it is a sum of several. */
export const CELL_OF: Record<Member, { cell: Counted; channel?: string } | null> = {
  toResolve: null,
  receivedOnline: { cell: 'received', channel: 'online' },
  receivedOther: null,
  ...{ carriedOver: { cell: 'carriedOver' }, resolved: { cell: 'resolved' }, early: { cell: 'early' } },
  ...{ onTime: { cell: 'onTime' }, late: { cell: 'late' }, open: { cell: 'open' } },
  ...{ openInTime: { cell: 'openInTime' }, openOverdue: { cell: 'openOverdue' } },
};

/** A balance that does not hold, as REPORT.UNBALANCED names it. */
export interface Violation {
  rule: string;
  row: 'total' | { key: string | null };
  left: number;
  right: number;
  /** The first of the dossiers that the two sides disagree about. */
  dossiers: string[];
  more: number;
}

/** The balances that a refusal names; null: it was refused for something else. */
export function violationsOf(error: unknown): Violation[] | null {
  if (!(error instanceof Problem) || error.code !== 'REPORT.UNBALANCED') return null;
  const { violations } = error.body;
  return Array.isArray(violations) ? (violations as Violation[]) : [];
}
