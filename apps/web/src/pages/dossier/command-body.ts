import type { Moment } from '../../parts/moment-field.js';
import { instantAt } from '../../time/zoned.js';
import type { CommandField } from './command-fields.js';
import type { DossierFacts } from './dossier-view.js';

type Body = Record<string, unknown>;

/** The body of a command from what stands in its dialog; a day means its last minute in the tenant's zone. */
export function commandBody(fields: readonly CommandField[], values: Readonly<Body>, zone: string): Body {
  const body: Body = {};
  for (const field of fields) {
    const value = sentValue(field, valueAt(values, field.name), zone);
    if (value !== undefined) put(body, field.name.split('.'), value);
  }
  return body;
}

/** What an intake that was submitted online brings along by itself: the body names it again (CONTRACT 2). */
export function intakeOf(command: string, facts: DossierFacts): Body {
  if (command !== 'receive' && command !== 'refuse-intake') return {};
  const { procedureCode, agencyId, channel } = facts;
  return { procedureCode, agencyId, channel };
}

function sentValue({ kind }: CommandField, value: unknown, zone: string): unknown {
  if (value === undefined || value === null || value === '') return undefined;
  if (kind === 'lines') return someOf(linesOf(value).map((name) => ({ name })));
  if (kind === 'papers') return someOf(linesOf(value).map(asPaper));
  if (kind === 'day') return instantAt(String(value), '23:59', zone);
  if (kind === 'moment') {
    const { day, time } = value as Moment;
    return day === null || time === null ? undefined : instantAt(day, time, zone);
  }
  return typeof value === 'string' ? value.trim() || undefined : value;
}

const linesOf = (text: unknown): string[] =>
  String(text)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

const someOf = <T>(list: T[]): T[] | undefined => (list.length === 0 ? undefined : list);

const asPaper = (name: string, at: number) => ({
  code: String(at + 1).padStart(2, '0'),
  name,
  form: 'electronic',
  digitized: true,
});

const valueAt = (values: Readonly<Body>, name: string): unknown =>
  name.split('.').reduce<unknown>((inner, step) => (inner as Body | undefined)?.[step], values);

function put(body: Body, [first = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) body[first] = value;
  else put((body[first] ??= {}) as Body, rest, value);
}
