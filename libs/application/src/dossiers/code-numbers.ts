import { setImmediate } from 'node:timers/promises';
import type { Database } from '#event-store';
import type { CodeNumbers } from '../ports.js';

interface Waiting {
  give: (number: number) => void;
  fail: (error: unknown) => void;
}

const TAKE = 'select take_code_numbers($1, $2, $3, $4) as last';

/**
 * Daily numbers from one counter row per unit. Requests that wait together take their numbers with one statement.
 * A number whose dossier was refused afterwards is lost; the version check at 0 makes sure none is used twice.
 */
export class PostgresCodeNumbers implements CodeNumbers {
  private readonly waiting = new Map<string, Waiting[]>();
  private readonly taking = new Set<string>();

  constructor(private readonly database: Database) {}

  next(tenant: string, unitId: string, day: string): Promise<number> {
    return new Promise((give, fail) => {
      const key = JSON.stringify([tenant, unitId, day]);
      const queue = this.waiting.get(key) ?? [];
      queue.push({ give, fail });
      this.waiting.set(key, queue);
      if (!this.taking.has(key)) void this.drain(key, [tenant, unitId, day]);
    });
  }

  private async drain(key: string, [tenant, unitId, day]: [string, string, string]): Promise<void> {
    this.taking.add(key);
    for (;;) {
      await setImmediate();
      const queue = this.take(key);
      if (queue.length === 0) break;
      try {
        const [row] = await this.database.query<{ last: number }>(TAKE, [tenant, unitId, day, queue.length]);
        const first = (row?.last ?? 0) - queue.length + 1;
        queue.forEach((waiting, index) => {
          waiting.give(first + index);
        });
      } catch (error) {
        for (const waiting of queue) waiting.fail(error);
      }
    }
    this.taking.delete(key);
  }

  private take(key: string): Waiting[] {
    const queue = this.waiting.get(key) ?? [];
    this.waiting.delete(key);
    return queue;
  }
}
