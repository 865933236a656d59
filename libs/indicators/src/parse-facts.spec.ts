import { describe, expect, test } from '@jest/globals';
import { IndicatorsError } from './indicators-error.js';
import { parseFacts } from './parse-facts.js';
import { at } from './testing/vietnam-time.js';

const receivedAt = '2026-03-02T10:00:00+07:00';

function pointerOf(input: unknown): string {
  try {
    parseFacts(input);
  } catch (error) {
    if (error instanceof IndicatorsError && error.code === 'FACTS.INVALID') return error.pointer;
    throw error;
  }
  throw new Error('accepted');
}

describe('facts given by a caller', () => {
  test('what is absent is null, in days by default', () => {
    expect(parseFacts({ receivedAt })).toEqual({
      receivedAt: at('2026-03-02 10:00'),
      grain: 'date',
      dueAt: null,
      firstPromiseAt: null,
      promiseDueAt: null,
      indexDueAt: null,
      limit: null,
      processedAt: null,
      returnedAt: null,
      withdrawnAt: null,
      stoppedAt: null,
      waits: [],
      supplementRequests: 0,
    });
  });

  test('a limit in hours asks for the instant, unless the grain is given', () => {
    const limit = { value: 1.5, unit: 'workingHour' };
    expect(parseFacts({ receivedAt, limit }).grain).toBe('instant');
    expect(parseFacts({ receivedAt, limit, grain: 'date' }).grain).toBe('date');
  });

  test('the supplement waits are the requests, unless their number is given', () => {
    const waits = [
      { kind: 'supplement', from: receivedAt },
      { kind: 'payment', from: receivedAt, to: null },
    ];
    expect(parseFacts({ receivedAt, waits }).supplementRequests).toBe(1);
    expect(parseFacts({ receivedAt, waits, supplementRequests: 2 }).supplementRequests).toBe(2);
  });

  test('instants may be UTC, milliseconds or without seconds', () => {
    const expected = at('2026-03-02 10:00');
    expect(parseFacts({ receivedAt: '2026-03-02T03:00:00.000Z' }).receivedAt).toBe(expected);
    expect(parseFacts({ receivedAt: expected }).receivedAt).toBe(expected);
    expect(parseFacts({ receivedAt: '2026-03-02T10:00+07:00' }).receivedAt).toBe(expected);
  });

  test.each([
    [null, ''],
    [{}, '/receivedAt'],
    [{ receivedAt: '2026-03-02T10:00:00' }, '/receivedAt'],
    [{ receivedAt: '2026-13-02T10:00:00Z' }, '/receivedAt'],
    [{ receivedAt, dueAt: 'soon' }, '/dueAt'],
    [{ receivedAt, grain: 'hour' }, '/grain'],
    [{ receivedAt, limit: { value: 0, unit: 'workingDay' } }, '/limit/value'],
    [{ receivedAt, limit: { value: 1.5, unit: 'month' } }, '/limit/value'],
    [{ receivedAt, limit: { value: 1, unit: 'year' } }, '/limit/unit'],
    [{ receivedAt, waits: {} }, '/waits'],
    [{ receivedAt, waits: [{ kind: 'payment' }] }, '/waits/0/from'],
    [{ receivedAt, waits: [{ kind: 'other', from: receivedAt }] }, '/waits/0/kind'],
    [{ receivedAt, waits: [{ kind: 'payment', from: receivedAt, to: 0 }] }, '/waits/0/to'],
    [{ receivedAt, supplementRequests: -1 }, '/supplementRequests'],
  ])('%j is refused at "%s"', (input, pointer) => {
    expect(pointerOf(input)).toBe(pointer);
  });
});
