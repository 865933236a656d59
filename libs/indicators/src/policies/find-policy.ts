import { IndicatorsError } from '../indicators-error.js';
import { DEFAULT_POLICY, KNOWN_POLICIES } from './known-policies.js';
import { POLICY_NAMES, type Policy } from './policy.js';

/**
 * The policy of a name; nothing given is the default, `tt01-2020`.
 * @throws IndicatorsError `POLICY.UNKNOWN` with the names that exist
 */
export function findPolicy(name?: string | null): Policy {
  if (name === undefined || name === null) return DEFAULT_POLICY;
  const known = POLICY_NAMES.find((candidate) => candidate === name);
  if (known === undefined) throw new IndicatorsError('POLICY.UNKNOWN', POLICY_NAMES, name, '/policy');
  return KNOWN_POLICIES[known];
}
