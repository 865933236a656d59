import { parsePeriod, parseSpan } from '#indicators';
import type { EvidencePolicies, EvidenceQuery } from '../format.js';
import { type Finding, said } from './check-classes.js';
import type { Shape } from './shape.js';

/** What is wrong between `query.json` and the other documents, and in which of them. */
export type DocumentFinding = Finding & { file: 'query.json' | 'answer.json' };

/** Whether the answer is one to the question, under the policy of the file. */
export function checkQuestion(query: EvidenceQuery, policies: EvidencePolicies, answer: Shape): DocumentFinding[] {
  const findings: DocumentFinding[] = [];
  const same = (file: DocumentFinding['file'], field: string, given: unknown, expected: unknown): void => {
    if (given === expected) return;
    findings.push({ file, field, detail: `is ${said(given)}, should be ${said(expected)}` });
  };
  same('query.json', '/policy', query.policy, policies.asked.name);
  same('query.json', '/policyVersion', query.policyVersion, policies.asked.version);
  if (query.period !== null) {
    const named = spanOrNull(query);
    same('query.json', '/from', query.from, named?.from);
    same('query.json', '/to', query.to, named?.to);
  }
  if (query.asOf !== null && query.asOf > query.computedAt) {
    findings.push({ file: 'query.json', field: '/asOf', detail: 'lies after the question' });
  }
  const expected = {
    ...{ policy: query.policy, policyVersion: query.policyVersion, population: query.population },
    ...{ from: query.from, to: query.to },
    ...{ asOf: query.asOf ?? query.computedAt, position: query.position, computedAt: query.computedAt },
  };
  for (const [member, value] of Object.entries(expected))
    same('answer.json', `/${member}`, answer.at(member).raw, value);
  return findings;
}

function spanOrNull({ period, calendar }: EvidenceQuery) {
  try {
    const { from, to } = parsePeriod(period ?? '', calendar);
    return parseSpan(from, to);
  } catch {
    return null;
  }
}
