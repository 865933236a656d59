import { describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json.js';

/** Texts with what must be escaped, and names that sort otherwise by code point than by code unit. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    '"',
    '\\',
    '\b\f\n\r\t\v',
    '\u0000\u001f\u007f',
    '\u2028',
    '🏛️',
    '\ufb33',
    'Đúng hẹn',
    '10',
    '9',
    '__proto__',
  ),
);
const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.constantFrom(-0, 1e21, 1e-7, 5e-324),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.constantFrom(null, true, false, undefined),
    text,
    number,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 6, noNullPrototype: true }),
  ),
}));

describe('the RFC 8785 text', () => {
  it('is that of the reference implementation, whatever was written before', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 8 }), (values) => {
        for (const one of values) expect(canonicalJson({ one })).toBe(canonicalize({ one }));
      }),
      { numRuns: 1_000 },
    );
  });
  it('sorts the members of every shape it has met, and of more than it remembers', () => {
    for (let round = 0; round < 3; round++)
      for (let shape = 0; shape < 40; shape++) {
        const given = { [`b${String(shape)}`]: 1, a: { z: shape, y: [] }, c: undefined };
        expect(canonicalJson(given)).toBe(canonicalize(given));
      }
  });
  it('writes a date as it writes itself', () => {
    const at = new Date(0);
    expect(canonicalJson({ at })).toBe(canonicalize({ at }));
  });
  it.each([[Number.NaN], [Number.POSITIVE_INFINITY], ['\ud800'], ['a\udc00b'], [() => 1], [1n]])(
    'refuses %p',
    (given) => {
      expect(() => canonicalJson({ given })).toThrow(TypeError);
    },
  );
});
