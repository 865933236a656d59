import { describe, expect, test } from '@jest/globals';
import { KNOWN_SIGNALS } from './known-signals.js';
import { configuredValues, isWithin, rulesInForce } from './signal-rules.js';
import { SIGNAL_NAMES } from './signal.js';

describe('the catalogue of signals', () => {
  test.each(SIGNAL_NAMES)(
    '%s names its parameters, its meaning and innocent explanations in both languages',
    (name) => {
      const { parameters, ...signal } = KNOWN_SIGNALS[name];
      expect(signal).toMatchObject({ name, version: expect.any(Number) });
      expect(parameters.length).toBeGreaterThan(0);
      for (const parameter of parameters) expect(isWithin(parameter, parameter.default)).toBe(true);
      for (const words of [signal.label, signal.meaning, ...parameters.map(({ meaning }) => meaning)]) {
        expect(words.vi.length * words.en.length).toBeGreaterThan(0);
      }
      expect(signal.innocent.vi).toHaveLength(signal.innocent.en.length);
      expect(signal.innocent.en.length).toBeGreaterThan(0);
    },
  );

  test('no word of it accuses anybody', () => {
    expect(JSON.stringify(KNOWN_SIGNALS)).not.toMatch(
      /gian lận|vi phạm|sai phạm|fraud|cheat|manipulat|violation|suspicious/i,
    );
  });
});

describe('values in force', () => {
  test('the default, else what the tenant set last, else what the request asks', () => {
    const tenant = configuredValues([
      { name: 'bulkEndings', version: 1, parameters: { minCount: 20, withinSeconds: 30 } },
      { name: 'bulkEndings', version: 1, parameters: { minCount: 25 } },
    ]);
    expect(rulesInForce({}).bulkEndings).toEqual({
      minCount: { value: 10, from: 'default' },
      withinSeconds: { value: 60, from: 'default' },
    });
    expect(rulesInForce(tenant).bulkEndings).toEqual({
      minCount: { value: 25, from: 'tenant' },
      withinSeconds: { value: 60, from: 'default' },
    });
    expect(rulesInForce(tenant, { bulkEndings: { minCount: 30 } }).bulkEndings['minCount']).toEqual({
      value: 30,
      from: 'request',
    });
  });

  test('a value that is no whole number of the range is not used', () => {
    for (const minCount of [1, 1001, 2.5, NaN]) {
      expect(rulesInForce({ bulkEndings: { minCount } }).bulkEndings['minCount']?.from).toBe('default');
    }
    for (const minCount of [2, 1000]) {
      expect(rulesInForce({ bulkEndings: { minCount } }).bulkEndings['minCount']?.from).toBe('tenant');
    }
  });
});
