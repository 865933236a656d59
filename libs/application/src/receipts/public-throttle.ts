import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Database } from '#event-store';
import { ProblemError } from '../problem-error.js';
import type { ReceiptSecrets } from './receipt-secrets.js';

const QUARTER = 15 * 60;
const DAY = 24 * 60 * 60;
/** Wrong answers from one address in a quarter of an hour: whole villages stand behind one address of a mobile network. */
const PER_ADDRESS = 60;
/** Wrong digits for one code in a quarter of an hour, and in a day: ten thousand need a year and a half. */
const PER_CODE = 5;
const PER_CODE_A_DAY = 20;

/** Who tries, and which code where one is tried. */
export interface PublicAttempt {
  address: string;
  code?: string;
}

/**
 * Bounds guessing over all processes, because the counts stand in the database. An attempt is counted before it is looked
 * at, so that many at once get no more tries; one that was right is given back.
 */
export class PublicThrottle {
  private readonly addresses: RateLimiterPostgres;
  private readonly codes: readonly RateLimiterPostgres[];

  constructor(
    database: Database,
    private readonly secrets: ReceiptSecrets,
  ) {
    const storeClient = {
      query: async ({ text, values }: { text: string; values: unknown[] }) => {
        const rows = await database.query(text, values);
        return { rows, rowCount: rows.length };
      },
    };
    const store = { storeClient, storeType: 'client', tableName: 'public_attempt', tableCreated: true } as const;
    const limiter = (keyPrefix: string, points: number, duration: number, clearExpiredByTimeout = false) =>
      new RateLimiterPostgres({ ...store, keyPrefix, points, duration, clearExpiredByTimeout });
    this.addresses = limiter('address', PER_ADDRESS, QUARTER, true);
    this.codes = [limiter('code', PER_CODE, QUARTER), limiter('code-day', PER_CODE_A_DAY, DAY)];
  }

  /** Throws LOOKUP.TOO_MANY, for a code that nobody has as for any other. */
  async begin({ address, code }: PublicAttempt): Promise<void> {
    try {
      await this.addresses.consume(this.secrets.attemptKey('address', address));
      if (code === undefined) return;
      const key = this.secrets.attemptKey('code', code.toUpperCase());
      for (const limiter of this.codes) await limiter.consume(key);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const retryAfterSeconds = Math.max(1, Math.ceil(error.msBeforeNext / 1_000));
      throw new ProblemError('LOOKUP.TOO_MANY', 'too many attempts; wait before the next', { retryAfterSeconds });
    }
  }

  /** What was tried was right: it is not counted. */
  async succeeded({ address, code }: PublicAttempt): Promise<void> {
    const key = code === undefined ? null : this.secrets.attemptKey('code', code.toUpperCase());
    await Promise.all([
      this.addresses.reward(this.secrets.attemptKey('address', address)),
      ...(key === null ? [] : this.codes.map((limiter) => limiter.reward(key))),
    ]);
  }
}
