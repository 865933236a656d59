import dayjs from 'dayjs';
import { useIntl } from 'react-intl';
import { useAddress } from '../parts/use-address.js';
import type { AddressValues } from '../parts/use-address.js';
import { now } from '../time/now.js';
import { DAY, localDay } from '../time/zoned.js';
import type { FigureRow, Question } from './figures.js';

export const GROUPS = ['agency', 'field', 'procedure', 'level', 'channel'] as const;
export type Group = (typeof GROUPS)[number];
export const POLICIES = [
  ...(['tt01-2020', 'first-promise', 'survivorship-safe', 'returned', 'qd766', 'ii06a'] as const),
];
export const CALENDARS = ['gregorian', 'kstt'] as const;
export const LEVELS = ['province', 'district', 'commune'] as const;
export const CHANNELS = ['counter', 'online', 'post'] as const;

/** The parameter that keeps to one value of a grouping. */
export const FILTER_OF: Record<Group, string> = {
  ...{ agency: 'agencyId', field: 'fieldCode', procedure: 'procedureCode', level: 'level', channel: 'channel' },
};
export const FILTERS = [...Object.values(FILTER_OF), 'officerId'];

const PARAMETERS = ['period', 'from', 'to', 'calendar', 'policy', 'asOf', ...FILTERS];

/** Of the address, what the API is asked; a month is named so that the page and the API mean the same one. */
export function questionOf(address: AddressValues, thisMonth: string): Question {
  const asked = PARAMETERS.flatMap((name) => {
    const value = address[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const question = Object.fromEntries(asked);
  return 'period' in question || 'from' in question ? question : { ...question, period: thisMonth };
}

/** What the page shows, and how to have it show something else. */
export function useQuestion() {
  const [address, change] = useAddress();
  const { timeZone } = useIntl();
  const today = localDay(now(), timeZone ?? 'Asia/Ho_Chi_Minh');
  const group = GROUPS.find((name) => name === address['by']) ?? 'agency';
  return { address, change, today, group, question: questionOf(address, today.slice(0, 7)) };
}

/** The twelve months that end with a period, as two days: the months of either calendar begin on one day of the month. */
export function trendSpan(to: string): { from: string; to: string } {
  return { from: dayjs(to, DAY).add(1, 'day').subtract(12, 'month').format(DAY), to };
}

/** The filters that keep to one row. */
export function filtersOfRow({ key, span }: FigureRow): Record<string, string> {
  const filters = GROUPS.flatMap((group) => (group in key ? [[FILTER_OF[group], key[group] ?? ''] as const] : []));
  return { ...Object.fromEntries(filters), ...(span === undefined ? {} : { from: span.from, to: span.to }) };
}

/** The question of the dossiers behind a row: as of the moment its figures speak of, so that both are the same ones. */
export function behind(question: Question, asOf: string, row: FigureRow): Question {
  const filters = filtersOfRow(row);
  const asked = Object.entries(question).filter(([name]) => name !== 'period' || filters['from'] === undefined);
  return { ...Object.fromEntries(asked), asOf, ...filters };
}
