import type { CaseListField, Channel } from '#dossier';
import type { LimitUnit } from '#calendar';

/** How the publisher's own flag is understood. */
export type PublishedOutcome = 'early' | 'onTime' | 'late';

/** Where a member of the row is found. */
export interface ColumnMapping {
  column: string;
  /** Only times; null: as `receivedAt`, or else the usual forms. */
  format: string | null;
  /** Only channel and publishedOutcome; `*` stands for every other text. */
  map: ReadonlyMap<string, string> | null;
}

/** A mapping file as read: which column of somebody's case list says what (CONTRACT 4.2). */
export interface CaseListMapping {
  /** Null: the tenant's own zone. */
  timezone: string | null;
  /** Hours are judged by the instant, everything else by the local date. */
  limitUnit: LimitUnit | null;
  columns: ReadonlyMap<ColumnField, ColumnMapping>;
  /** Which attributes of an event log's events say what; absent ones have the names of the standard. */
  events?: Partial<EventAttributes>;
}

/** The members of a row that stand in a column of their own. */
export type ColumnField = Exclude<CaseListField, 'activities'>;

/** Attribute keys of the events of a log. */
export interface EventAttributes {
  name: string;
  at: string;
  status: string;
  unit: string;
  officer: string;
}

/** As the standard's extensions concept, time, lifecycle and org name them. */
export const STANDARD_EVENT_ATTRIBUTES: EventAttributes = {
  name: 'concept:name',
  at: 'time:timestamp',
  status: 'lifecycle:transition',
  unit: 'org:group',
  officer: 'org:resource',
};

export const CASE_LIST_FIELDS: readonly ColumnField[] = [
  'code',
  'receivedAt',
  'dueAt',
  'processedAt',
  'returnedAt',
  'withdrawnAt',
  'stoppedAt',
  'agency',
  'procedure',
  'field',
  'channel',
  'publishedOutcome',
];

export const TIME_FIELDS = ['receivedAt', 'dueAt', 'processedAt', 'returnedAt', 'withdrawnAt', 'stoppedAt'] as const;
export type TimeField = (typeof TIME_FIELDS)[number];

export const OUTCOMES: readonly PublishedOutcome[] = ['early', 'onTime', 'late'];
export const LIMIT_UNITS: readonly LimitUnit[] = ['workingHour', 'workingDay', 'calendarDay', 'month'];

export const isTimeField = (field: CaseListField): field is TimeField =>
  (TIME_FIELDS as readonly string[]).includes(field);

/** The mapped value of a text; undefined if the map does not know it. */
export const mapped = (map: ReadonlyMap<string, string>, text: string): string | undefined =>
  map.get(text) ?? map.get('*');

/** What a channel's words mean where no map says so. */
export const CHANNEL_WORDS: ReadonlyMap<string, Channel> = new Map([
  ['counter', 'counter'],
  ['truc tiep', 'counter'],
  ['nop truc tiep', 'counter'],
  ['tai quay', 'counter'],
  ['mot cua', 'counter'],
  ['online', 'online'],
  ['truc tuyen', 'online'],
  ['nop truc tuyen', 'online'],
  ['qua mang', 'online'],
  ['post', 'post'],
  ['buu chinh', 'post'],
  ['buu chinh cong ich', 'post'],
  ['qua buu chinh', 'post'],
  ['qua buu chinh cong ich', 'post'],
  ['dich vu buu chinh', 'post'],
  ['dich vu buu chinh cong ich', 'post'],
  ['qua buu dien', 'post'],
  ['buu dien', 'post'],
  ['bcci', 'post'],
]);
