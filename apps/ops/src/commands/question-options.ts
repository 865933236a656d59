import { Option } from 'commander';
import type { Command } from 'commander';
import { CELL_CLASSES, RANKED } from '#application';
import { CHANNELS, LEVELS } from '#dossier';
import { DEFAULT_MINIMUM, PERIOD_CALENDARS, POPULATIONS, RANK_ORDERS } from '#indicators';
import { GROUP_NAMES, MOST_PER_PAGE, SIGNAL_GROUP_NAMES, availablePolicies } from '#read-models';

/** What each parameter of a question over HTTP accepts, in words for `--help`. */
const ACCEPTED = {
  from: 'first day, YYYY-MM-DD; with --to',
  to: 'last day, YYYY-MM-DD',
  period: '2026, 2026-H1, 2026-9M, 2026-Q3 or 2026-08; default: this month',
  calendar: `one of ${PERIOD_CALENDARS.join(', ')}; default: ${PERIOD_CALENDARS[0]}`,
  policy: `one of ${availablePolicies().join(', ')}; default: tt01-2020`,
  population: `one of ${POPULATIONS.join(', ')}; default: handled`,
  groupBy: `any of ${GROUP_NAMES.join(', ')}, by commas; or handlingAgency alone`,
  agencyId: 'only this competent agency',
  fieldCode: 'only this field',
  procedureCode: 'only this procedure',
  level: `one of ${LEVELS.join(', ')}`,
  channel: `one of ${CHANNELS.join(', ')}`,
  officerId: 'only this holder at the end or now',
  handlingAgencyId: 'only what this unit held',
  asOf: 'what the log knew at an instant, such as 2026-03-31T17:00:00+07:00',
  class: `instead a page of the dossiers behind a cell: one of ${CELL_CLASSES.join(', ')}`,
  cursor: 'where a page begins: `next` of the page before',
  limit: `rows of a page, 1 to ${String(MOST_PER_PAGE)}`,
  by: `one of ${RANKED.join(', ')}; default: agency`,
  order: `one of ${RANK_ORDERS.join(', ')}; default: worst for fields, else best`,
  minimum: `smallest denominator that gets a place; default: ${String(DEFAULT_MINIMUM)}`,
} as const;

export type QuestionName = keyof typeof ACCEPTED;

/** Everything of a question about figures but its grouping. */
export const POPULATION_OPTIONS = [
  ...(['from', 'to', 'period', 'calendar', 'policy', 'population', 'agencyId', 'fieldCode', 'procedureCode'] as const),
  ...(['level', 'channel', 'officerId', 'handlingAgencyId', 'asOf'] as const),
] satisfies readonly QuestionName[];

export const PAGE_OPTIONS = ['cursor', 'limit'] as const satisfies readonly QuestionName[];

/** Signals are grouped by less than figures. */
export const SIGNAL_GROUPS = { groupBy: `any of ${SIGNAL_GROUP_NAMES.join(', ')}, by commas` };

type Given = Record<string, unknown>;

/** Adds the parameters of a question, as `--group-by` and, hidden, as HTTP spells them. `own` words go before ours. */
export function addQuestionOptions(
  command: Command,
  names: readonly QuestionName[],
  own: Partial<Record<QuestionName, string>> = {},
): Command {
  for (const name of names) {
    const flag = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    command.option(`--${flag} <value>`, own[name] ?? ACCEPTED[name]);
    if (flag !== name) command.addOption(new Option(`--${name} <value>`).hideHelp());
  }
  return command;
}

/** What was given of them, as a query string would say it. */
export const givenParameters = (options: Given, names: readonly QuestionName[]): Given =>
  Object.fromEntries(names.flatMap((name) => (options[name] === undefined ? [] : [[name, options[name]]])));
