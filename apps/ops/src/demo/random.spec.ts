import { expect, test } from '@jest/globals';
import { seededRandom, seedOf } from './random.js';
import { weightedChoice } from './weighted-choice.js';

const numbers = (seed: number, count: number) => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => random.next());
};

test('the same seed gives the same numbers, another seed others', () => {
  expect(numbers(7, 20)).toEqual(numbers(7, 20));
  expect(numbers(7, 20)).not.toEqual(numbers(8, 20));
});

test('numbers lie in [0, 1) and are spread evenly', () => {
  const drawn = numbers(1, 20_000);
  expect(drawn.every((n) => n >= 0 && n < 1)).toBe(true);
  for (let tenth = 0; tenth < 10; tenth += 1) {
    const share = drawn.filter((n) => Math.floor(n * 10) === tenth).length / drawn.length;
    expect(share).toBeCloseTo(0.1, 1);
  }
});

test('the seeds of neighbours differ', () => {
  expect(new Set(Array.from({ length: 20_000 }, (_, n) => seedOf(2026, n))).size).toBe(20_000);
});

test('a weighted choice draws in proportion and never what weighs nothing', () => {
  const choice = weightedChoice([
    { item: 'often', weight: 3 },
    { item: 'never', weight: 0 },
    { item: 'seldom', weight: 1 },
  ]);
  const random = seededRandom(3);
  const drawn = Array.from({ length: 8000 }, () => choice.draw(random));
  expect(drawn).not.toContain('never');
  expect(drawn.filter((item) => item === 'often').length / drawn.length).toBeCloseTo(0.75, 1);
});

test('there must be something to choose from', () => {
  expect(() => weightedChoice([{ item: 'never', weight: 0 }])).toThrow(RangeError);
});
