import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { POLICY_NAMES, findPolicy } from '#indicators';
import { FiguresError } from './figures-error.js';
import { availablePolicies, policyExpression, policySql } from './policy-expression.js';

describe('the SQL of a policy', () => {
  // A rule that changes shows here as a diff of SQL. Accept it with UPDATE_GOLDEN=1.
  test.each(availablePolicies())('of %s is the one in generated/', (name) => {
    const file = new URL(`./generated/${name}.sql`, import.meta.url);
    const sql = policySql(findPolicy(name));
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, sql);
    expect(sql).toBe(readFileSync(file, 'utf8'));
  });

  test('that asks for what the facts do not hold is refused with what is available', () => {
    const byDay = { ...findPolicy('qd766'), grain: 'date' as const };
    const refusal = (): unknown => policyExpression(byDay);
    expect(refusal).toThrow(FiguresError);
    expect(availablePolicies()).toEqual(POLICY_NAMES);
  });
});
