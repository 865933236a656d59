import type { JsonReader } from '#calendar';
import { POLICY_NAMES } from '../policies/policy.js';
import type { Measure } from './plan.js';
import { MEASURE_KINDS, PLAN_LEVELS } from './plan.js';
import { oneOf } from './read-one-of.js';

const CHANNELS = ['counter', 'online', 'post'] as const;

/** A measure of the log; null with its problems noted. */
export function readMeasure(reader: JsonReader, value: unknown, pointer: string): Measure | null {
  const given = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined;
  const known = MEASURE_KINDS.find((name) => name === given);
  const own = known === undefined ? ['policy', 'channel'] : OWN_MEMBERS[known];
  const members = reader.object(value, pointer, ['kind', 'level', ...own]);
  if (members === null) return null;
  const kind = oneOf(reader, MEASURE_KINDS, members.get('kind'), `${pointer}/kind`);
  const level =
    members.get('level') == null ? null : oneOf(reader, PLAN_LEVELS, members.get('level'), `${pointer}/level`);
  const at = level === null ? {} : { level };
  switch (kind) {
    case null:
      return null;
    case 'onTimeRate':
    case 'worstField':
    case 'lateNamed': {
      const policy = oneOf(reader, POLICY_NAMES, members.get('policy'), `${pointer}/policy`);
      return policy === null ? null : { kind, policy, ...at };
    }
    case 'channelShare': {
      const channel = oneOf(reader, CHANNELS, members.get('channel'), `${pointer}/channel`);
      return channel === null ? null : { kind, channel, ...at };
    }
    default:
      return { kind, ...at };
  }
}

const OWN_MEMBERS: Record<Measure['kind'], string[]> = {
  onTimeRate: ['policy'],
  worstField: ['policy'],
  lateNamed: ['policy'],
  channelShare: ['channel'],
  returnedByPost: [],
  electronicHandOvers: [],
  digitizedResults: [],
  digitizedComponents: [],
  satisfaction: [],
};
