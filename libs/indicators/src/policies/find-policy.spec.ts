import { expect, test } from '@jest/globals';
import { findPolicy } from './find-policy.js';
import { POLICY_NAMES } from './policy.js';

test('every policy of the contract is there under its name, with a version', () => {
  for (const name of POLICY_NAMES) {
    expect(findPolicy(name)).toMatchObject({ name, version: expect.any(Number) });
  }
});

test('nothing given is tt01-2020', () => {
  expect(findPolicy().name).toBe('tt01-2020');
  expect(findPolicy(null).name).toBe('tt01-2020');
});

test('an unknown name is refused with the names that exist', () => {
  expect(() => findPolicy('lift-to-99.5')).toThrow(
    expect.objectContaining({ code: 'POLICY.UNKNOWN', accepted: POLICY_NAMES }),
  );
  expect(() => findPolicy('constructor')).toThrow();
});
