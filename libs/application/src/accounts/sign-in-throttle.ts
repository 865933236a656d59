import { createHash } from 'node:crypto';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Database } from '#event-store';
import { ProblemError } from '../problem-error.js';

const WINDOW_SECONDS = 15 * 60;
/** Wrong passwords of one account within the window, wherever they come from. */
const PER_ACCOUNT = 10;
/** Wrong passwords from one address within the window: a whole office may stand behind it. */
const PER_ADDRESS = 100;

/** What an attempt is counted under. */
export interface Attempt {
  /** Tenant and name as they were typed; an unknown one is counted like any other. */
  account: string;
  address: string;
}

/** Bounds guessing of passwords over all processes of the product, because the counts stand in the database. */
export class SignInThrottle {
  private readonly accounts: RateLimiterPostgres;
  private readonly addresses: RateLimiterPostgres;

  constructor(database: Database) {
    const storeClient = {
      query: async ({ text, values }: { text: string; values: unknown[] }) => {
        const rows = await database.query(text, values);
        return { rows, rowCount: rows.length };
      },
    };
    const store = { storeClient, storeType: 'client', tableName: 'sign_in_attempt', tableCreated: true } as const;
    const limiter = (keyPrefix: string, points: number, clearExpiredByTimeout: boolean) =>
      new RateLimiterPostgres({ ...store, keyPrefix, points, duration: WINDOW_SECONDS, clearExpiredByTimeout });
    this.accounts = limiter('account', PER_ACCOUNT, true);
    this.addresses = limiter('address', PER_ADDRESS, false);
  }

  /** Counts an attempt before its password is looked at, so that many at once get no more tries. Throws SIGN_IN.TOO_MANY. */
  async begin({ account, address }: Attempt): Promise<void> {
    try {
      await this.addresses.consume(keyOf(address));
      await this.accounts.consume(keyOf(account));
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const retryAfterSeconds = Math.max(1, Math.ceil(error.msBeforeNext / 1_000));
      throw new ProblemError('SIGN_IN.TOO_MANY', 'too many attempts; wait before the next', { retryAfterSeconds });
    }
  }

  /** The password was right: the account begins anew, and the address loses nothing by it. */
  async succeeded({ account, address }: Attempt): Promise<void> {
    await Promise.all([this.accounts.delete(keyOf(account)), this.addresses.reward(keyOf(address))]);
  }
}

const keyOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('base64url');
