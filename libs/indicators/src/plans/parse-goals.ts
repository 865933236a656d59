import type { JsonReader } from '#calendar';
import { DECIMAL_FORM } from './exact.js';
import type { BaseYear, Condition, Goal, Years } from './plan.js';
import { CONDITION_KINDS } from './plan.js';
import { oneOf } from './read-one-of.js';

const FIRST_YEAR = 1900;
const LAST_YEAR = 2999;
const MOST_GOALS = 50;
/** There are 34 provinces now and were 63. */
const MOST_RANKS = 1_000;

const OPERATORS = ['>', '>='] as const;
const GROWTHS = ['relative', 'points'] as const;

const MEMBERS: Record<Condition['kind'], string[]> = {
  share: ['operator', 'percent', 'upTo'],
  rank: ['atMost'],
  rankImproved: ['by', 'base'],
  growth: ['operator', 'by', 'as', 'base', 'until'],
};

/** `{from, to}`, both inclusive. */
export function readYears(reader: JsonReader, value: unknown, pointer: string): Years {
  const members = reader.object(value, pointer, ['from', 'to']);
  if (members === null) return { from: FIRST_YEAR, to: FIRST_YEAR };
  const from = reader.whole(members.get('from'), `${pointer}/from`, FIRST_YEAR, LAST_YEAR);
  const to = reader.whole(members.get('to'), `${pointer}/to`, FIRST_YEAR, LAST_YEAR);
  if (from !== null && to !== null && to < from) reader.refuse(`${pointer}/to`, 'must not be before from');
  return { from: from ?? FIRST_YEAR, to: to ?? FIRST_YEAR };
}

/** The goals of a target; two for the same year are refused, since only one of them could decide. */
export function readGoals(reader: JsonReader, value: unknown, pointer: string): Goal[] {
  const goals = reader.array(value, pointer, MOST_GOALS).flatMap(([item, at]) => {
    const members = reader.object(item, at, ['years', 'condition']);
    if (members === null) return [];
    const years = readYears(reader, members.get('years'), `${at}/years`);
    const condition = readCondition(reader, members.get('condition'), `${at}/condition`);
    return condition === null ? [] : [{ years, condition }];
  });
  for (const [index, { years }] of goals.entries()) {
    const before = goals.slice(0, index);
    if (before.some((other) => other.years.from <= years.to && years.from <= other.years.to)) {
      reader.refuse(`${pointer}/${String(index)}/years`, 'another goal of this target holds in one of these years');
    }
  }
  return goals;
}

function readCondition(reader: JsonReader, value: unknown, pointer: string): Condition | null {
  const given = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined;
  const known = CONDITION_KINDS.find((name) => name === given);
  const members = reader.object(value, pointer, ['kind', ...(known === undefined ? [] : MEMBERS[known])]);
  if (members === null) return null;
  const kind = oneOf(reader, CONDITION_KINDS, members.get('kind'), `${pointer}/kind`);
  const decimal = (name: string): string | null => readDecimal(reader, members.get(name), `${pointer}/${name}`);
  const maybe = (name: string): string | null => (members.get(name) == null ? null : decimal(name));
  const operator = () => oneOf(reader, OPERATORS, members.get('operator'), `${pointer}/operator`);
  const ranks = (name: string) => reader.whole(members.get(name), `${pointer}/${name}`, 1, MOST_RANKS);
  const base = () => readBase(reader, members.get('base'), `${pointer}/base`);
  switch (kind) {
    case null:
      return null;
    case 'share': {
      const [sign, percent, upTo] = [operator(), decimal('percent'), maybe('upTo')];
      return sign && percent ? { kind, operator: sign, percent, ...(upTo === null ? {} : { upTo }) } : null;
    }
    case 'rank': {
      const atMost = ranks('atMost');
      return atMost === null ? null : { kind, atMost };
    }
    case 'rankImproved': {
      const [by, year] = [ranks('by'), base()];
      return by === null || year === null ? null : { kind, by, base: year };
    }
    case 'growth': {
      const [sign, by, year, until] = [operator(), decimal('by'), base(), maybe('until')];
      const as = oneOf(reader, GROWTHS, members.get('as'), `${pointer}/as`);
      if (!sign || !by || year === null || as === null) return null;
      return { kind, operator: sign, by, as, base: year, ...(until === null ? {} : { until }) };
    }
  }
}

/** As text, so that nobody has to trust a binary fraction. */
function readDecimal(reader: JsonReader, value: unknown, pointer: string): string | null {
  if (typeof value === 'string' && DECIMAL_FORM.test(value)) return value;
  reader.refuse(pointer, 'must be a decimal ≥ 0 as text, such as "99" or "99.5"');
  return null;
}

function readBase(reader: JsonReader, value: unknown, pointer: string): BaseYear | null {
  return value === 'previousYear' ? value : reader.whole(value, pointer, FIRST_YEAR, LAST_YEAR);
}
