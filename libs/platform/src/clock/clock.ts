/** Tells the time; rules never read it themselves, they are given it. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
}

/** Nest injection token of the {@link Clock}. */
export const CLOCK = Symbol('CLOCK');

/** The computer's clock. */
export const systemClock: Clock = { now: () => Date.now() };
