import { JsonReader } from '#calendar';
import type { JsonProblem } from '#calendar';
import { readGoals, readYears } from './parse-goals.js';
import { readMeasure } from './parse-measure.js';
import type { Measure, Plan, Target } from './plan.js';
import { FIGURE_UNITS, TARGET_KINDS } from './plan.js';
import { oneOf } from './read-one-of.js';

export type PlanVerdict = { ok: true; plan: Plan } | { ok: false; problems: JsonProblem[] };

const PLAN_MEMBERS = ['id', 'version', 'title', 'issuedBy', 'document', 'years', 'targets'];
const TARGET_MEMBERS = ['id', 'title', 'kind', 'source', 'unit', 'measure', 'beside', 'goals', 'note'];
const MOST_TARGETS = 200;
const MOST_BESIDE = 5;
const MOST_VERSION = 9_999;
const LONGEST_TITLE = 500;
const LONGEST_ID = 63;
/** Also part of a stream's id and of an address. */
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Whether a plan could have this id. */
export const isPlanId = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= LONGEST_ID && ID.test(value);

/**
 * Checks a plan that somebody hands in and names every problem with its JSON pointer. A plan without a version is the
 * one after `latest`, the version known last (0: none).
 */
export function parsePlan(input: unknown, latest: number): PlanVerdict {
  const reader = new JsonReader();
  const members = reader.object(input, '', PLAN_MEMBERS) ?? new Map<string, unknown>();
  const version = members.get('version') ?? latest + 1;
  const plan = {
    id: readId(reader, members.get('id'), '/id'),
    version: reader.whole(version, '/version', 1, MOST_VERSION) ?? 1,
    title: reader.text(members.get('title'), '/title', LONGEST_TITLE) ?? '',
    issuedBy: reader.text(members.get('issuedBy'), '/issuedBy', LONGEST_TITLE) ?? '',
    document: reader.text(members.get('document'), '/document', LONGEST_TITLE) ?? '',
    years: readYears(reader, members.get('years'), '/years'),
    targets: readTargets(reader, members.get('targets')),
  };
  return reader.problems.length > 0 ? { ok: false, problems: reader.problems } : { ok: true, plan };
}

function readId(reader: JsonReader, value: unknown, pointer: string): string {
  if (isPlanId(value)) return value;
  reader.refuse(pointer, `must be lower-case letters, digits and single hyphens, at most ${String(LONGEST_ID)}`);
  return '';
}

function readTargets(reader: JsonReader, value: unknown): Target[] {
  const items = reader.array(value, '/targets', MOST_TARGETS);
  if (items.length === 0 && reader.problems.every(({ pointer }) => pointer !== '/targets')) {
    reader.refuse('/targets', 'a plan has at least one target');
  }
  const seen = new Set<string>();
  return items.map(([item, pointer]) => {
    const target = readTarget(reader, item, pointer);
    if (target.id !== '' && seen.has(target.id)) reader.refuse(`${pointer}/id`, `${target.id} is named twice`);
    seen.add(target.id);
    return target;
  });
}

function readTarget(reader: JsonReader, item: unknown, pointer: string): Target {
  const members = reader.object(item, pointer, TARGET_MEMBERS) ?? new Map<string, unknown>();
  const optional = <T>(name: string, read: (value: unknown, at: string) => T): T | null =>
    members.get(name) == null ? null : read(members.get(name), `${pointer}/${name}`);
  const kind = oneOf(reader, TARGET_KINDS, members.get('kind'), `${pointer}/kind`) ?? 'statement';
  const target: Target = {
    id: readId(reader, members.get('id'), `${pointer}/id`),
    title: reader.text(members.get('title'), `${pointer}/title`, LONGEST_TITLE) ?? '',
    kind,
    source: reader.text(members.get('source'), `${pointer}/source`, LONGEST_TITLE) ?? '',
    unit: optional('unit', (value, at) => oneOf(reader, FIGURE_UNITS, value, at)),
    measure: optional('measure', (value, at) => readMeasure(reader, value, at)),
    beside: readBeside(reader, members.get('beside') ?? undefined, `${pointer}/beside`),
    goals: readGoals(reader, members.get('goals') ?? undefined, `${pointer}/goals`),
    note: optional('note', (value, at) => reader.text(value, at, LONGEST_TITLE)),
  };
  if (!reader.problems.some((problem) => problem.pointer.startsWith(`${pointer}/`))) {
    refuseMismatch(reader, target, pointer);
  }
  return target;
}

const readBeside = (reader: JsonReader, value: unknown, pointer: string): Measure[] =>
  reader.array(value, pointer, MOST_BESIDE).flatMap(([item, at]) => readMeasure(reader, item, at) ?? []);

/** What the members of a target say of one another. */
function refuseMismatch(reader: JsonReader, target: Target, pointer: string): void {
  const { kind, unit, measure, goals, beside } = target;
  if (kind === 'log' && measure === null) reader.refuse(`${pointer}/measure`, 'a target of the log names its measure');
  if (kind === 'log' && unit !== null) reader.refuse(`${pointer}/unit`, 'a target of the log takes no entered figure');
  if (kind === 'entered' && unit === null) reader.refuse(`${pointer}/unit`, 'an entered figure has a unit');
  if (kind === 'entered' && measure !== null && unit !== null && unit !== 'percent') {
    reader.refuse(`${pointer}/measure`, 'a measure is a share and stands in for a figure in percent alone');
  }
  if (kind === 'statement') {
    const extra = unit !== null || measure !== null || goals.length + beside.length > 0;
    if (extra) reader.refuse(pointer, 'a statement has no unit, measure or goal: it is made or missing');
    return;
  }
  const counted = unit ?? 'percent';
  for (const [index, { condition }] of goals.entries()) {
    const fits =
      condition.kind === 'share'
        ? counted === 'percent'
        : condition.kind === 'growth'
          ? counted === 'percent' || (counted === 'count' && condition.as === 'relative')
          : counted === 'rank';
    if (!fits) {
      reader.refuse(`${pointer}/goals/${String(index)}/condition`, `does not judge a figure told in ${counted}`);
    }
  }
}
