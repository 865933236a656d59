import type { Channel, DueSince, ToldActivity } from '#dossier';
import { toIso } from '#dossier';
import type { Instant } from '#calendar';
import { OWN, OWN_EXTENSION } from './own-keys.js';

/** The times that tell reception and ends; null where there is none. */
export type TraceTimes = Record<
  'receivedAt' | 'processedAt' | 'returnedAt' | 'withdrawnAt' | 'stoppedAt',
  Instant | null
>;

/** What an event log says of one dossier: nothing personal, officers as pseudonyms. */
export interface DossierTrace {
  code: string;
  times: TraceTimes;
  agency: string | null;
  procedure: string;
  field: string | null;
  channel: Channel;
  grain: 'date' | 'instant';
  dues: readonly DueSince[];
  activities: readonly ToldActivity[];
}

const FACTS = {
  receivedAt: 'DossierReceived',
  processedAt: 'DossierProcessed',
  returnedAt: 'ResultReturned',
  withdrawnAt: 'DossierWithdrawn',
  stoppedAt: 'ProcessingStopped',
} as const satisfies Record<keyof TraceTimes, string>;
const TIMES = Object.keys(FACTS) as (keyof TraceTimes)[];

const STANDARD_EXTENSIONS = [
  ['Concept', 'concept'],
  ['Time', 'time'],
  ['Organizational', 'org'],
  ['Lifecycle', 'lifecycle'],
] as const;

/** Everything before the first trace. */
export const xesHead = (tenant: string, position: number): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<log xes.version="1849-2016" xes.features="nested-attributes" xmlns="http://www.xes-standard.org/">',
    ...STANDARD_EXTENSIONS.map(([name, prefix]) =>
      extension(name, prefix, `http://www.xes-standard.org/${prefix}.xesext`),
    ),
    extension(OWN_EXTENSION.name, OWN_EXTENSION.prefix, OWN_EXTENSION.uri),
    `  <global scope="trace">${text('concept:name', '')}</global>`,
    `  <global scope="event">${text('concept:name', '')}${date('time:timestamp', 0)}</global>`,
    '  <classifier name="Activity" keys="concept:name"/>',
    `  ${text('concept:name', tenant)}`,
    `  <int key="dunghen:position" value="${String(position)}"/>`,
    '',
  ].join('\n');

export const XES_TAIL = '</log>\n';

/** One trace; its events in the order of time, reception first and ends last at the same instant. */
export function xesTrace(trace: DossierTrace): string {
  const { code, times, agency, procedure, field, channel, grain, dues } = trace;
  const attributes = [
    text('concept:name', code),
    ...TIMES.map((time) => (times[time] === null ? '' : date(OWN[time], times[time]))),
    optional(OWN.agency, agency),
    text(OWN.procedure, procedure),
    optional(OWN.field, field),
    text(OWN.channel, channel),
    text(OWN.grain, grain),
    ...(dues.length === 0 ? [] : [`<list key="${OWN.dues}"><values>${dues.map(dueText).join('')}</values></list>`]),
  ].filter((attribute) => attribute !== '');
  const lines = [...attributes, ...eventsOf(trace)].map((line) => `    ${line}\n`);
  return `  <trace>\n${lines.join('')}  </trace>\n`;
}

function eventsOf({ times, activities }: DossierTrace): string[] {
  const facts = TIMES.flatMap((time, index) => {
    const at = times[time];
    return at === null ? [] : [{ at, rank: index === 0 ? 0 : 2, line: factText(FACTS[time], at) }];
  });
  const done = activities.map((activity) => ({ at: activity.at, rank: 1, line: activityText(activity) }));
  return [...facts, ...done].sort((a, b) => a.at - b.at || a.rank - b.rank).map(({ line }) => line);
}

const factText = (name: string, at: Instant): string =>
  `<event>${text('concept:name', name)}${date('time:timestamp', at)}${text('lifecycle:transition', 'complete')}${text(OWN.fact, name)}</event>`;

const activityText = ({ name, at, status, unitId, pseudonym, afterEnd }: ToldActivity): string =>
  [
    `<event>${text('concept:name', name)}${date('time:timestamp', at)}${optional('lifecycle:transition', status)}`,
    `${optional('org:group', unitId)}${optional('org:resource', pseudonym)}`,
    `${afterEnd === true ? `<boolean key="${OWN.afterEnd}" value="true"/>` : ''}</event>`,
  ].join('');

function dueText({ since, dueAt }: DueSince): string {
  const from = date(OWN.since, since);
  return dueAt === null
    ? `<boolean key="${OWN.noDue}" value="true">${from}</boolean>`
    : `<date key="${OWN.due}" value="${toIso(dueAt)}">${from}</date>`;
}

const extension = (name: string, prefix: string, uri: string): string =>
  `  <extension name="${name}" prefix="${prefix}" uri="${uri}"/>`;
const text = (key: string, value: string): string => `<string key="${key}" value="${escaped(value)}"/>`;
const date = (key: string, at: Instant): string => `<date key="${key}" value="${toIso(at)}"/>`;
const optional = (key: string, value: string | null): string => (value === null ? '' : text(key, value));

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** What XML 1.0 cannot hold becomes the replacement character. */
const escaped = (value: string): string =>
  value
    .toWellFormed()
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"\t\n\r]/g, (sign) => ENTITIES[sign] ?? sign);
