// Properties draw the same cases on every run: a red run can be run again, and a green one says which cases it saw.
// `PROPERTY_SEED=random npm run test:unit -- properties` looks for others; what it finds becomes an example of its
// property (2026-11-22: until then every run drew at random, and a landing could fail on luck).
import fc from 'fast-check';

const { PROPERTY_SEED: seed = '20261122' } = process.env;
if (seed !== 'random') {
  if (!/^-?\d{1,10}$/.test(seed)) throw new Error(`PROPERTY_SEED is "${seed}"; it takes a whole number or "random"`);
  fc.configureGlobal({ seed: Number(seed) });
}
