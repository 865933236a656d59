import { KNOWN_POLICIES } from '#indicators';
import type { Policy } from '#indicators';
import type { EvidencePolicies } from '../format.js';
import { type Finding, said } from './check-classes.js';

/** What was found of the policies; notes are no faults. */
export interface PolicyFindings {
  findings: Finding[];
  notes: string[];
}

/**
 * The definitions in the file against this program's own of the same version: a rule that changed without a new version
 * is a fault, another version is worth a note.
 */
export function checkPolicies(policies: EvidencePolicies): PolicyFindings {
  const result: PolicyFindings = { findings: [], notes: [] };
  const named = { firstPromise: 'first-promise', survivorshipSafe: 'survivorship-safe' } as const;
  for (const [place, policy] of Object.entries(policies) as [keyof EvidencePolicies, Policy][]) {
    if (place !== 'asked' && policy.name !== named[place]) {
      result.findings.push({ field: `/${place}/name`, detail: `is ${policy.name}, should be ${named[place]}` });
      continue;
    }
    const own = KNOWN_POLICIES[policy.name];
    if (own.version === policy.version) result.findings.push(...differences(place, policy, own));
    else {
      const versions = `version ${String(policy.version)}, this program knows ${String(own.version)}`;
      result.notes.push(`${policy.name} is of ${versions}: classes are checked under the definition in the file`);
    }
  }
  return result;
}

const differences = (place: string, policy: Policy, own: Policy): Finding[] =>
  (Object.keys(own) as (keyof Policy)[])
    .filter((member) => said(policy[member]) !== said(own[member]))
    .map((member) => ({
      field: `/${place}/${member}`,
      detail: `is ${said(policy[member])}, this program’s ${own.name} version ${String(own.version)} has ${said(own[member])}`,
    }));
