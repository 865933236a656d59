import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { findPolicy } from '#indicators';
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

  test('of qd766 is refused with what is available', () => {
    const refusal = (): unknown => policyExpression(findPolicy('qd766'));
    expect(refusal).toThrow(FiguresError);
    try {
      refusal();
    } catch (error) {
      expect(error).toMatchObject({
        code: 'POLICY.NOT_AVAILABLE',
        extra: { available: ['tt01-2020', 'first-promise', 'returned', 'survivorship-safe', 'ii06a'] },
      });
    }
  });
});
